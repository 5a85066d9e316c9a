"""What a report says happened: events, sides, outcomes, dates; each family of constructions in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from frontmap.claims import extract_claims
from frontmap.grammar import load_grammar
from frontmap.reports import read_report
from frontmap.sentences import split_sentences
from small_country import COUNTRY, DAY, misread, read, says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Ukrainian positions near Zorya.", "attack RUS assessed near Zorya"),
        says(
            "Ukrainian forces repelled Russian assaults near Zorya and Orlynka.",
            "repelled_attack RUS assessed near Orlynka",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces repelled a Ukrainian attack on Kremenka.", "repelled_attack UKR assessed at Kremenka"),
        says("Russian assaults near Dubrava were repelled.", "repelled_attack RUS assessed near Dubrava"),
        says(
            "A Russian assault near Dubrava was repelled by Ukrainian forces.",
            "repelled_attack RUS assessed near Dubrava",
        ),
        says("Kremenka was captured by Russian forces.", "capture RUS assessed at Kremenka"),
        says("Novyi Brid was shelled by Russian artillery.", "strike RUS assessed at Novyi Brid"),
        says("Ukrainian positions near Ternove were struck by Russian aircraft.", "strike RUS assessed near Ternove"),
        says(
            "Ukrainian forces stopped a Russian offensive toward Novyi Brid.",
            "repelled_attack RUS assessed toward Novyi Brid",
        ),
        says(
            "Ukrainian forces liberated Kremenka and Pisok.",
            "capture UKR assessed at Kremenka",
            "capture UKR assessed at Pisok",
        ),
        says(
            "Russian forces forced Ukrainian troops to withdraw from Kremenka.",
            "withdrawal UKR assessed from Kremenka",
        ),
        says(
            "Ukrainian forces were driven back from Ternove.",
            "withdrawal UKR assessed from Ternove",
        ),
        says(
            "Ukrainian forces were forced to withdraw from Kremenka.",
            "withdrawal UKR assessed from Kremenka",
        ),
        says(
            "Dubrava and Orlynka were liberated by Ukrainian forces on May 2.",
            "capture UKR assessed at Dubrava",
            "capture UKR assessed at Orlynka",
        ),
        says("Dubrava was liberated on May 2.", "capture UNK assessed at Dubrava"),
        misread(
            "Explosions were reported in Yasen.",
            "strike UNK claimed at Yasen",
            why="an event word before 'were reported in'",
        ),
        says("Russian missiles hit an ammunition depot in Halivka.", "strike RUS assessed at Halivka"),
        says(
            "Ukrainian HIMARS strikes destroyed a Russian headquarters in Yasen.",
            "strike UKR assessed at Yasen",
        ),
        says("Ukrainian forces targeted Russian positions near Pisok.", "strike UKR assessed near Pisok"),
        misread(
            "Ukrainian air defense shot down a Russian drone over Halivka.",
            "strike UKR assessed at Halivka",
            why="air defense is no actor",
        ),
    ],
)
def test_the_attacker_is_found_in_active_and_passive(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attempted to advance toward Novyi Brid.", "repelled_attack RUS assessed toward Novyi Brid"
        ),
        says("Russian forces unsuccessfully attacked Zorya.", "repelled_attack RUS assessed at Zorya"),
        says(
            "Russian forces conducted unsuccessful ground attacks near Zorya.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces failed to capture Dubrava.", "repelled_attack RUS assessed at Dubrava"),
        says(
            "Russian forces attacked near Zorya but did not make any advances.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces are trying to break through toward Staryi Hai.", "attack RUS assessed toward Staryi Hai"),
        says("Russian forces are attempting to capture Dubrava.", "attack RUS assessed at Dubrava"),
        says(
            "Ukrainian forces repelled Russian attempts to advance near Ternove.",
            "repelled_attack RUS assessed near Ternove",
        ),
    ],
)
def test_an_attempt_of_the_past_failed_and_one_of_the_present_goes_on(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces shelled Zorya, attacked near Orlynka, and captured Dubrava.",
            "attack RUS assessed near Orlynka",
            "capture RUS assessed at Dubrava",
            "strike RUS assessed at Zorya",
        ),
        says(
            "Ukrainian forces withdrew from Kremenka and took up positions near Ternove.",
            "advance UKR assessed near Ternove",
            "withdrawal UKR assessed from Kremenka",
        ),
        says(
            "Ukrainian forces captured Kremenka. They also advanced toward Pisok.",
            "advance UKR assessed toward Pisok",
            "capture UKR assessed at Kremenka",
        ),
        says(
            "Russian forces attacked near Zorya while Ukrainian forces shelled Pisok.",
            "attack RUS assessed near Zorya",
            "strike UKR assessed at Pisok",
        ),
        misread(
            "Russian forces, which had regrouped, attacked near Orlynka.",
            "attack RUS assessed near Orlynka",
            why="a movement of a relative clause takes the main clause's place",
        ),
        says(
            "The General Staff reported that Russian forces attacked near Zorya. It added that they shelled Orlynka.",
            "attack RUS claimed near Zorya",
            "strike RUS claimed at Orlynka",
        ),
        misread(
            "Ukrainian forces attacked Pisok. Russian forces repelled the assault and shelled Zorya.",
            "attack UKR assessed at Pisok",
            "strike RUS assessed at Zorya",
            why="the place of a second verb is also the first one's",
        ),
        says(
            "Russian sources claimed that Ukrainian forces advanced near Pisok, captured Ternove, and shelled Yasen.",
            "advance UKR claimed near Pisok",
            "capture UKR claimed at Ternove",
            "strike UKR claimed at Yasen",
        ),
    ],
)
def test_a_subject_is_carried_over_commas_conjunctions_and_sentences(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked near Zorya, Orlynka, and Dubrava.",
            "attack RUS assessed near Dubrava",
            "attack RUS assessed near Orlynka",
            "attack RUS assessed near Zorya",
        ),
        says(
            "Russian forces shelled Zorya and the outskirts of Novyi Brid.",
            "strike RUS assessed at Zorya",
            "strike RUS assessed near Novyi Brid",
        ),
        says("Russian forces struck and shelled Halivka.", "strike RUS assessed at Halivka"),
        says(
            "Russian forces attacked near Zorya and shelled Orlynka and Dubrava.",
            "attack RUS assessed near Zorya",
            "strike RUS assessed at Dubrava",
            "strike RUS assessed at Orlynka",
        ),
    ],
)
def test_a_verb_is_shared_by_all_places_that_follow_it(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked near Zorya and were repelled near Orlynka.",
            "attack RUS assessed near Zorya",
            "repelled_attack RUS assessed near Orlynka",
        ),
        says(
            "Ukrainian forces repelled a Russian assault near Zorya but withdrew from Kremenka.",
            "repelled_attack RUS assessed near Zorya",
            "withdrawal UKR assessed from Kremenka",
        ),
        says(
            "After capturing Dubrava, Russian forces attacked Orlynka.",
            "capture RUS assessed at Dubrava",
            "attack RUS assessed at Orlynka",
        ),
        says(
            "Russian forces attacked near Zorya and Orlynka, shelling Halivka.",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Orlynka",
            "strike RUS assessed at Halivka",
        ),
        says(
            "Russian forces continued ground attacks on Dubrava and shelling of Halivka.",
            "attack RUS assessed at Dubrava",
            "strike RUS assessed at Halivka",
        ),
        says(
            "Russian forces captured Dubrava, Ukrainian forces captured Pisok.",
            "capture RUS assessed at Dubrava",
            "capture UKR assessed at Pisok",
        ),
        says("Russian forces neither attacked Zorya nor shelled Orlynka.", "no_attack RUS assessed at Zorya"),
    ],
)
def test_two_events_in_one_sentence_keep_apart(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Recent Russian advances in Dubrava alarmed residents.", "advance RUS assessed at Dubrava"),
        says(
            "The withdrawal of Russian troops from Ternove surprised milbloggers.",
            "withdrawal RUS assessed from Ternove",
        ),
        says("Russian forces completed the capture of Dubrava.", "capture RUS assessed at Dubrava"),
        says("The Russian offensive near Zorya continued.", "attack RUS assessed near Zorya"),
        says("Heavy fighting is ongoing in Dubrava.", "clash UNK assessed at Dubrava"),
        says("Russian forces made marginal gains east of Dubrava.", "advance RUS assessed 90 of Dubrava"),
        says("Russian shelling of Halivka continued overnight.", "strike RUS assessed at Halivka"),
        says(
            "Russian forces conducted airstrikes on Zorya, Orlynka, and Dubrava.",
            "strike RUS assessed at Zorya",
            "strike RUS assessed at Orlynka",
            "strike RUS assessed at Dubrava",
        ),
        says("Russian forces conducted a missile strike against Halivka City.", "strike RUS assessed at Halivka City"),
        says(
            "Russian forces continued routine fire along the line of contact in Halivka Oblast.",
            "strike RUS assessed in Halivka Oblast",
        ),
        says(
            "Russian troops are concentrated near the Ukraine-Russia border.",
            "movement RUS assessed near Ukraine-Russia border",
        ),
        says("Elements of the 99th Guards Division are operating near Pisok.", "sighting RUS assessed near Pisok"),
    ],
)
def test_an_event_named_by_a_noun_counts(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian forces continue to hold Novyi Brid.", "control UKR assessed at Novyi Brid"),
        says("Ukrainian forces consolidated their positions near Kremenka.", "control UKR assessed near Kremenka"),
        says("Ukrainian forces defended Novyi Brid.", "control UKR assessed at Novyi Brid"),
        says("Russian forces established positions near Zorya.", "control RUS assessed near Zorya"),
        says("Ukrainian forces pushed back Russian forces near Zorya.", "advance UKR assessed near Zorya"),
        says(
            "Russian forces redeployed two battalions from Yasen to Staryi Hai.",
            "movement RUS assessed from Yasen",
            "movement RUS assessed to Staryi Hai",
        ),
        says("Russian forces built trenches near Pisok.", "movement RUS assessed near Pisok"),
        says("Russian forces blew up a bridge in Berestok.", "strike RUS assessed at Berestok"),
        misread(
            "Ukrainian partisans detonated an improvised explosive device in Yasen.",
            "sabotage UKR assessed at Yasen",
            why="the partisans who act are not the side",
        ),
        says("Fighting continued near Ternove.", "clash UNK assessed near Ternove"),
        says("Russian and Ukrainian forces fought near Ternove.", "clash UNK assessed near Ternove"),
    ],
)
def test_states_movements_and_sabotage_are_told_from_attacks(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces captured the railway station in Staryi Hai.", "advance RUS assessed at Staryi Hai"),
        says(
            "Russian forces captured several blocks in northern Staryi Hai.",
            "advance RUS assessed at northern Staryi Hai",
        ),
        says("Russian forces captured positions near Ternove.", "advance RUS assessed near Ternove"),
        says("Russian forces took full control of Dubrava.", "capture RUS assessed at Dubrava"),
        says("Russian forces entered Dubrava.", "advance RUS assessed at Dubrava"),
    ],
)
def test_a_part_of_a_settlement_is_an_advance_and_the_whole_a_capture(sentence, expected):
    assert told(sentence) == expected


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
    ],
)
def test_a_negation_is_told_from_its_false_friends(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces captured Dubrava on May 2.", "capture RUS assessed at Dubrava"),
        says("Russian forces captured Dubrava on April 2."),
        says("Russian forces have attacked Dubrava since April 2."),
        says("Russian forces shelled Zorya overnight on May 2 to 3.", "strike RUS assessed at Zorya"),
        misread(
            "Ukrainian forces, which captured Pisok in February, attacked Yasen on May 1.",
            "attack UKR assessed at Yasen",
            why="a month without a day is no history in a relative clause",
        ),
    ],
)
def test_history_is_no_event_of_the_report(sentence, expected):
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
    ],
)
def test_nothing_is_mapped_from_politics_orders_and_losses(sentence, expected):
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
        says("## Immediate items to watch\n\nRussian forces captured Zorya."),
    ],
)
def test_headings_state_aims_and_bullets_facts(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "words",
    ["plan to attack", "will attack", "are preparing to attack", "intend to attack"],
)
def test_a_plan_is_kept_as_planned(words):
    (claim,), _ = read(f"Russian forces {words} Novyi Brid.")
    assert (claim.event_type, claim.side, claim.status) == ("attack", "RUS", "planned")


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


def test_a_line_is_one_claim_and_a_list_several():
    line, _ = read("Russian forces attacked along the Zorya-Dubrava-Orlynka line.")
    listed, _ = read("Russian forces attacked near Zorya, Dubrava, and Orlynka.")
    assert [len(claim.localities) for claim in line] == [3]
    assert [len(claim.localities) for claim in listed] == [1, 1, 1]


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


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("## A heading about Zorya", "a heading"),
        ("It rained on the Russian forces.", "names no place"),
        ("Zorya is a green village.", "has no event word that counts"),
        ("Russian forces captured Dubrava on April 2.", "history (on April 2)"),
    ],
)
def test_a_sentence_without_a_claim_says_why(sentence, why):
    claims, remarks = read(sentence)
    assert claims == ()
    assert remarks[-1][1] == why


def test_a_subject_is_not_carried_into_another_section_or_bullet():
    text = "Ukrainian forces captured Pisok.\n\n{}They shelled Zorya."
    sides = [read(text.format(part))[0][-1].side for part in ("", "## Elsewhere\n\n", "\u2022 ")]
    assert sides == ["UKR", "UNK", "UNK"]


def test_reading_with_a_grammar_and_a_gazetteer_gives_what_the_reader_gives():
    report = read_report("Russian forces shelled Zorya.", name="a.txt", date=DAY)
    claims = extract_claims(report, split_sentences(report), load_grammar(), COUNTRY)
    assert [(claim.event_type, claim.localities[0].name) for claim in claims] == [("strike", "Zorya")]
