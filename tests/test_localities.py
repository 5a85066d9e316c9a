"""Which toponyms a sentence names, how an event lies to each, and what only helps to locate another."""

from __future__ import annotations

import pytest

from frontmap.places import Locator
from frontmap.reports import read_report
from frontmap.sentences import split_sentences
from small_country import COUNTRY, DAY, READER, misread, place, read, says, told


def spots(text):
    """Read the localities of one sentence, whatever happens there."""
    return READER.localities.read(READER.matcher.scan(text))


def localities(text):
    return [spot.locality for spot in spots(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Zorya.", "attack RUS assessed at Zorya"),
        says("Russian forces attacked in the vicinity of Zorya.", "attack RUS assessed near Zorya"),
        says("Russian forces attacked on the outskirts of Novyi Brid.", "attack RUS assessed near Novyi Brid"),
        says("Russian forces attacked in the Zorya area.", "attack RUS assessed near Zorya"),
        says("Russian forces attacked in the Novyi Brid direction.", "attack RUS assessed near Novyi Brid"),
        says("Russian forces attacked toward Novyi Brid.", "attack RUS assessed toward Novyi Brid"),
        says("Russian forces attacked in the direction of Novyi Brid.", "attack RUS assessed toward Novyi Brid"),
        says("Russian forces attacked in northern Yasen Oblast.", "attack RUS assessed in northern Yasen Oblast"),
        says("Russian forces attacked throughout Halivka Oblast.", "attack RUS assessed in Halivka Oblast"),
        says("Russian forces attacked in eastern Ukraine.", "attack RUS assessed in eastern Ukraine"),
        says(
            "Russian forces attacked the northern part of Yasen Oblast.", "attack RUS assessed in northern Yasen Oblast"
        ),
    ],
)
def test_the_words_before_and_behind_a_name_give_the_relation(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked 12km southwest of Zorya.", "attack RUS assessed 12km 225 of Zorya"),
        says("Russian forces attacked 12 km southwest of Zorya.", "attack RUS assessed 12km 225 of Zorya"),
        says(
            "Russian forces attacked within 33km northeast of Novyi Brid.", "attack RUS assessed 33km 45 of Novyi Brid"
        ),
        misread(
            "Russian forces attacked roughly seven kilometers north of Zorya.",
            "attack RUS assessed 7km 0 of Zorya",
            why="a distance in words",
        ),
        says("Russian forces attacked south of Zorya.", "attack RUS assessed 180 of Zorya"),
        says(
            "Russian forces attacked north and northwest of Zorya.",
            "attack RUS assessed 0 of Zorya",
            "attack RUS assessed 315 of Zorya",
        ),
        misread(
            "Russian forces attacked south and southwest of Zorya and Orlynka.",
            "attack RUS assessed 180 of Zorya",
            "attack RUS assessed 225 of Zorya",
            "attack RUS assessed 180 of Orlynka",
            "attack RUS assessed 225 of Orlynka",
            why="a direction shared by two names",
        ),
        says(
            "Russian forces attacked 10km north and 15km east of Zorya.",
            "attack RUS assessed 10km 0 of Zorya",
            "attack RUS assessed 15km 90 of Zorya",
        ),
        says("Russian forces attacked north-northeast of Zorya.", "attack RUS assessed 22.5 of Zorya"),
        says(
            "Russian forces attacked northwest of Zorya toward Orlynka.",
            "attack RUS assessed 315 of Zorya",
            "attack RUS assessed toward Orlynka",
        ),
        says("Russian forces attacked south of Zorya near Berestok.", "attack RUS assessed near Berestok"),
        says(
            "Russian forces attacked south of Zorya, near Orlynka, and in Dubrava.",
            "attack RUS assessed 180 of Zorya",
            "attack RUS assessed near Orlynka",
            "attack RUS assessed at Dubrava",
        ),
        says(
            "Russian forces attacked northeast of Novyi Brid near Zorya and Dubrava.",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Dubrava",
        ),
        misread(
            "Russian forces advanced two kilometers south of Zorya.",
            "advance RUS assessed 2km 180 of Zorya",
            why="a distance in words",
        ),
        says("Russian forces attacked within 5 km of Zorya.", "attack RUS assessed near Zorya"),
        misread(
            "Russian forces attacked near Zorya, 5km from Orlynka and Dubrava.",
            "attack RUS assessed near Zorya",
            why="an anchor's second name is read as a place of the event",
        ),
        says(
            "Russian forces attacked 5km south of Zorya and 7km east of Orlynka.",
            "attack RUS assessed 5km 180 of Zorya",
            "attack RUS assessed 7km 90 of Orlynka",
        ),
        says("Russian forces attacked up to 10km south of Zorya.", "attack RUS assessed 10km 180 of Zorya"),
        says(
            "Russian forces attacked 2.5km south of Zorya.",
            "attack RUS assessed 2.5km 180 of Zorya",
        ),
        misread(
            "Russian forces attacked 5km south of Zorya and Orlynka.",
            "attack RUS assessed 5km 180 of Zorya",
            "attack RUS assessed 5km 180 of Orlynka",
            why="an offset shared by two names",
        ),
    ],
)
def test_distances_and_directions_belong_to_their_anchors(sentence, expected):
    assert told(sentence) == expected


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
        misread(
            "Russian forces attacked near Zorya (8km north of Novyi Brid and Orlynka (15km northwest of Novyi Brid).",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Orlynka",
            why="of two brackets the first is never closed",
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
        misread("The Battle of Halivka museum opened in Yasen.", why="an event word inside a name"),
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked along the Zorya-Dubrava-Orlynka line.",
            "attack RUS assessed line Zorya",
            "attack RUS assessed line Dubrava",
            "attack RUS assessed line Orlynka",
        ),
        says(
            "Russian forces attacked between Zorya and Dubrava.",
            "attack RUS assessed line Zorya",
            "attack RUS assessed line Dubrava",
        ),
        says(
            "Russian forces attacked in the Zorya-Dubrava area.",
            "attack RUS assessed near Zorya",
            "attack RUS assessed near Dubrava",
        ),
        says(
            "Russian forces attacked along the Novyi Brid-Staryi Hai highway.",
            "attack RUS assessed line Novyi Brid",
            "attack RUS assessed line Staryi Hai",
        ),
        says("Russian forces attacked along the T0512 highway.", "attack RUS assessed along T0512 highway"),
        says("Russian forces attacked across the Tykha River.", "attack RUS assessed across Tykha River"),
        says("Russian forces crossed the Tykha River.", "advance RUS assessed across Tykha River"),
        says(
            "Russian forces shelled settlements along the Ukraine-Russia border.",
            "strike RUS assessed along Ukraine-Russia border",
        ),
        says(
            "Russian forces attacked on the left bank of the Tykha River.",
            "attack RUS assessed along left bank Tykha River",
        ),
        says(
            "Russian forces attacked along the Zorya\u2013Dubrava line.",
            "attack RUS assessed line Zorya",
            "attack RUS assessed line Dubrava",
        ),
        says(
            "Russian forces attacked from Zorya toward Dubrava.",
            "attack RUS assessed from Zorya",
            "attack RUS assessed toward Dubrava",
        ),
    ],
)
def test_lines_roads_rivers_and_borders_have_their_own_relations(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Halivka City.", "attack RUS assessed at Halivka City"),
        says("Russian forces attacked Stara Halivka.", "attack RUS assessed at Stara Halivka"),
        says("Russian forces attacked Zoria.", "attack RUS assessed at Zoria"),
        says("Russian forces attacked Зоря.", "attack RUS assessed at Зоря"),
        says("Russian forces shelled Yasen Airport.", "strike RUS assessed at Yasen Airport"),
        says("Russian forces attacked near Novyi-Brid.", "attack RUS assessed near Novyi-Brid"),
        says("Russian forces attacked near Kutove (6km east of Zorya).", "attack RUS assessed near Kutove"),
        says("Russian forces attacked near Halivka\u2019s northern outskirts.", "attack RUS assessed near Halivka"),
        says(
            "Russian forces shelled Halivka and Yasen Oblasts.",
            "strike RUS assessed in Halivka",
            "strike RUS assessed in Yasen Oblasts",
        ),
        says("Russian forces shelled the settlement of Zorya.", "strike RUS assessed at Zorya"),
        says("Russian forces attacked Zorya Druha.", "attack RUS assessed at Zorya Druha"),
        says("The Halivka Mayor stated that Russian forces shelled Zorya.", "strike RUS claimed at Zorya"),
        says(
            "Yasen Oblast Administration Head Ada Stone stated that Russian forces attacked Pisok.",
            "attack RUS claimed at Pisok",
        ),
        says(
            "The Yasen occupation administration stated that Ukrainian forces shelled Pisok.",
            "strike UKR claimed at Pisok",
        ),
    ],
)
def test_names_are_found_in_all_spellings_and_not_in_offices(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked near Novyi\nBrid.", "attack RUS assessed near Novyi Brid"),
        says(
            "Russian forces attacked along the Zorya-\nDubrava line.",
            "attack RUS assessed line Zorya",
            "attack RUS assessed line Dubrava",
        ),
    ],
)
def test_a_wrapped_line_does_not_part_a_name(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("words", "bearing_deg"),
    [
        ("north", 0),
        ("northeast", 45),
        ("east", 90),
        ("southeast", 135),
        ("south", 180),
        ("southwest", 225),
        ("west", 270),
        ("northwest", 315),
        ("north-northeast", 22.5),
        ("west-southwest", 247.5),
        ("north east", 45),
        ("south-west", 225),
    ],
)
def test_a_direction_is_a_bearing(words, bearing_deg):
    (found,) = localities(f"attacked {words} of Zorya")
    assert (found.relation, found.bearing_deg, found.distance_m) == ("direction", bearing_deg, None)


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
        pytest.param("5-km", 5_000, marks=pytest.mark.xfail(strict=True, reason="a hyphen before the unit")),
    ],
)
def test_a_distance_is_in_metres(words, distance_m):
    (found,) = localities(f"attacked {words} north of Zorya")
    assert (found.relation, found.bearing_deg) == ("offset", 0)
    assert found.distance_m == pytest.approx(distance_m)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Zorya", "settlement"),
        ("Halivka Oblast", "oblast"),
        ("Pisok Raion", "raion"),
        ("the Tykha River", "river"),
        ("the Ukraine-Russia border", "border"),
        ("the Halivka-Yasen Oblast border", "border"),
        ("the T0512 highway", "road"),
        ("Yasen Airport", "site"),
        ("southern Ukraine", "region"),
        ("Halivka City", "settlement"),
    ],
)
def test_the_words_say_what_a_toponym_is(words, kind):
    (found,) = localities(f"attacked in {words}")
    assert found.kind == kind


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


@pytest.mark.parametrize("words", ["Zorya in Halivka Oblast", "Zorya, Halivka Oblast", "Zorya (Halivka Oblast)"])
def test_an_oblast_beside_a_name_is_its_region(words):
    (found,) = localities(f"attacked near {words}")
    assert (found.name, found.regions) == ("Zorya", ("Halivka Oblast",))


def test_a_bracket_without_a_distance_leaves_nothing_behind():
    (found,) = localities("attacked Zorya (formerly Orlynka)")
    assert (found.name, found.constraints, found.regions) == ("Zorya", (), ())


def test_a_name_no_gazetteer_has_is_a_place_where_one_is_due():
    (found,) = localities("attacked near Kutove (6km east of Zorya)")
    assert (found.name, found.kind, found.constraints[0].anchor) == ("Kutove", "", "Zorya")


def test_a_capitalised_word_where_no_place_is_due_is_none():
    assert localities("Kutove Shchedryk told reporters about Brilev") == []


@pytest.mark.parametrize("text", ["the zorya rises", "a stara of halivka", "zorya"])
def test_a_name_in_small_letters_is_an_ordinary_word(text):
    assert localities(text) == []


def test_a_span_covers_the_name_as_written():
    text = "Russian forces attacked 5km south of Novyi\u00a0Brid and near Halivka Oblast."
    claims, _ = read(text)
    for claim in claims:
        for one in claim.localities:
            assert " ".join(claim.sentence.text[one.span.start : one.span.end].split()) == one.name


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
    report = read_report(f"## The Front\n\n{text}\n", name="small.txt", date=DAY)
    sentences = split_sentences(report)
    claims, _ = READER.read(report, sentences)
    places = [place for located in Locator(COUNTRY).locate(claims, sentences) for place in located.places]
    assert [place.lon for place in places if place.locality.name == "Zorya"] == [lon]
