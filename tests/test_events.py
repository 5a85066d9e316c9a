"""Events: which claims report the same one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import located_claims
from frontmap.events import group_events
from frontmap.model import EventType, Locality, Relation, Span, Status
from located_claims import DAY

if TYPE_CHECKING:
    from frontmap.model import LocatedClaim

ATTACK = {"event_type": EventType.ATTACK, "side": "RUS", "status": Status.ASSESSED, "claimant": None}


def located(
    name: str, *, place: str = "Lukivka", relation: str = "near", entry: str | None = "village:1", **changes: Any
) -> LocatedClaim:
    """Make a claim of an attack of RUS near Lukivka that has no event yet, with some of that changed."""
    lies = {key: changes.pop(key) for key in ("bearing_deg", "part") if key in changes}
    locality = Locality(place, Relation(relation), Span(0, 7), **lies)
    one = located_claims.located(locality=locality, gazetteer_id=entry, changes={"claim_id": name} | ATTACK | changes)
    return replace(one, event_id="")


def events(*claims: LocatedClaim) -> list[str]:
    return [one.event_id for one in group_events(claims)]


def test_a_claim_alone_is_its_own_event_with_a_stable_id():
    assert events(located("a")) == events(located("a"))
    assert events(located("a")) != events(located("b"))


def test_the_same_told_twice_is_one_event_whoever_says_it_and_however_sure():
    first, second = events(
        located("a"), located("b", claimant="General Staff", status=Status.CLAIMED, actor="enemy", hedge="said")
    )

    assert first == second


def test_two_spellings_of_one_gazetteer_entry_are_one_place():
    assert len(set(events(located("a"), located("b", place="Lukovka")))) == 1


def test_places_without_an_entry_are_told_apart_by_their_names():
    claims = [
        located("a", entry=None),
        located("b", entry=None, place="LUKIVKA"),
        located("c", entry=None, place="Hai"),
    ]
    first, second, third = events(*claims)

    assert first == second != third


@pytest.mark.parametrize(
    "change",
    [
        {"entry": "village:2"},
        {"event_type": EventType.STRIKE},
        {"side": "UKR"},
        {"relation": "at"},
        {"relation": "direction", "bearing_deg": 180.0},
        {"part": "northern"},
        {"status": Status.PLANNED},
        {"begin": DAY - dt.timedelta(days=2), "end": DAY - dt.timedelta(days=1)},
    ],
)
def test_what_may_be_another_event_stays_another(change):
    assert len(set(events(located("a"), located("b", **change)))) == 2


def test_days_that_overlap_with_the_event_so_far_join_it():
    yesterday = DAY - dt.timedelta(days=1)
    claims = [located("a"), located("b", begin=yesterday), located("c", begin=yesterday, end=yesterday)]

    assert len(set(events(*claims))) == 1
    assert len(set(events(claims[0], claims[2]))) == 2


def test_nothing_is_dropped_and_the_order_is_kept():
    claims = [located("a"), located("b", side="UKR"), located("a2")]
    grouped = group_events(claims)

    assert [one.claim for one in grouped] == [one.claim for one in claims]
    assert all(one.event_id for one in grouped)
    assert group_events([]) == ()
