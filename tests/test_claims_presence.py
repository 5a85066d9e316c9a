"""Where forces are, are seen and travel, what partisans do, and who was stopped behind the lines."""

from __future__ import annotations

import pytest

from small_country import says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian troops are in Zorya.", "sighting UKR assessed at Zorya"),
        says("Russian forces are still near Zorya.", "sighting RUS assessed near Zorya"),
        says(
            "Ukrainian forces are in Zorya and Russian forces are north of Pisok.",
            "sighting UKR assessed at Zorya",
            "sighting RUS assessed 0 of Pisok",
        ),
        says("Russian elements are active in the outskirts of Zorya.", "sighting RUS assessed near Zorya"),
        says("The Russian brigade has been particularly active in Zorya.", "sighting RUS assessed at Zorya"),
        says("Russian air defenses activated over Zorya.", "sighting RUS assessed at Zorya"),
        says(
            "Elements of the 3rd Airborne Assault Division are operating near Zorya.",
            "sighting RUS assessed near Zorya",
        ),
        says("Russian troops are housed in Zorya.", "movement RUS assessed at Zorya"),
        says("Russian forces are on the defensive near Zorya.", "control RUS assessed near Zorya"),
        says("Residents are in Zorya."),
        says("Russian officials are in Zorya."),
        says("Russian forces are not in Zorya."),
        says("Russian forces will be in Zorya."),
        says("Zorya houses the headquarters of the Russian navy."),
    ],
)
def test_a_force_may_only_be_said_to_be_somewhere(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Footage shows Russian armored vehicles dug into revetments near Zorya.",
            "sighting RUS confirmed near Zorya",
        ),
        says(
            "Footage showed Ukrainian soldiers walking freely along a road in Zorya.", "sighting UKR confirmed at Zorya"
        ),
        says("Footage shows Russian forces attacking Zorya.", "attack RUS confirmed at Zorya"),
        says("Footage shows Russian mayors walking along a road in Zorya."),
    ],
)
def test_footage_shows_forces_and_what_they_do(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian troops returned to Zorya.", "movement RUS assessed to Zorya"),
        says("Two Russian columns traveled through Zorya.", "movement RUS assessed at Zorya"),
        says("Russian drones flew over Zorya.", "movement RUS assessed at Zorya"),
        says("The first visual evidence of Russian drones flying over Zorya.", "sighting RUS assessed at Zorya"),
        says("The Russian minister traveled to Zorya."),
        says("Ukrainian residents returned to Zorya."),
    ],
)
def test_forces_travel_and_others_do_not_count(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian partisans killed an official in Zorya.", "sabotage UKR assessed at Zorya"),
        says("Partisans derailed a Russian train near Zorya.", "sabotage UKR assessed near Zorya"),
        says("Ukrainian partisans planted explosives at a house in Zorya.", "sabotage UKR assessed at Zorya"),
        says("Ukrainian forces killed an official in Zorya."),
        says("Russian forces killed five partisans in Zorya."),
        says("A Russian train derailed near Zorya."),
    ],
)
def test_what_partisans_do_is_sabotage(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces destroyed two Ukrainian sabotage and reconnaissance groups near Zorya.",
            "repelled_attack UKR assessed near Zorya",
        ),
        says(
            "Ukrainian forces eliminated a Russian sabotage group near Zorya.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces destroyed a Ukrainian depot near Zorya.", "strike RUS assessed near Zorya"),
        says("Several houses in Zorya were destroyed.", "strike UNK assessed at Zorya"),
        says("Ukrainian forces eliminated a Russian colonel near Zorya."),
    ],
)
def test_to_destroy_raiders_is_to_repel_them(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces occupied the southern part of Zorya.", "advance RUS assessed at southern Zorya"),
        says("Russian forces have occupied several strongholds near Zorya.", "advance RUS assessed near Zorya"),
        says("Russian forces seized two quarters in Zorya.", "advance RUS assessed at Zorya"),
        says("Russian forces captured a mine near Zorya.", "advance RUS assessed near Zorya"),
        says("Ukrainian forces cleared mines from the streets of Zorya."),
        says("Russian officials want to integrate occupied territory in Zorya."),
        says("Russian officials plan to restore occupied settlements near Zorya."),
    ],
)
def test_part_of_a_place_may_be_occupied(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked fortified Ukrainian positions near Zorya.", "attack RUS assessed near Zorya"),
        says("Russian forces attacked previously occupied positions near Zorya.", "attack RUS assessed near Zorya"),
        says("Russian artillery pounded Ukrainian positions near Zorya.", "strike RUS assessed near Zorya"),
        says("Ukrainian forces dropped explosives on Russian equipment in Zorya.", "strike UKR assessed at Zorya"),
        says("Ukrainian forces dropped leaflets on Zorya."),
    ],
)
def test_what_is_attacked_may_be_described(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("The presence of Russian forces near Zorya was noted.", "control RUS claimed near Zorya"),
        says("Ukrainian officials noted the presence of Russian forces in Zorya.", "control RUS claimed at Zorya"),
        says("Russian forces maintain a presence near Zorya.", "control RUS assessed near Zorya"),
        says("Russian forces increased their presence near Zorya.", "movement RUS assessed near Zorya"),
        says("Ukrainian forces are still in control of Zorya.", "control UKR assessed at Zorya"),
        says("Ukrainian forces retook control of Zorya.", "capture UKR assessed at Zorya"),
        says("Ukrainian forces are getting closer to Zorya.", "advance UKR assessed toward Zorya"),
        says("The presence of civilians in Zorya was noted."),
        says("Ukrainian forces are in control of the situation near Zorya."),
    ],
)
def test_a_presence_is_a_state(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces continued to fortify and regroup near Zorya.", "movement RUS assessed near Zorya"),
        says(
            "Russian forces continued to make steady progress and shell Zorya.",
            "advance RUS assessed at Zorya",
            "strike RUS assessed at Zorya",
        ),
        says("Russian forces will capture or encircle Zorya."),
        says("Russian forces need to capture and hold Zorya."),
    ],
)
def test_a_verb_that_tells_nothing_hands_on_its_group(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Ukrainian forces shot down a Russian Foo-34 fighter on the outskirts of Zorya.",
            "strike UKR assessed near Zorya",
        ),
        says("Ukrainian forces shot down Shahed-136 drones near Zorya.", "strike UKR assessed near Zorya"),
        says("Russian and Ukrainian forces fought artillery duels near Zorya.", "clash UNK assessed near Zorya"),
    ],
)
def test_what_is_shot_down_may_have_any_name(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces continued to shell Zorya and to attack Pisok.",
            "strike RUS assessed at Zorya",
            "attack RUS assessed at Pisok",
        ),
        says(
            "Ukrainian forces repelled Russian attempts to attack Zorya and to encircle Pisok.",
            "repelled_attack RUS assessed at Zorya",
            "repelled_attack RUS assessed at Pisok",
        ),
        says("Russian forces shelled Zorya to reach Halivka and to attack Pisok.", "strike RUS assessed at Zorya"),
        says(
            "Russian forces are continuing to mass near Zorya in preparation to defend routes and to attack Pisok.",
            "movement RUS assessed near Zorya",
        ),
    ],
)
def test_a_second_to_may_go_on_with_the_first(sentence, expected):
    assert told(sentence) == expected
