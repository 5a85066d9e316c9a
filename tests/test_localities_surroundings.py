"""Places in surroundings, borders, banks and bridges, quarters of the sky, and bodies that bear a town's name."""

from __future__ import annotations

import pytest

from small_country import localities, says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked around Halivka City in the vicinity of Orlynka and Dubrava.",
            "attack RUS assessed near Orlynka",
            "attack RUS assessed near Dubrava",
        ),
        says("Russian forces attacked around Novyi Brid in Zorya.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked near Zorya near Novyi Brid.", "attack RUS assessed near Zorya"),
    ],
)
def test_a_place_in_a_surrounding_is_the_place(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "name",
    [
        "administrative border between Halivka and Yasen Oblasts",
        "border of Halivka and Yasen Oblasts",
        "Halivka Oblast border with Yasen Oblast",
        "international border with Russia",
        "Halivka Oblast boundary",
    ],
)
def test_a_border_is_one_place_with_the_names_of_its_sides(name):
    assert told(f"Russian forces shelled settlements along the {name}.") == [f"strike RUS assessed along {name}"]


def test_borders_of_somebody_elses_are_no_border_between_names():
    assert [one.name for one in localities("near the borders of Zorya and Dubrava")] == ["Zorya", "Dubrava"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces destroyed a bridge over the Tykha River near Berestok.",
            "strike RUS assessed near Berestok",
        ),
        says(
            "Russian forces shelled positions on the left bank of the Tykha River in Zorya.",
            "strike RUS assessed at Zorya",
        ),
        says(
            "Russian forces shelled positions on the left bank of the Tykha River in Halivka and Yasen oblasts.",
            "strike RUS assessed along left bank Tykha River",
            "strike RUS assessed in Halivka",
            "strike RUS assessed in Yasen oblasts",
        ),
        says(
            "Russian forces shelled a bridge over the Tykha River across from Berestok.",
            "strike RUS assessed along Tykha River",
            "strike RUS assessed at Berestok",
        ),
    ],
)
def test_a_bank_or_bridge_of_a_river_is_where_its_place_is(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces shelled northern Halivka.", "strike RUS assessed in northern Halivka"),
        says("Russian forces shelled northern Halivka City.", "strike RUS assessed at northern Halivka City"),
        says("Russian forces shelled central Halivka.", "strike RUS assessed at central Halivka"),
        says("Russian forces shelled the northern outskirts of Halivka.", "strike RUS assessed near northern Halivka"),
        says("Russian forces attacked in northern Halivka around Zorya.", "attack RUS assessed near Zorya"),
    ],
)
def test_a_quarter_of_the_sky_makes_an_oblast_of_its_capital(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("The Yasen Economic Forum said that Russian forces shelled Pisok.", "strike RUS claimed at Pisok"),
        says(
            "The Halivka Oblast civilian leadership said Russian forces shelled Zorya.", "strike RUS claimed at Zorya"
        ),
        says(
            "Russian forces struck the Halivka City branch of the Yasen National University.",
            "strike RUS assessed at Halivka City",
        ),
        says(
            "Russian forces struck the Pisok City Hospital in Yasen Oblast.",
            "strike RUS assessed at Hospital Pisok City",
        ),
    ],
)
def test_a_body_is_no_place_and_a_house_is_in_its_town(sentence, expected):
    assert told(sentence) == expected


def test_a_plural_makes_oblasts_only_of_names_that_an_oblast_has():
    assert set(told("Russian forces shelled Zorya, Dubrava, Halivka, and Yasen Oblasts.")) == {
        "strike RUS assessed at Zorya",
        "strike RUS assessed at Dubrava",
        "strike RUS assessed in Halivka",
        "strike RUS assessed in Yasen Oblasts",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces captured Dubrava, about 5km south of Orlynka and on the left bank of the Tykha River.",
            "capture RUS assessed at Dubrava",
        ),
        says(
            "Ukrainian forces struck a bridge in Dubrava, about 5km south of Orlynka and situated on the "
            "Halivka City-Pisok highway.",
            "strike UKR assessed at Dubrava",
        ),
        says("Russian forces attacked Dubrava along the Halivka City-Pisok highway.", "attack RUS assessed at Dubrava"),
        says(
            "Russian forces attacked Dubrava and on the left bank of the Tykha River.",
            "attack RUS assessed along left bank Tykha River",
            "attack RUS assessed at Dubrava",
        ),
    ],
)
def test_a_remark_goes_on_behind_and_says_nothing_else_of_the_place(sentence, expected):
    assert told(sentence) == expected
