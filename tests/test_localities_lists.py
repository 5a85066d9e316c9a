"""Lists of names, what they share (a preposition, a direction, a word behind them), and remarks that end them."""

from __future__ import annotations

import pytest

from small_country import localities, says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces shelled settlements in the Zorya, Dubrava, and Kutove areas of Halivka Oblast.",
            "strike RUS assessed near Zorya",
            "strike RUS assessed near Dubrava",
            "strike RUS assessed near Kutove",
        ),
        says(
            "Russian forces attacked in the Novyi Brid and Orlynka-Dubrava directions.",
            "attack RUS assessed near Novyi Brid",
            "attack RUS assessed near Orlynka",
            "attack RUS assessed near Dubrava",
        ),
        says(
            "Russian forces attacked in the Zorya and Dubrava area.",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Dubrava",
        ),
        says(
            "Russian forces attacked Zorya and the Dubrava and Orlynka areas.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed near Dubrava",
            "attack RUS assessed near Orlynka",
        ),
        says(
            "Russian forces attacked Zorya and the Dubrava area.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed near Dubrava",
        ),
        says(
            "Russian forces attacked from the Zorya and Dubrava directions.",
            "attack RUS assessed from Zorya",
            "attack RUS assessed from Dubrava",
        ),
    ],
)
def test_areas_and_directions_are_those_of_all_names_before(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces shelled central Halivka and western Yasen Oblast.",
            "strike RUS assessed in central Halivka",
            "strike RUS assessed in western Yasen Oblast",
        ),
        says(
            "Russian forces shelled northern Zorya and western Yasen Oblast.",
            "strike RUS assessed at northern Zorya",
            "strike RUS assessed in western Yasen Oblast",
        ),
    ],
)
def test_the_word_oblast_may_stand_for_two_names(sentence, expected):
    assert told(sentence) == expected


def test_both_speaks_of_the_two_names_before_and_not_of_an_earlier_list():
    spots = localities("attacked Zorya and Dubrava, both within 5km of Orlynka, and Pisok and Ternove, both near Yasen")
    assert [[one.anchor for one in spot.constraints] for spot in spots] == [["Orlynka"]] * 2 + [["Yasen"]] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked north of Zorya or Dubrava.",
            "attack RUS assessed 0 of Zorya",
            "attack RUS assessed 0 of Dubrava",
        ),
        says(
            "Russian forces attacked north of Zorya and in Dubrava.",
            "attack RUS assessed 0 of Zorya",
            "attack RUS assessed at Dubrava",
        ),
        says(
            "Russian forces attacked north of Zorya and northern Dubrava.",
            "attack RUS assessed 0 of Zorya",
            "attack RUS assessed at northern Dubrava",
        ),
        says(
            "Russian forces attacked southwest of Novyi Brid and Staryi Hai in Zorya, Dubrava, and Orlynka.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Dubrava",
            "attack RUS assessed at Orlynka",
        ),
    ],
)
def test_two_names_share_a_direction_unless_the_second_has_words_of_its_own(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Zorya, just north of Orlynka and Dubrava.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked Zorya - 5km north of Orlynka and west of Pisok.", "attack RUS assessed at Zorya"),
        says(
            "Russian forces attacked Zorya and Dubrava, both between Orlynka and Novyi Brid.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Dubrava",
        ),
        says(
            "Russian forces attacked Zorya just north of Novyi Brid and Orlynka, about 9km west of Zorya.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Orlynka",
        ),
        says(
            "Russian forces attacked Zorya, 8km north of Novyi Brid and Orlynka, about 9km west of Zorya.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Orlynka",
        ),
        says(
            "Russian forces attacked Zorya, 8km north of Novyi Brid, and Orlynka.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Orlynka",
        ),
        says(
            "Russian forces attacked near Zorya, 5km south of Zorya near Kutove, and west of Zorya near Dubrava.",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Kutove",
            "attack RUS assessed near Dubrava",
        ),
    ],
)
def test_a_remark_has_all_its_anchors_and_none_of_the_list(sentence, expected):
    assert told(sentence) == expected


def test_each_anchor_of_a_remark_is_a_constraint():
    (found,) = localities("attacked Zorya, 5km north of Orlynka and Dubrava")
    assert [(one.anchor, one.bearing_deg, one.distance_m) for one in found.constraints] == [
        ("Orlynka", 0, 5_000),
        ("Dubrava", 0, 5_000),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces captured Orlynka, Zorya, and Dubrava, in Halivka Oblast.",
            "capture RUS assessed at Orlynka",
            "capture RUS assessed at Zorya",
            "capture RUS assessed at Dubrava",
        ),
        says(
            "Russian forces shelled Zorya, and in Yasen Oblast.",
            "strike RUS assessed at Zorya",
            "strike RUS assessed in Yasen Oblast",
        ),
        says(
            "Russian forces shelled Zorya, in Yasen Oblast, and near Dubrava.",
            "strike RUS assessed at Zorya",
            "strike RUS assessed in Yasen Oblast",
            "strike RUS assessed near Dubrava",
        ),
        says(
            "Russian forces shelled Zorya, throughout Yasen Oblast.",
            "strike RUS assessed at Zorya",
            "strike RUS assessed in Yasen Oblast",
        ),
    ],
)
def test_an_oblast_behind_a_list_and_a_comma_holds_the_list_unless_it_is_its_last_item(sentence, expected):
    assert told(sentence) == expected
