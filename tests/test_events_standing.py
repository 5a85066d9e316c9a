"""What the claims of an event amount to: its status, and who contradicts it."""

from __future__ import annotations

from frontmap.events import Standing, weigh
from frontmap.model import EventType, Status


def test_the_surest_claim_leads():
    claims = [(EventType.ATTACK, status) for status in (Status.CLAIMED, Status.CONFIRMED, Status.POSSIBLE)]

    assert weigh(claims) == Standing(1, Status.CONFIRMED)


def test_the_first_of_equals_leads():
    assert weigh([(EventType.ATTACK, Status.CLAIMED)] * 2).leader == 0


def test_a_denial_disputes_what_others_say():
    standing = weigh([(EventType.STRIKE, Status.DENIED), (EventType.STRIKE, Status.POSSIBLE)])

    assert standing == Standing(1, Status.POSSIBLE, against=(0,))
    assert standing.disputed


def test_denials_alone_dispute_nothing():
    assert weigh([(EventType.STRIKE, Status.DENIED)] * 2) == Standing(0, Status.DENIED)


def test_a_capture_and_a_repelled_attack_dispute_each_other():
    accounts = [(EventType.REPELLED_ATTACK, Status.CLAIMED), (EventType.CAPTURE, Status.POSSIBLE)]

    assert weigh(accounts).against == (1,)
    assert weigh([(EventType.REPELLED_ATTACK, Status.LIKELY), *accounts]).against == (2,)


def test_different_types_that_can_both_be_true_dispute_nothing():
    assert not weigh([(EventType.ATTACK, Status.CLAIMED), (EventType.ADVANCE, Status.CLAIMED)]).disputed
