"""What only helps to locate another place: remarks in brackets, regions, neighbours."""

from __future__ import annotations

import pytest

from frontmap.places import Locator
from small_country import COUNTRY, localities, place, read, says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Zorya (8km north of Novyi Brid).", "attack RUS assessed at Zorya"),
        says(
            "Russians attacked near Zorya (8km north of Novyi Brid), Orlynka (9km west of Zorya), and Dubrava (13km).",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Orlynka",
            "attack RUS assessed near Dubrava",
        ),
        says(
            "Russian forces attacked near Zorya (8km north of Novyi Brid and Orlynka (15km northwest of Novyi Brid).",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Orlynka",
        ),
        says("Russian forces attacked near Zorya (8km north of Novyi Brid.", "attack RUS assessed near Zorya"),
        says(
            "Russian forces attacked near Zorya (within 10km (or so) north of Novyi Brid) and Orlynka.",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Orlynka",
        ),
        says("Russian forces attacked Zorya, just south of Kremenka.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked Zorya, 8km north of Novyi Brid.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked Zorya, a village near Novyi Brid.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked Zorya, Halivka Oblast.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked Zorya in Halivka Oblast.", "attack RUS assessed at Zorya"),
        says("In Yasen Oblast, Russian forces attacked Zorya.", "attack RUS assessed at Zorya"),
        says(
            "Russian forces attacked Zorya and Orlynka, 8km north and 15km northwest of Novyi Brid, respectively.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Orlynka",
        ),
        says("Russian forces attacked Zorya, which lies on the road to Novyi Brid.", "attack RUS assessed at Zorya"),
        says("The Halivka garrison commander praised the troops."),
        says("The Battle of Halivka museum opened in Yasen."),
        says("Russian forces near Zorya shelled Orlynka.", "strike RUS assessed at Orlynka"),
        says("Russian forces in Yasen shelled Zorya from Pisok.", "strike RUS assessed at Zorya"),
        says(
            "Ukrainian forces crossed the Tykha River near Berestok.",
            "advance UKR assessed across Tykha River",
            "advance UKR assessed near Berestok",
        ),
        says(
            "Russian forces shelled along the Halivka-Yasen Oblast border.",
            "strike RUS assessed along Halivka-Yasen Oblast border",
        ),
        says(
            "Russian forces attacked toward Novyi Brid from Zorya and Dubrava.",
            "attack RUS assessed toward Novyi Brid",
            "attack RUS assessed from Zorya",
            "attack RUS assessed from Dubrava",
        ),
        says(
            "Russian forces attacked between Zorya and Dubrava and near Orlynka.",
            "attack RUS assessed line Zorya",
            "attack RUS assessed line Dubrava",
            "attack RUS assessed near Orlynka",
        ),
        says("Russian forces attacked on the Novyi Brid frontline.", "attack RUS assessed near Novyi Brid"),
        says(
            "Russian forces attacked on the Zorya and Dubrava axes.",
            "attack RUS assessed line Zorya",
            "attack RUS assessed line Dubrava",
        ),
        says(
            "Russian forces attacked Zorya, Orlynka (12km northwest of Novyi Brid), and elsewhere.",
            "attack RUS assessed at Zorya",
            "attack RUS assessed at Orlynka",
        ),
    ],
)
def test_what_only_locates_another_place_is_no_place_of_the_event(sentence, expected):
    assert told(sentence) == expected


def test_brackets_are_constraints_of_the_name_before_them():
    first, second = localities("attacked Zorya (8km north of Novyi Brid), and Orlynka (15km northwest of Novyi Brid)")
    assert [(one.anchor, one.bearing_deg, one.distance_m) for one in first.constraints] == [("Novyi Brid", 0, 8_000)]
    assert [(one.anchor, one.bearing_deg, one.distance_m) for one in second.constraints] == [
        ("Novyi Brid", 315, 15_000)
    ]


def test_respectively_gives_each_name_its_own_constraint():
    first, second = localities("attacked Zorya and Orlynka, 8km north and 15km northwest of Novyi Brid, respectively")
    assert [(one.bearing_deg, one.distance_m) for one in first.constraints] == [(0, 8_000)]
    assert [(one.bearing_deg, one.distance_m) for one in second.constraints] == [(315, 15_000)]


def test_a_remark_about_both_names_is_a_constraint_of_both():
    first, second = localities("attacked Zorya and Orlynka, both within 15km of Novyi Brid")
    assert [one.anchor for one in (*first.constraints, *second.constraints)] == ["Novyi Brid"] * 2


def test_a_second_remark_about_both_speaks_of_the_names_since_the_first():
    text = "attacked Zorya and Orlynka, both within 15km of Novyi Brid, Kalyna and Dubrava, both within 5km of Halivka"
    remarks = {one.name: [remark.anchor for remark in one.constraints] for one in localities(text)}
    assert remarks == {
        "Zorya": ["Novyi Brid"], "Orlynka": ["Novyi Brid"], "Kalyna": ["Halivka"], "Dubrava": ["Halivka"],
    }  # fmt: skip


@pytest.mark.parametrize("words", ["Zorya in Halivka Oblast", "Zorya, Halivka Oblast", "Zorya (Halivka Oblast)"])
def test_an_oblast_beside_a_name_is_its_region(words):
    (found,) = localities(f"attacked near {words}")
    assert (found.name, found.regions) == ("Zorya", ("Halivka Oblast",))


def test_a_bracket_without_a_distance_leaves_nothing_behind():
    (found,) = localities("attacked Zorya (formerly Orlynka)")
    assert (found.name, found.constraints, found.regions) == ("Zorya", (), ())


@pytest.mark.parametrize("depth", [1, 2, 7])
def test_nested_brackets_belong_to_the_name_before_them(depth):
    text = f"attacked Zorya {'(' * depth}8km north of Novyi Brid{')' * depth} and Orlynka"
    assert [place(one) for one in localities(text)] == ["at Zorya", "at Orlynka"]


@pytest.mark.parametrize(
    ("text", "lon"),
    [
        ("## Yasen Oblast\n\nRussian forces attacked Zorya.", 36.6),
        ("## Halivka Oblast\n\nRussian forces attacked Zorya.", 36.3),
        ("Russian forces attacked Zorya in Yasen Oblast.", 36.6),
        ("In Yasen Oblast, Russian forces attacked Zorya.", 36.6),
        ("Russian forces attacked Zorya (13km west of Staryi Hai).", 36.6),
        ("Russian forces attacked Zorya (11km north of Novyi Brid).", 36.3),
        ("Russian forces attacked near Kremenka, Pisok, and Zorya.", 36.6),
        ("Russian forces attacked along the Orlynka-Dubrava-Zorya line.", 36.3),
    ],
)
def test_sections_brackets_and_neighbours_choose_between_namesakes(text, lon):
    claims, _ = read(text)
    places = [place for located in Locator(COUNTRY).locate(claims) for place in located.places]
    assert [place.lon for place in places if place.locality.name == "Zorya"] == [lon]
