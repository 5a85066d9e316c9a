"""What proves a claim and what refutes it: footage, evidence that is lacking, denials."""

from __future__ import annotations

import pytest

from small_country import says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Geolocated footage shows that Russian forces advanced near Dubrava.", "advance RUS confirmed near Dubrava"
        ),
        says(
            "Geolocated footage published on May 2 indicates that Ukrainian forces advanced south of Pisok.",
            "advance UKR confirmed 180 of Pisok",
        ),
        says(
            "Satellite imagery shows that Russian forces built trenches near Pisok.",
            "movement RUS confirmed near Pisok",
        ),
        says("Social media footage shows Russian tanks in Dubrava.", "sighting RUS confirmed at Dubrava"),
        says(
            "Ukrainian forces advanced near Pisok, as geolocated footage confirms.", "advance UKR confirmed near Pisok"
        ),
    ],
)
def test_footage_confirms(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Footage does not show that Russian forces captured Dubrava.", "capture RUS possible at Dubrava"),
        says("No footage shows that Russian forces captured Dubrava.", "capture RUS possible at Dubrava"),
        says(
            "ISW has not observed any footage indicating that Russian forces captured Dubrava.",
            "capture RUS possible at Dubrava",
        ),
        says(
            "The Russian MoD has not provided photo or video evidence to back claims that its forces took Dubrava.",
            "capture RUS possible at Dubrava",
        ),
        says("There is no footage showing Russian tanks in Dubrava.", "sighting RUS possible at Dubrava"),
        says("ISW did not observe evidence of Ukrainian counterattacks near Pisok.", "attack UKR possible near Pisok"),
        says(
            "Russian sources claimed that Russian forces captured Dubrava, but ISW has not seen confirmation of this.",
            "capture RUS possible at Dubrava",
        ),
        says(
            "Russian sources claimed that Russian forces captured Dubrava, but did not provide any evidence of that.",
            "capture RUS claimed at Dubrava",
        ),
    ],
)
def test_evidence_that_is_lacking_confirms_nothing(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Geolocated footage shows that Russian forces did not shell Zorya.", "no_attack RUS confirmed at Zorya"),
        says(
            "Not only footage but also imagery shows that Russian forces captured Dubrava.",
            "capture RUS confirmed at Dubrava",
        ),
        says(
            "Russian forces did not attack Zorya, and footage shows that Ukrainian forces captured Pisok.",
            "capture UKR confirmed at Pisok",
            "no_attack RUS assessed at Zorya",
        ),
        says("Although ISW has not seen the video, Russian forces shelled Zorya.", "strike RUS assessed at Zorya"),
        says(
            "Russian forces did not conduct any confirmed ground attacks near Zorya.",
            "no_attack RUS assessed near Zorya",
        ),
    ],
)
def test_a_negation_of_something_else_leaves_the_evidence_alone(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Ukrainian officials denied claims that Russian forces captured Dubrava.", "capture RUS denied at Dubrava"
        ),
        says("Ukrainian officials denied that Russian forces captured Dubrava.", "capture RUS denied at Dubrava"),
        says("Russian sources falsely claimed that Russian forces captured Dubrava.", "capture RUS denied at Dubrava"),
        says(
            "The Russian Ministry of Defense denied that Russian forces had withdrawn from Ternove.",
            "withdrawal RUS denied from Ternove",
        ),
        says(
            "Russian sources did not deny that Ukrainian forces captured Pisok.",
            "capture UKR claimed at Pisok",
        ),
        says(
            "Ukrainian officials refuted Russian claims of the capture of Dubrava.",
            "capture RUS denied at Dubrava",
        ),
        says(
            "Claims that Russian forces captured Dubrava are false.",
            "capture RUS denied at Dubrava",
        ),
        says(
            "A milblogger claimed that reports that Ukrainian forces left Pisok are false and that they shelled Zorya.",
            "strike UKR claimed at Zorya",
            "withdrawal UKR denied from Pisok",
        ),
        says("Russian forces have not abandoned Ternove."),
    ],
)
def test_a_denied_claim_stays_as_denied(sentence, expected):
    assert told(sentence) == expected
