"""What a claim keeps beside its event: its days, its actor, the words that decided, an id of its own."""

from __future__ import annotations

from datetime import date

import pytest

from small_country import DAY, read


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("Russian forces shelled Zorya.", DAY, DAY),
        ("Russian forces shelled Zorya on May 1.", date(2031, 5, 1), date(2031, 5, 1)),
        ("Russian forces shelled Zorya overnight on May 2 to 3.", date(2031, 5, 2), DAY),
        ("Russian forces shelled Zorya on May 1 and 2.", date(2031, 5, 1), date(2031, 5, 2)),
        ("The General Staff reported on May 3 that Russian forces shelled Zorya on May 2.",) + (date(2031, 5, 2),) * 2,
        ("Footage published on May 2 shows that Russian forces advanced near Dubrava.", DAY, DAY),
    ],
)
def test_the_days_of_an_event_are_not_those_of_the_telling(sentence, begin, end):
    ((claim,), _) = read(sentence)
    assert (claim.begin, claim.end) == (begin, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces shelled Zorya on May 1 and captured Dubrava on May 2.",
        pytest.param(
            "On May 1, Russian forces shelled Zorya; on May 2, they captured Dubrava.",
            marks=pytest.mark.xfail(strict=True, reason="a day in front is that of the clause before it, too"),
        ),
    ],
)
def test_each_event_has_its_own_day(sentence):
    shelled, captured = read(sentence)[0]
    assert (shelled.begin, captured.begin) == (date(2031, 5, 1), date(2031, 5, 2))


def test_a_claim_names_its_actor_and_the_words_that_decided():
    (claim,), _ = read("Wagner Group fighters may have captured Dubrava overnight on May 2 to 3.")
    assert (claim.side, claim.actor, claim.hedge) == ("RUS", "Wagner Group fighters", "may have")
    decided = dict(claim.decided_by)
    assert decided["event_type"] == "captured"
    assert decided["when"] == "overnight on May 2 to 3"
    assert claim.rule == "capture:capture"


def test_a_sentence_told_twice_gives_two_claims_with_ids_of_their_own():
    (first, second), _ = read(
        "\u2022 Russian forces shelled Zorya.\n\nToday Orlynka is quiet.\n\nRussian forces shelled Zorya."
    )
    assert first.sentence.text.endswith(second.sentence.text)
    assert first.claim_id != second.claim_id


def test_an_id_does_not_hang_on_what_else_the_report_says():
    (alone,), _ = read("Russian forces shelled Zorya.")
    among, _ = read("Ukrainian forces captured Pisok.\n\nIt rained.\n\nRussian forces shelled Zorya.")
    assert among[-1].claim_id == alone.claim_id
