"""What a report tells that did not happen, not now or not for sure, and what is no event at all."""

from __future__ import annotations

import pytest

from small_country import read, says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces did not conduct any ground attacks near Ternove.", "no_attack RUS assessed near Ternove"),
        says(
            "Russian forces did not conduct any confirmed ground attacks in Halivka Oblast.",
            "no_attack RUS assessed in Halivka Oblast",
        ),
        says("Russian forces have not yet captured Dubrava.", "capture RUS denied at Dubrava"),
        says("Russian forces have not captured Dubrava.", "capture RUS denied at Dubrava"),
        says(
            "Russian forces not only shelled Zorya but also attacked Orlynka.",
            "attack RUS assessed at Orlynka",
            "strike RUS assessed at Zorya",
        ),
        says("Russian forces paused ground attacks near Zorya.", "no_attack RUS assessed near Zorya"),
        says(
            "Russian forces shelled Pisok. Neither Russian nor Ukrainian forces attacked Zorya.",
            "no_attack UNK assessed at Zorya",
            "strike RUS assessed at Pisok",
        ),
        says("Neither the Russian forces nor the Ukrainian forces attacked Zorya.", "no_attack UNK assessed at Zorya"),
        says("Neither Wagner Group nor DNR forces attacked Zorya.", "no_attack RUS assessed at Zorya"),
        says("Russian forces did not shell Zorya.", "no_attack RUS assessed at Zorya"),
    ],
)
def test_a_negation_is_told_from_its_false_friends(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces captured Dubrava on May 2.", "capture RUS assessed at Dubrava"),
        says("Russian forces captured Dubrava on April 2."),
        says("Russian forces have attacked Dubrava since April 2.", "attack RUS assessed at Dubrava"),
        says("Russian forces have been accumulating near Pisok since late March.", "movement RUS assessed near Pisok"),
        says("Russian forces did not attack Dubrava on April 2."),
        says("Russian forces have not attacked Dubrava since April 2.", "no_attack RUS assessed at Dubrava"),
        says(
            "Russian forces have not made any advances near Zorya since capturing Dubrava on April 2.",
            "no_attack RUS assessed near Zorya",
        ),
        says(
            "Russian forces near Zorya have not made any advances since capturing Dubrava on April 2.",
            "no_attack RUS assessed near Zorya",
        ),
        says("Russian forces shelled Zorya overnight on May 2 to 3.", "strike RUS assessed at Zorya"),
        says("Ukrainian forces captured Pisok in late April.", "capture UKR assessed at Pisok"),
        says("Ukrainian forces captured Pisok in early April."),
        says("Ukrainian forces captured Pisok in the fall of 2030."),
        says("Ukrainian forces held Pisok in 2029."),
        says("Russian forces shelled Zorya for the first time since April 2.", "strike RUS assessed at Zorya"),
        says("Russian forces shelled Zorya, the first strike there since March.", "strike RUS assessed at Zorya"),
        says("The staff reported on March 13 that Russian forces captured Dubrava."),
    ],
)
def test_history_is_no_event_of_the_report(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Ukrainian forces, which captured Pisok in February, attacked Yasen on May 1.",
            "attack UKR assessed at Yasen",
        ),
        says("Russian forces attacked near Zorya, which they captured on March 2.", "attack RUS assessed near Zorya"),
        says(
            "Russian forces resumed attacks near Zorya (which they tried to reach in late October 2030).",
            "attack RUS assessed near Zorya",
        ),
        says(
            "Russian forces shelled Zorya after Ukrainian forces captured it on April 2.",
            "strike RUS assessed at Zorya",
        ),
        says(
            "After losing Dubrava, Halivka Oblast, on April 2, Russian forces shelled Zorya.",
            "strike RUS assessed at Zorya",
        ),
        says(
            "Russian forces shelled Zorya, a village captured by Ukrainian forces in early April.",
            "strike RUS assessed at Zorya",
        ),
        says(
            "Footage showed Russian forces striking positions near Zorya that Ukrainian forces captured in March.",
            "strike RUS confirmed near Zorya",
        ),
        says("Russian forces shelled Zorya near the 2029 frontline.", "strike RUS assessed at Zorya"),
        says("Russian forces shelled Zorya amid talk of the April 2 parade.", "strike RUS assessed at Zorya"),
        says("Russian forces shelled Zorya before the April 2 parade."),
        says(
            "Russian forces withdrew from Dubrava following the April 2 Ukrainian strike on Zorya.",
            "withdrawal RUS assessed from Dubrava",
        ),
    ],
)
def test_the_history_of_one_clause_is_not_that_of_another(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces plan to attack Novyi Brid."),
        says("Russian forces will attack Novyi Brid."),
        says("Russian forces may attack Novyi Brid next week."),
        says("Russian forces are preparing to cross the Tykha River."),
        says(
            "Russian forces may be conducting limited ground attacks near Novyi Brid.",
            "attack RUS possible near Novyi Brid",
        ),
        says("Russian forces likely continued ground attacks near Novyi Brid.", "attack RUS likely near Novyi Brid"),
        says("Russian forces attacked Zorya in an effort to encircle Novyi Brid.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked Zorya in order to cut the road to Novyi Brid.", "attack RUS assessed at Zorya"),
        says("Russian forces shelled Zorya to support an attack on Novyi Brid.", "strike RUS assessed at Zorya"),
        says("Control of Zorya would allow Russian forces to attack Novyi Brid."),
        says("Russian forces intend to capture Dubrava and attack Zorya."),
        says("Russian forces are preparing an offensive on Novyi Brid."),
        says("Russian forces are concentrating near Pisok to attack Novyi Brid.", "movement RUS assessed near Pisok"),
        says("Russian forces continued efforts to capture Dubrava.", "attack RUS assessed at Dubrava"),
        says("Russian forces should attack Novyi Brid, a milblogger argued."),
        says("If Russian forces capture Dubrava, they could threaten Novyi Brid."),
        says("If Russian forces captured Dubrava and advanced to Zorya, Ukrainian forces would withdraw from Pisok."),
        says("If elements of the Russian 3rd Guards Division capture Dubrava, Ukrainian forces will shell Zorya."),
        says("Should the Russian military capture Dubrava, Ukrainian forces would leave Zorya."),
        says(
            "It is unclear if Ukrainian forces still hold Dubrava, and Russian forces shelled Zorya.",
            "control UKR possible at Dubrava",
            "strike RUS assessed at Zorya",
        ),
        says("Ukrainian forces could attack Yasen from Ternove."),
        says("A milblogger called on Russian forces to shell Halivka."),
        says("Russian forces seek to encircle Novyi Brid from Zorya."),
        says("Russian forces may have withdrawn from Ternove.", "withdrawal RUS possible from Ternove"),
        says("Officials warned that Russian forces may attack Zorya."),
        says("Russian commanders ordered troops to leave Ternove."),
    ],
)
def test_a_plan_is_no_event_and_a_hedged_action_is_one(sentence, expected):
    assert told(sentence) == expected


def test_a_condition_is_of_who_acts_in_it():
    claims, _ = read("If Russian forces captured Dubrava, Ukrainian forces would withdraw from Zorya.")
    assert [(claim.event_type, claim.side) for claim in claims] == [("capture", "RUS"), ("withdrawal", "UKR")]


@pytest.mark.parametrize(
    "words",
    ["plan to attack", "will attack", "are preparing to attack", "intend to attack"],
)
def test_a_plan_is_kept_as_planned(words):
    (claim,), _ = read(f"Russian forces {words} Novyi Brid.")
    assert (claim.event_type, claim.side, claim.status) == ("attack", "RUS", "planned")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("The mayor of Halivka met voters in Novyi Brid."),
        says("Parliament in Halivka adopted a law on mobilization."),
        says("The Halivka Mayor called for calm."),
        says("Halivka Oblast Administration Head Ada Stone opened a school."),
        says("Russian officials ordered the evacuation of civilians from Yasen."),
        says("Russian forces lost 300 soldiers and ten tanks."),
        says("Russian forces struck targets throughout Ukraine."),
        says("Occupation authorities held a referendum in Yasen Oblast."),
        says("The ministry responded to criticism of the offensive at a conference in Yasen."),
        says("Russian forces continued shelling along the line of contact."),
    ],
)
def test_nothing_is_mapped_from_politics_orders_losses_and_the_whole_front(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "• Russian forces attacked near Zorya.\n• Ukrainian forces shelled Pisok.",
            "attack RUS assessed near Zorya",
            "strike UKR assessed at Pisok",
        ),
        says(
            "## Supporting Effort (Russian objective: Capture Novyi Brid)\n\nRussian forces shelled Zorya.",
            "strike RUS assessed at Zorya",
        ),
        says(
            "## Russian Main Effort in Yasen Oblast\n\nRussian forces attacked Zorya.", "attack RUS assessed at Zorya"
        ),
        says("## Immediate items to watch\n\nRussian forces may capture Zorya after they take Pisok."),
        says(
            "## Immediate items to watch\n\nRussian forces will encircle Zorya and have entered Pisok.",
            "advance RUS assessed at Pisok",
        ),
    ],
)
def test_headings_state_aims_and_bullets_facts(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("## A heading about Zorya", "a heading"),
        ("It rained on the Russian forces.", "has no event word that counts"),
        ("Russian forces attacked again.", "names no place"),
        ("Zorya is a green village.", "has no event word that counts"),
        ("Russian forces captured Dubrava on April 2.", "history (on April 2)"),
    ],
)
def test_a_sentence_without_a_claim_says_why(sentence, why):
    claims, remarks = read(sentence)
    assert claims == ()
    assert remarks[-1][1] == why


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Zorya, though ISW cannot confirm this claim.", "attack RUS possible at Zorya"),
        says("Russian forces attacked Zorya, though ISW cannot confirm any changes.", "attack RUS assessed at Zorya"),
        says("Footage claiming to show Russian forces shelling Zorya was posted.", "strike RUS claimed at Zorya"),
    ],
)
def test_a_doubt_weakens_what_it_is_about(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("It is unclear if Ukrainian forces struck a depot in Zorya.", "strike UKR possible at Zorya"),
        says("It is unclear if Ukrainian forces will strike Zorya."),
        says("Ukrainian forces must have launched the strike on Zorya.", "strike UKR likely at Zorya"),
        says("The attack resembled previous Ukrainian strikes on Zorya."),
        says("Officials in newly-liberated Yasen Oblast restored power."),
        says("Russian forces attacked Zorya after the past hours of regrouping.", "attack RUS assessed at Zorya"),
    ],
)
def test_what_is_past_or_unclear_is_no_plain_fact(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked near Zorya but did not make any confirmed advances.",
            "attack RUS assessed near Zorya",
        ),
        says(
            "Russian forces attacked near Zorya but did not make any territorial gains.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says(
            "Russian forces fought near Zorya and Pisok but did not make any confirmed advances in these areas.",
            "clash UNK assessed near Pisok",
            "clash UNK assessed near Zorya",
        ),
    ],
)
def test_advances_that_nobody_confirmed_are_not_an_attack_that_failed(sentence, expected):
    assert told(sentence) == expected
