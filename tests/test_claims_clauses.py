"""Which subject, verb and places belong together where a sentence has several of them."""

from __future__ import annotations

import pytest

from small_country import read, says, told


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
            "Russian forces repelled an assault and shelled Zorya.",
            "repelled_attack UKR assessed at Zorya",
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
        says(
            "Russian forces, which had regrouped, attacked near Orlynka.",
            "attack RUS assessed near Orlynka",
        ),
        says(
            "The General Staff reported that Russian forces attacked near Zorya. It added that they shelled Orlynka.",
            "attack RUS claimed near Zorya",
            "strike RUS claimed at Orlynka",
        ),
        says(
            "Ukrainian forces attacked Pisok. Russian forces repelled the assault and shelled Zorya.",
            "attack UKR assessed at Pisok",
            "strike RUS assessed at Zorya",
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


def test_a_subject_is_not_carried_into_another_section_or_bullet():
    text = "Ukrainian forces captured Pisok.\n\n{}They shelled Zorya."
    sides = [read(text.format(part))[0][-1].side for part in ("", "## Elsewhere\n\n", "\u2022 ")]
    assert sides == ["UKR", "UNK", "UNK"]


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
        says(
            "Russian forces neither attacked Zorya nor shelled Orlynka.",
            "no_attack RUS assessed at Orlynka",
            "no_attack RUS assessed at Zorya",
        ),
    ],
)
def test_two_events_in_one_sentence_keep_apart(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "The Ukrainian counteroffensive near Zorya pushed Russian forces toward Pisok.",
            "advance UKR assessed near Zorya",
            "advance UKR assessed toward Pisok",
        ),
    ],
)
def test_an_attack_is_told_by_what_it_did(sentence, expected):
    assert told(sentence) == expected


def test_a_line_is_one_claim_and_a_list_several():
    line, _ = read("Russian forces attacked along the Zorya-Dubrava-Orlynka line.")
    listed, _ = read("Russian forces attacked near Zorya, Dubrava, and Orlynka.")
    assert [len(claim.localities) for claim in line] == [3]
    assert [len(claim.localities) for claim in listed] == [1, 1, 1]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Ukrainian forces slowed Russian advances near Pisok through local counterattacks in Zorya.",
            "advance RUS assessed near Pisok",
            "attack UKR assessed at Zorya",
        ),
        says("Russian forces decided to take Pisok through an assault on Zorya."),
        says("Russian shelling in Orlynka forced the Yasen plant to shut down.", "strike RUS assessed at Orlynka"),
        says(
            "Russian forces built defenses near Zorya, running from Orlynka to Pisok.",
            "movement RUS assessed near Zorya",
        ),
        says(
            "Russian forces attacked along a line running through Zorya and Pisok.",
            "attack RUS assessed at Pisok",
            "attack RUS assessed at Zorya",
        ),
        says(
            "Russian forces shelled Zorya and are focused on maintaining their positions.",
            "control RUS assessed at Zorya",
            "strike RUS assessed at Zorya",
        ),
        says("The governor of Yasen stated that Ukrainian forces are fighting."),
    ],
)
def test_an_event_ends_where_its_means_and_its_consequences_begin(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces launched strikes to distract Ukrainian defenders near Zorya.",
            "strike RUS assessed near Zorya",
        ),
        says("Russian forces conducted strikes, likely to please officials in Zorya and Pisok."),
        says(
            "Russian forces withdrew from Pisok to slow Ukrainian units, which attacked Zorya.",
            "attack UKR assessed at Zorya",
            "withdrawal RUS assessed from Pisok",
        ),
        says("Russian forces shelled targets in Nevidomsky Raion.", "strike RUS assessed in Nevidomsky Raion"),
    ],
)
def test_a_purpose_that_is_no_event_says_where_and_a_relative_clause_who(sentence, expected):
    assert told(sentence) == expected
