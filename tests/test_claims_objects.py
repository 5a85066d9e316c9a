"""What an event is done to, and by whom: targets are no events of their own, and civilians are no forces."""

from __future__ import annotations

import pytest

from small_country import says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian forces struck a Russian command post in Zorya.", "strike UKR assessed at Zorya"),
        says("Ukrainian forces struck Russian personnel concentrations near Zorya.", "strike UKR assessed near Zorya"),
        says(
            "Ukrainian forces struck a depot in Pisok and a concentration of manpower near Zorya.",
            "strike UKR assessed at Pisok",
            "strike UKR assessed near Zorya",
        ),
        says(
            "Russian forces repelled five Ukrainian sabotage and reconnaissance groups near Zorya.",
            "repelled_attack UKR assessed near Zorya",
        ),
        says("Ukrainian forces defeated Russian troops near Zorya.", "repelled_attack RUS assessed near Zorya"),
        says("A strike hit a building used by Russian forces in Zorya.", "strike UNK assessed at Zorya"),
        says("Ukrainian forces resisted Russian attacks near Zorya.", "repelled_attack RUS assessed near Zorya"),
    ],
)
def test_what_an_event_is_done_to_is_no_event_of_its_own(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces moved to Zorya on May 1.", "movement RUS assessed to Zorya"),
        says("Russian forces from the Pisok area are redeploying.", "movement RUS assessed from Pisok"),
        says("Russian troops established a field camp near Zorya.", "movement RUS assessed near Zorya"),
        says("Russian forces have left Zorya.", "withdrawal RUS assessed from Zorya"),
        says("Ukrainian forces remain in Zorya.", "control UKR assessed at Zorya"),
        says("Russian forces prepared defensive positions near Zorya.", "movement RUS assessed near Zorya"),
        says("Footage of Ukrainian troops in Zorya was posted.", "sighting UKR confirmed at Zorya"),
        says("Ukrainian command is rotating forces near Zorya.", "movement UKR assessed near Zorya"),
    ],
)
def test_where_forces_go_and_are(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Young people are fleeing Zorya from Russian forces.",
        "Russian officials abandoned their initial plans for Zorya.",
        "Russian authorities called on civilians in Zorya and the surrounding areas.",
        "A column of 500 vehicles evacuated from Zorya.",
        "Residents want to leave Zorya.",
    ],
)
def test_what_nobody_armed_is_said_to_do_is_no_event(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian police conducted mobilization raids in Zorya.",
        "Russian forces sent workers to a concentration camp in Zorya.",
        "Russian forces trained at a training ground near Zorya.",
    ],
)
def test_a_phrase_that_only_holds_an_event_word_is_no_event(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Equipment from Zorya and Pisok is withdrawing to Russia.",
            "withdrawal UNK assessed from Pisok",
            "withdrawal UNK assessed from Zorya",
        ),
        says(
            "Russian forces east of Zorya withdrew to Pisok.",
            "withdrawal RUS assessed 90 of Zorya",
            "withdrawal RUS assessed to Pisok",
        ),
        says(
            "Ukrainian forces struck an area of Russian force concentration in Zorya.", "strike UKR assessed at Zorya"
        ),
        says("Geolocated footage shows a destroyed Ukrainian tank in Zorya.", "sighting UKR confirmed at Zorya"),
        says(
            "Geolocated footage shows five Russian soldiers surrendering to Ukrainian forces in Zorya.",
            "sighting RUS confirmed at Zorya",
        ),
        says("Footage shows a tank in Zorya."),
        says(
            "Reinforcements arrived in Pisok and Dubrava, where Russian forces keep up an increased pace of attacks.",
            "attack RUS assessed at Dubrava",
            "attack RUS assessed at Pisok",
            "movement RUS assessed to Dubrava",
            "movement RUS assessed to Pisok",
        ),
        says("Russian forces are increasing the pace of their attacks near Zorya.", "attack RUS assessed near Zorya"),
    ],
)
def test_who_leaves_is_seen_or_meant_has_the_places_around(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian forces struck a hotel where soldiers were quartered in Yasen.", "strike UKR assessed at Yasen"),
        says(
            "Ukrainian forces struck a building in which Russian troops were deployed in Yasen.",
            "strike UKR assessed at Yasen",
        ),
        says(
            "Ukrainian forces struck a school where Russian troops lived in Pisok and Ternove.",
            "strike UKR assessed at Pisok",
            "strike UKR assessed at Ternove",
        ),
        says(
            "Ukrainian forces struck a warehouse that Russian forces used to store equipment in Yasen.",
            "strike UKR assessed at Yasen",
        ),
        says(
            "Ukrainian forces struck Yasen, where Russian forces concentrated equipment.",
            "movement RUS assessed at Yasen",
            "strike UKR assessed at Yasen",
        ),
        says(
            "Ukrainian forces struck positions from which Russian forces shelled Zorya.", "strike RUS assessed at Zorya"
        ),
        says(
            "Officials reported Ukrainian strikes near Zorya and that Russian forces deployed tanks to Pisok.",
            "movement RUS claimed to Pisok",
            "strike UKR claimed near Zorya",
        ),
    ],
)
def test_who_is_at_a_target_is_told_to_say_why_it_was_struck(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian forces struck a pontoon crossing near Zorya.", "strike UKR assessed near Zorya"),
        says("Footage showed a strike on a bus crossing a bridge in Zorya.", "strike UNK confirmed at Zorya"),
        says(
            "Russian forces struck Pisok, and forces crossing the Tykha River advanced.",
            "advance RUS assessed across Tykha River",
            "strike RUS assessed at Pisok",
        ),
        says(
            "Russian forces fired multiple launch rocket systems at positions near Zorya.",
            "strike RUS assessed near Zorya",
        ),
        says(
            "Russian forces used drones against targets in Zorya, ground-based missiles against targets in Pisok.",
            "strike RUS assessed at Pisok",
            "strike RUS assessed at Zorya",
        ),
        says(
            "Russian forces conducted strikes in the Orlynka, Dubrava, and Pisok districts.",
            "strike RUS assessed in Dubrava",
            "strike RUS assessed in Orlynka",
            "strike RUS assessed in Pisok districts",
        ),
    ],
)
def test_what_is_struck_moves_nowhere(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces advanced near Zorya along the highway that runs into Dubrava.",
            "advance RUS assessed near Zorya",
        ),
        says(
            "Russian forces shelled Zorya on the road connecting Orlynka with Dubrava.", "strike RUS assessed at Zorya"
        ),
        says("Russian forces attacked along the road leading to Dubrava.", "attack RUS assessed at Dubrava"),
        says(
            "Russian forces struck a bridge near Zorya linking Orlynka to Dubrava, and shelled Pisok.",
            "strike RUS assessed at Pisok",
            "strike RUS assessed near Zorya",
        ),
        says(
            "Russian forces built trenches near Zorya and around roads connecting Orlynka to Dubrava.",
            "movement RUS assessed at Orlynka",
            "movement RUS assessed near Zorya",
            "movement RUS assessed to Dubrava",
        ),
    ],
)
def test_where_a_road_leads_is_no_place_of_the_event(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian units are stationed in Yasen.", "movement RUS assessed at Yasen"),
        says("Russian equipment was transported to Yasen.", "movement RUS assessed to Yasen"),
        says(
            "Russian tanks were moved from Dubrava to Zorya.",
            "movement RUS assessed from Dubrava",
            "movement RUS assessed to Zorya",
        ),
        says("Russian forces were sent medals in Yasen."),
    ],
)
def test_what_was_moved_stands_before_a_passive(sentence, expected):
    assert told(sentence) == expected
