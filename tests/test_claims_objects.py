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
        says(
            "Russian forces conducted over a dozen assaults near Zorya, including an assault on Pisok.",
            "attack RUS assessed at Pisok",
            "attack RUS assessed near Zorya",
        ),
        says("Russian forces paused ground attacks near Zorya.", "no_attack RUS assessed near Zorya"),
        says("Ukrainian command is rotating forces near Zorya.", "movement UKR assessed near Zorya"),
        says("Ukrainian forces recaptured 70% of Zorya.", "advance UKR assessed at Zorya"),
        says(
            "Russian forces seized the Zorya-Pisok highway.",
            "capture RUS assessed line Pisok",
            "capture RUS assessed line Zorya",
        ),
        says("A strike hit a building used by Russian forces in Zorya.", "strike UNK assessed at Zorya"),
    ],
)
def test_targets_belong_to_what_was_done_to_them(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces moved to Zorya on May 1.", "movement RUS assessed to Zorya"),
        says("Russian forces from the Pisok area are redeploying.", "movement RUS assessed from Pisok"),
        says("Russian troops established a field camp near Zorya.", "movement RUS assessed near Zorya"),
        says("Russian forces completed a sweep of Zorya.", "capture RUS assessed at Zorya"),
        says("Russian forces captured terrain in Zorya.", "advance RUS assessed at Zorya"),
        says("Russian forces have left Zorya.", "withdrawal RUS assessed from Zorya"),
        says("Ukrainian forces remain in Zorya.", "control UKR assessed at Zorya"),
        says("Russian forces prepared defensive positions near Zorya.", "movement RUS assessed near Zorya"),
        says("Footage of Ukrainian troops in Zorya was posted.", "sighting UKR confirmed at Zorya"),
        says("Ukrainian forces resisted Russian attacks near Zorya.", "repelled_attack RUS assessed near Zorya"),
        says("Russian forces did not shell Zorya.", "no_attack RUS assessed at Zorya"),
        says(
            "The Ukrainian counteroffensive near Zorya pushed Russian forces toward Pisok.",
            "advance UKR assessed near Zorya",
            "advance UKR assessed toward Pisok",
        ),
        says("Ukrainian partisans have been active in Zorya.", "sabotage UKR assessed at Zorya"),
    ],
)
def test_where_forces_go_and_are(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Young people are fleeing Zorya from Russian forces.",
        "Russian police conducted mobilization raids in Zorya.",
        "Russian forces sent workers to a concentration camp in Zorya.",
        "Russian officials abandoned their initial plans for Zorya.",
        "Russian authorities called on civilians in Zorya and the surrounding areas.",
        "Russian forces trained at a training ground near Zorya.",
        "Russian forces continued shelling along the line of contact.",
        "A column of 500 vehicles evacuated from Zorya.",
        "Residents want to leave Zorya.",
    ],
)
def test_what_civilians_and_offices_do_is_no_event(sentence):
    assert told(sentence) == []
