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
        "On May 1, Russian forces shelled Zorya; on May 2, they captured Dubrava.",
        "Russian forces shelled Zorya (on May 1) and captured Dubrava (on May 2).",
        "After Russian forces shelled Zorya on May 1, they captured Dubrava on May 2.",
        "The May 1 Russian strike on Zorya helped Russian forces capture ground, and they captured Dubrava on May 2.",
        "In the wake of the May 1 strike on Zorya, Russian forces captured Dubrava on May 2.",
        "Russian forces, who shelled Zorya on May 1, captured Dubrava on May 2.",
        "Russian forces \u2013 who shelled Zorya on May 1 \u2013 captured Dubrava on May 2.",
    ],
)
def test_each_event_has_its_own_day(sentence):
    days = {claim.localities[0].name: claim.begin for claim in read(sentence)[0]}
    assert (days["Zorya"], days["Dubrava"]) == (date(2031, 5, 1), date(2031, 5, 2))


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces attacked near Zorya; north of Dubrava; and near Orlynka, Pisok, and Yasen on May 1.",
        "On May 1, Russian forces shelled Zorya; they also captured Dubrava.",
        "Russian forces attacked Zorya, a village near Dubrava, on May 1.",
        "Russian forces conducted assaults on Zorya and Dubrava that began on May 1.",
        "Russian forces attacked Zorya, although they shelled Dubrava on May 1.",
    ],
)
def test_clauses_share_a_day_where_nothing_parts_them(sentence):
    claims, _ = read(sentence)
    assert {claim.begin for claim in claims} == {date(2031, 5, 1)}


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("Partisans have been active in Pisok since at least mid-March.", date(2031, 3, 11), DAY),
        ("Russian forces attacked Zorya in late April.", date(2031, 4, 21), date(2031, 4, 30)),
        ("Russian forces attacked Zorya, the first attack since April 2.", DAY, DAY),
        ("As of May 1, Russian forces attacked Zorya.", DAY, DAY),
        ("Following the May 1 strike, Russian forces attacked Zorya.", date(2031, 5, 1), DAY),
    ],
)
def test_a_date_bounds_an_event_as_its_words_say(sentence, begin, end):
    claims, _ = read(sentence)
    assert {(claim.begin, claim.end) for claim in claims} == {(begin, end)}


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
