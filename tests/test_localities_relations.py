"""How an event lies to a toponym: at, near and toward it, so far off in a direction, along a line, over a river."""

from __future__ import annotations

import pytest

from small_country import localities, says, told


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
        says("Russian forces attacked roughly seven kilometers north of Zorya.", "attack RUS assessed 7km 0 of Zorya"),
        says("Russian forces attacked south of Zorya.", "attack RUS assessed 180 of Zorya"),
        says(
            "Russian forces attacked north and northwest of Zorya.",
            "attack RUS assessed 0 of Zorya",
            "attack RUS assessed 315 of Zorya",
        ),
        says(
            "Russian forces attacked south and southwest of Zorya and Orlynka.",
            "attack RUS assessed 180 of Zorya",
            "attack RUS assessed 225 of Zorya",
            "attack RUS assessed 180 of Orlynka",
            "attack RUS assessed 225 of Orlynka",
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
        says("Russian forces advanced two kilometers south of Zorya.", "advance RUS assessed 2km 180 of Zorya"),
        says("Russian forces attacked within 5 km of Zorya.", "attack RUS assessed near Zorya"),
        says(
            "Russian forces attacked near Zorya, 5km from Orlynka and Dubrava.",
            "attack RUS assessed near Zorya",
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
        says(
            "Russian forces attacked 5km south of Zorya and Orlynka.",
            "attack RUS assessed 5km 180 of Zorya",
            "attack RUS assessed 5km 180 of Orlynka",
        ),
    ],
)
def test_distances_and_directions_belong_to_their_anchors(sentence, expected):
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
