"""Plans, aims and purposes are no events; what was done with a weapon, or was tried, is one."""

from __future__ import annotations

import pytest

from small_country import says, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia will focus on the \u201cmain goal\u201d of capturing Zorya.",
        "Securing Zorya was always the main objective of Russian forces.",
        "Russian forces may have hoped for the capture of Zorya as their goal.",
        "The task of Russian forces is not to take Zorya.",
        "Russian forces will be weak after capturing Zorya.",
        "Russian forces waited before attempting an attack on Zorya.",
        "Russian attacks near Zorya may resume.",
        "Attempts by Russian forces to hold Zorya will fail.",
        "Russian forces are focused on encircling Zorya.",
        "Russian victory is premised on the capture of Zorya.",
    ],
)
def test_an_aim_is_no_event_yet(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces used incendiary munitions to strike Zorya.", "strike RUS assessed at Zorya"),
        says("Russian forces continued to use modified missiles to target Zorya.", "strike RUS assessed at Zorya"),
        says("Russian forces plan to use drones to strike Zorya."),
        says(
            "Russian forces attempted several times in the past week to break through near Zorya.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces claim to have seized Zorya.", "capture RUS claimed at Zorya"),
        says("Russian forces conducted strikes to support operations in Zorya.", "strike RUS assessed at Zorya"),
    ],
)
def test_what_was_done_or_tried_is_no_purpose(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian operations near Zorya continued on May 1.", "attack RUS assessed near Zorya"),
        says("Russian operations near Zorya remain stalled.", "repelled_attack RUS assessed near Zorya"),
        says("Russian attempts to encircle Zorya remain unsuccessful.", "repelled_attack RUS assessed at Zorya"),
        says("Russian efforts to encircle Zorya continue.", "attack RUS assessed at Zorya"),
        says("The failed Russian attempts to cross Zorya may show weakness.", "repelled_attack RUS assessed at Zorya"),
        says("The pace of Russian operations near Zorya has slowed.", "attack RUS assessed near Zorya"),
        says("The Ukrainian counteroffensive near Zorya has accomplished its objectives."),
    ],
)
def test_the_verb_behind_a_noun_says_what_became_of_it(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces near Zorya concentrated in preparation for a new offensive.",
            "movement RUS assessed near Zorya",
        ),
        says("Russian forces aim at enveloping and ultimately encircling Zorya."),
        says("Concerns are rising that Russian forces are preparing to imminently attack Zorya."),
        says("Observers spoke of the “threat” of a Ukrainian strike on Zorya."),
        says("The Ukrainian counteroffensive may force Russian forces to redeploy units to Zorya."),
        says(
            "The Ukrainian counteroffensive forced Russian forces to redeploy units to Zorya.",
            "movement RUS assessed to Zorya",
        ),
    ],
)
def test_what_comes_of_something_is_as_far_off_as_that(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Ukrainian forces struck depots in Zorya in support of the ongoing counteroffensive in Yasen Oblast.",
            "attack UKR assessed in Yasen Oblast",
            "strike UKR assessed at Zorya",
        ),
        says(
            "Ukrainian forces struck depots in Zorya in support of a counteroffensive in Yasen Oblast.",
            "strike UKR assessed at Zorya",
        ),
        says(
            "Russian forces support ongoing assaults on Zorya, reducing the risk of a Russian assault on Pisok.",
            "attack RUS assessed at Zorya",
        ),
    ],
)
def test_what_is_served_and_going_on_is_an_event(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces shelled Zorya to impede Ukrainian advances toward Pisok.", "strike RUS assessed at Zorya"),
        says("Russian forces shelled Zorya to slow Ukrainian attacks near Pisok.", "strike RUS assessed at Zorya"),
        says("Russian forces are attempting to slow Ukrainian advances near Pisok.", "advance UKR assessed near Pisok"),
        says("Russian forces made slow progress near Pisok.", "advance RUS assessed near Pisok"),
    ],
)
def test_what_is_to_be_hindered_is_only_aimed_at(sentence, expected):
    assert told(sentence) == expected
