"""Who says so, and how sure the text is: the source before, inside and after, doubt, quotes."""

from __future__ import annotations

import pytest

from small_country import read, says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "The Ukrainian General Staff reported that Russian forces attacked near Zorya.",
            "attack RUS claimed near Zorya",
        ),
        says("Russian sources claimed that Russian forces captured Dubrava.", "capture RUS claimed at Dubrava"),
        says("A Russian milblogger claimed Ukrainian forces shelled Pisok.", "strike UKR claimed at Pisok"),
        says(
            "According to the Ukrainian General Staff, Russian forces attacked near Zorya.",
            "attack RUS claimed near Zorya",
        ),
        says("Ukrainian forces reportedly advanced near Pisok.", "advance UKR claimed near Pisok"),
    ],
)
def test_a_source_before_its_claim_makes_it_claimed(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces, the Ukrainian General Staff reported, attacked near Zorya.",
            "attack RUS claimed near Zorya",
        ),
        says("Russian forces, according to a milblogger, attacked near Zorya.", "attack RUS claimed near Zorya"),
    ],
)
def test_a_source_inside_its_claim_makes_it_claimed(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked near Zorya, according to the Ukrainian General Staff.",
            "attack RUS claimed near Zorya",
        ),
        says(
            "Russian forces attacked near Zorya, the Ukrainian General Staff reported.", "attack RUS claimed near Zorya"
        ),
        says(
            "Russian forces attacked near Zorya, the Ukrainian General Staff reported on May 3.",
            "attack RUS claimed near Zorya",
        ),
    ],
)
def test_a_source_after_its_claim_makes_it_claimed(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attacked near Zorya, and a milblogger claimed that they captured Dubrava.",
            "attack RUS assessed near Zorya",
            "capture RUS claimed at Dubrava",
        ),
        says(
            "The General Staff reported that Russian forces attacked near Zorya and that they shelled Orlynka.",
            "attack RUS claimed near Zorya",
            "strike RUS claimed at Orlynka",
        ),
    ],
)
def test_a_source_speaks_for_its_own_clause(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian sources claimed that Russian forces captured Dubrava, but ISW cannot confirm this.",
            "capture RUS possible at Dubrava",
        ),
        says("Russian forces possibly attacked near Zorya.", "attack RUS possible near Zorya"),
        says("Russian forces probably withdrew from Ternove.", "withdrawal RUS likely from Ternove"),
        says("ISW assesses that Russian forces captured Dubrava.", "capture RUS assessed at Dubrava"),
        says(
            "Unconfirmed reports state that Russian forces entered Dubrava.",
            "advance RUS possible at Dubrava",
        ),
        says(
            "The General Staff reported that Russian forces likely attacked near Zorya.",
            "attack RUS claimed near Zorya",
        ),
    ],
)
def test_the_weakest_word_decides(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("The Ukrainian commander said that “our units hold Novyi Brid.”", "control UKR claimed at Novyi Brid"),
        says("The commander said that “our units hold Novyi Brid.”", "control UNK claimed at Novyi Brid"),
        says("A milblogger wrote: “Ukrainian forces shelled Pisok.”", "strike UKR claimed at Pisok"),
        says("“Ukrainian forces hold Novyi Brid,” the mayor stated.", "control UKR claimed at Novyi Brid"),
        says("The “Halivka is ours” movement met in Yasen."),
    ],
)
def test_a_quote_is_a_claim_of_who_is_quoted(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("The Russian MoD said that their forces captured Dubrava.", "capture RUS claimed at Dubrava"),
        says("The Russian MoD claimed that its units shelled Zorya.", "strike RUS claimed at Zorya"),
        says(
            "Ukrainian officials reported that Russian forces struck Zorya and that their forces captured Pisok.",
            "capture UKR claimed at Pisok",
            "strike RUS claimed at Zorya",
        ),
        says(
            "Ukrainian officials stated that Russian forces shelled their troops near Zorya and attacked Pisok.",
            "attack RUS claimed at Pisok",
            "strike RUS claimed near Zorya",
        ),
        says(
            "Ukrainian officials reported that Russian units lost half their personnel and withdrew to Pisok.",
            "withdrawal RUS claimed to Pisok",
        ),
    ],
)
def test_forces_that_a_claimant_calls_his_own_are_of_his_side(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Russian forces attacked Zorya.", [None]),
        ("The Ukrainian General Staff reported that Russian forces attacked Zorya.", ["Ukrainian General Staff"]),
        ("A Russian milblogger claimed that Ukrainian forces shelled Pisok.", ["Russian milblogger"]),
        ("According to the Ukrainian General Staff, Russian forces attacked Zorya.", ["Ukrainian General Staff"]),
        ("Russian forces attacked Zorya, according to the Ukrainian General Staff.", ["Ukrainian General Staff"]),
        ("Russian forces attacked Zorya, the Ukrainian General Staff reported.", ["Ukrainian General Staff"]),
        (
            "Yasen Oblast Administration Head Ada Stone stated that Russian forces attacked Pisok.",
            ["Yasen Oblast Administration Head Ada Stone"],
        ),
        (
            "A milblogger claimed that Russian forces attacked Zorya. He added that they shelled Orlynka.",
            ["milblogger"] * 2,
        ),
        ("Geolocated footage shows that Russian forces advanced near Dubrava.", ["Geolocated footage"]),
        ("Footage does not show that Russian forces captured Dubrava.", [None]),
        ("The mayor still has not provided any evidence that Russian forces captured Dubrava.", ["mayor"]),
        ("The mayor stated that there is no evidence that Russian forces captured Dubrava.", ["mayor"]),
        ("The mayor has not claimed that Russian forces captured Dubrava.", ["mayor"]),
        (
            "The mayor stated that Russian forces shelled Zorya, and a milblogger claimed that they captured Dubrava.",
            ["mayor", "milblogger"],
        ),
    ],
)
def test_the_claimant_is_who_says_so_without_an_article(text, claimants):
    assert [claim.claimant for claim in read(text)[0]] == claimants


def test_a_claimant_is_not_carried_into_another_section():
    text = "A milblogger claimed that Russian forces hit Zorya.\n\n## Elsewhere\n\nHe said that they shelled Orlynka."
    assert [claim.claimant for claim in read(text)[0]] == ["milblogger", None]


def test_the_words_that_decided_are_kept():
    (claim,), _ = read("Russian forces possibly captured Dubrava.")
    assert (claim.status, claim.hedge) == ("possible", "possibly")


def test_when_footage_was_posted_only_says_which_footage():
    sentence = "Geolocated footage posted between May 1 and 3 confirms that Russian forces advanced near Zorya."
    assert told(sentence) == ["advance RUS confirmed near Zorya"]
    assert read(sentence)[0][0].claimant == "Geolocated footage"
    sentence = "Videos posted by milbloggers on May 1 reportedly show Russian forces attacking Zorya."
    assert told(sentence) == ["attack RUS claimed at Zorya"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "The Russian Ministry of Defense confirmed that Ukrainian forces captured Pisok.",
            "capture UKR confirmed at Pisok",
        ),
        says(
            "The Ukrainian General Staff confirmed that Russian forces entered Zorya.", "advance RUS confirmed at Zorya"
        ),
        says(
            "The Ukrainian General Staff confirmed that Ukrainian forces captured Pisok.",
            "capture UKR claimed at Pisok",
        ),
        says(
            "The Ukrainian General Staff confirmed that Russian forces shelled Pisok.",
            "strike RUS claimed at Pisok",
        ),
        says(
            "Russian milbloggers acknowledged that Ukrainian forces advanced near Pisok.",
            "advance UKR claimed near Pisok",
        ),
        says("Social media users confirmed that Russian forces captured Pisok.", "capture RUS claimed at Pisok"),
        says(
            "The Russian Ministry of Defense claimed that Ukrainian forces captured Pisok.",
            "capture UKR claimed at Pisok",
        ),
    ],
)
def test_what_a_rival_confirms_to_ones_advantage_is_confirmed(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("Russian forces may have captured Zorya, although this could not be confirmed.", "may have"),
        ("Russian forces may have captured Zorya, but it could not be confirmed.", "may have"),
        (
            "Russian forces may have captured Zorya, although the claim could not be independently confirmed.",
            "may have",
        ),
        ("Russian forces captured Zorya, which could not be verified.", "could not be verified"),
        ("Russian forces captured Zorya, which cannot be verified.", "cannot be verified"),
        ("Russian forces captured Zorya, a claim that could not be verified.", "could not be verified"),
        ("Russian forces captured Zorya, but the capture could not be corroborated.", "could not be corroborated"),
        ("Russian forces captured Zorya, but this has not been independently verified.", None),
        ("Russian forces captured Zorya, but this was not confirmed.", "was not confirmed"),
        ("Russian forces captured Zorya, though these reports are unconfirmed.", "are unconfirmed"),
        ("Russian forces captured Zorya, though this remains unverified.", "remains unverified"),
        ("Russian forces captured Zorya, but this can not be confirmed.", "can not be confirmed"),
        ("Russian forces captured Zorya, but it couldn\u2019t be independently confirmed.", None),
        ("Russian forces captured Zorya, although none of this could be verified.", None),
        ("Russian forces captured Zorya, although neither report could be confirmed.", None),
        ("Russian forces captured Zorya, but there was no way to verify this.", "no way to verify"),
        ("Although this could not be confirmed, Russian forces captured Zorya.", "could not be confirmed"),
        ("It could not be confirmed that Russian forces captured Zorya.", "could not be confirmed"),
        ("Reports that Russian forces captured Zorya could not be verified.", "could not be verified"),
        ("The report that Russian forces captured Zorya could not be verified.", "could not be verified"),
        ("Russian forces captured Zorya, but it was not possible to verify this.", "was not possible to verify"),
        ("Russian forces captured Zorya, but the agency could not immediately verify the report.", None),
    ],
)
def test_what_nobody_could_check_is_possible_and_nobodys_claim(sentence, hedge):
    (claim,), _ = read(sentence)
    assert (claim.event_type, claim.status, claim.claimant) == ("capture", "possible", None)
    assert hedge in {None, claim.hedge}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said that Russian forces captured Zorya, which could not be verified.",
        "The mayor said that Russian forces captured Zorya, although this could not be confirmed.",
        "According to the mayor, Russian forces captured Zorya, which could not be verified.",
        "Russian forces captured Zorya, which could not be verified, the mayor said.",
        "The mayor said Russian forces captured Zorya, which could not be verified, adding that they entered Pisok.",
    ],
)
def test_a_claim_that_could_not_be_checked_stays_its_claimants(sentence):
    claims, _ = read(sentence)
    assert {(claim.status, claim.claimant) for claim in claims} == {("claimed", "mayor")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces shelled Zorya, but the number of casualties could not be confirmed.",
            "strike RUS assessed at Zorya",
        ),
        says("Russian forces shelled Zorya, but no casualties were confirmed.", "strike RUS assessed at Zorya"),
        says("Russian forces shelled Zorya, but these numbers cannot be verified.", "strike RUS assessed at Zorya"),
        says(
            "Ukrainian forces attacked Zorya, but it could not be confirmed that they captured Pisok.",
            "attack UKR assessed at Zorya",
            "capture UKR possible at Pisok",
        ),
    ],
)
def test_what_could_not_be_checked_weakens_nothing_else(sentence, expected):
    assert told(sentence) == expected
