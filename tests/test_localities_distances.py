"""Distances before a toponym: their units and numbers, several of them, and lengths that lead to no place."""

from __future__ import annotations

import pytest

from small_country import localities, says, told


@pytest.mark.parametrize(
    ("words", "distance_m"),
    [
        ("5km", 5_000),
        ("5 km", 5_000),
        ("5 kilometers", 5_000),
        ("500 meters", 500),
        ("500m", 500),
        ("10 miles", 16_093.44),
        ("about 5km", 5_000),
        ("within 5km", 5_000),
        ("up to 5km", 5_000),
        ("5-km", 5_000),
    ],
)
def test_a_distance_is_in_metres(words, distance_m):
    (found,) = localities(f"attacked {words} north of Zorya")
    assert (found.relation, found.bearing_deg) == ("offset", 0)
    assert found.distance_m == pytest.approx(distance_m)


@pytest.mark.parametrize(
    ("words", "distance_m"),
    [
        ("seven kilometers", 7_000),
        ("a kilometer", 1_000),
        ("one mile", 1_609.344),
        ("3 to 5 km", 5_000),
        ("3-5km", 5_000),
        ("between 3 and 5km", 5_000),
        ("three to five kilometers", 5_000),
        ("12-kilometers", 12_000),
        ("less than 2 km", 2_000),
    ],
)
def test_a_distance_may_be_in_words_or_a_range(words, distance_m):
    found = localities(f"attacked {words} north of Zorya")[0]
    assert (found.relation, found.bearing_deg) == ("offset", 0)
    assert found.distance_m == pytest.approx(distance_m)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces dug a 12-kilometer trench south of Zorya.", "movement RUS assessed 180 of Zorya"),
        says("Russian forces advanced 5km toward Zorya.", "advance RUS assessed toward Zorya"),
        says("Russian forces advanced up to 2km in the vicinity of Zorya.", "advance RUS assessed near Zorya"),
        says("Russian forces advanced by two kilometers in Yasen Oblast.", "advance RUS assessed in Yasen Oblast"),
    ],
)
def test_a_length_or_a_way_is_no_distance_to_a_place(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces shelled 12 and 15km south of Zorya.",
            "strike RUS assessed 12km 180 of Zorya",
            "strike RUS assessed 15km 180 of Zorya",
        ),
        says(
            "Russian forces shelled Pisok on May 2 and 5km south of Zorya.",
            "strike RUS assessed at Pisok",
            "strike RUS assessed 5km 180 of Zorya",
        ),
    ],
)
def test_two_numbers_are_two_distances_if_both_measure(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "remark",
    [
        ", approximately 12 and 15 km south of Novyi Brid, respectively",
        ", about 12km and 15km south of Novyi Brid respectively",
        " - roughly 12 and 15km south of Novyi Brid, respectively",
        " (12 and 15 kilometers south of Novyi Brid)",
    ],
)
def test_several_distances_from_one_name_belong_to_the_names_before(remark):
    text = f"Russian forces attacked near Zorya and Dubrava{remark}."
    assert told(text) == ["attack RUS assessed near Dubrava", "attack RUS assessed near Zorya"]


def test_each_name_gets_its_own_of_several_distances():
    first, second = localities("attacked Zorya and Dubrava, about 12 and 15 km south of Novyi Brid, respectively")
    assert [(one.bearing_deg, one.distance_m) for one in first.constraints] == [(180, 12_000)]
    assert [(one.bearing_deg, one.distance_m) for one in second.constraints] == [(180, 15_000)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked north and west of the outskirts of Zorya.",
            "attack RUS assessed 0 of Zorya",
            "attack RUS assessed 270 of Zorya",
        ),
        says(
            "Russian forces attacked Dubrava (about 5km northwest of the outskirts of Zorya).",
            "attack RUS assessed at Dubrava",
        ),
        says(
            "Russian forces attacked Dubrava, 5km from the northern outskirts of Zorya.",
            "attack RUS assessed at Dubrava",
        ),
    ],
)
def test_a_direction_from_the_outskirts_is_one_from_the_town(sentence, expected):
    assert told(sentence) == expected
