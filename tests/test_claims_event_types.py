"""Which event a sentence reports, and whose: verbs in active and passive, attempts, nouns, states."""

from __future__ import annotations

import pytest

from small_country import says, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces attacked Ukrainian positions near Zorya.", "attack RUS assessed near Zorya"),
        says(
            "Ukrainian forces repelled Russian assaults near Zorya and Orlynka.",
            "repelled_attack RUS assessed near Orlynka",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces repelled a Ukrainian attack on Kremenka.", "repelled_attack UKR assessed at Kremenka"),
        says("Russian assaults near Dubrava were repelled.", "repelled_attack RUS assessed near Dubrava"),
        says(
            "A Russian assault near Dubrava was repelled by Ukrainian forces.",
            "repelled_attack RUS assessed near Dubrava",
        ),
        says("Kremenka was captured by Russian forces.", "capture RUS assessed at Kremenka"),
        says("Novyi Brid was shelled by Russian artillery.", "strike RUS assessed at Novyi Brid"),
        says("Ukrainian positions near Ternove were struck by Russian aircraft.", "strike RUS assessed near Ternove"),
        says(
            "Ukrainian forces stopped a Russian offensive toward Novyi Brid.",
            "repelled_attack RUS assessed toward Novyi Brid",
        ),
        says(
            "Ukrainian forces liberated Kremenka and Pisok.",
            "capture UKR assessed at Kremenka",
            "capture UKR assessed at Pisok",
        ),
        says(
            "Russian forces forced Ukrainian troops to withdraw from Kremenka.",
            "withdrawal UKR assessed from Kremenka",
        ),
        says(
            "Ukrainian forces were driven back from Ternove.",
            "withdrawal UKR assessed from Ternove",
        ),
        says(
            "Ukrainian forces were forced to withdraw from Kremenka.",
            "withdrawal UKR assessed from Kremenka",
        ),
        says(
            "Dubrava and Orlynka were liberated by Ukrainian forces on May 2.",
            "capture UKR assessed at Dubrava",
            "capture UKR assessed at Orlynka",
        ),
        says("Dubrava was liberated on May 2.", "capture UNK assessed at Dubrava"),
        says(
            "Explosions were reported in Yasen.",
            "strike UNK claimed at Yasen",
        ),
        says("Russian missiles hit an ammunition depot in Halivka.", "strike RUS assessed at Halivka"),
        says(
            "Ukrainian HIMARS strikes destroyed a Russian headquarters in Yasen.",
            "strike UKR assessed at Yasen",
        ),
        says("Ukrainian forces targeted Russian positions near Pisok.", "strike UKR assessed near Pisok"),
        says("Ukrainian air defense shot down a Russian drone over Halivka.", "strike UKR assessed at Halivka"),
    ],
)
def test_the_attacker_is_found_in_active_and_passive(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says(
            "Russian forces attempted to advance toward Novyi Brid.", "repelled_attack RUS assessed toward Novyi Brid"
        ),
        says("Russian forces unsuccessfully attacked Zorya.", "repelled_attack RUS assessed at Zorya"),
        says(
            "Russian forces conducted unsuccessful ground attacks near Zorya.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces failed to capture Dubrava.", "repelled_attack RUS assessed at Dubrava"),
        says(
            "Russian forces attacked near Zorya but did not make any advances.",
            "repelled_attack RUS assessed near Zorya",
        ),
        says("Russian forces are trying to break through toward Staryi Hai.", "attack RUS assessed toward Staryi Hai"),
        says("Russian forces are attempting to capture Dubrava.", "attack RUS assessed at Dubrava"),
        says(
            "Ukrainian forces repelled Russian attempts to advance near Ternove.",
            "repelled_attack RUS assessed near Ternove",
        ),
    ],
)
def test_an_attempt_of_the_past_failed_and_one_of_the_present_goes_on(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Recent Russian advances in Dubrava alarmed residents.", "advance RUS assessed at Dubrava"),
        says(
            "The withdrawal of Russian troops from Ternove surprised milbloggers.",
            "withdrawal RUS assessed from Ternove",
        ),
        says("Russian forces completed the capture of Dubrava.", "capture RUS assessed at Dubrava"),
        says("The Russian offensive near Zorya continued.", "attack RUS assessed near Zorya"),
        says("Heavy fighting is ongoing in Dubrava.", "clash UNK assessed at Dubrava"),
        says("Russian forces made marginal gains east of Dubrava.", "advance RUS assessed 90 of Dubrava"),
        says("Russian shelling of Halivka continued overnight.", "strike RUS assessed at Halivka"),
        says(
            "Russian forces conducted airstrikes on Zorya, Orlynka, and Dubrava.",
            "strike RUS assessed at Zorya",
            "strike RUS assessed at Orlynka",
            "strike RUS assessed at Dubrava",
        ),
        says("Russian forces conducted a missile strike against Halivka City.", "strike RUS assessed at Halivka City"),
        says(
            "Russian forces continued routine fire along the line of contact in Halivka Oblast.",
            "strike RUS assessed in Halivka Oblast",
        ),
        says(
            "Russian troops are concentrated near the Ukraine-Russia border.",
            "movement RUS assessed near Ukraine-Russia border",
        ),
        says("Elements of the 99th Guards Division are operating near Pisok.", "sighting RUS assessed near Pisok"),
        says(
            "Russian forces conducted over a dozen assaults near Zorya, including an assault on Pisok.",
            "attack RUS assessed at Pisok",
            "attack RUS assessed near Zorya",
        ),
    ],
)
def test_an_event_named_by_a_noun_counts(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian forces continue to hold Novyi Brid.", "control UKR assessed at Novyi Brid"),
        says("Ukrainian forces consolidated their positions near Kremenka.", "control UKR assessed near Kremenka"),
        says("Ukrainian forces defended Novyi Brid.", "control UKR assessed at Novyi Brid"),
        says("Russian forces established positions near Zorya.", "control RUS assessed near Zorya"),
        says("Ukrainian forces pushed back Russian forces near Zorya.", "advance UKR assessed near Zorya"),
        says(
            "Russian forces redeployed two battalions from Yasen to Staryi Hai.",
            "movement RUS assessed from Yasen",
            "movement RUS assessed to Staryi Hai",
        ),
        says("Russian forces built trenches near Pisok.", "movement RUS assessed near Pisok"),
        says("Russian forces blew up a bridge in Berestok.", "strike RUS assessed at Berestok"),
        says(
            "Ukrainian partisans detonated an improvised explosive device in Yasen.",
            "sabotage UKR assessed at Yasen",
        ),
        says(
            "Russian forces shelled Pisok. Arsonists detonated a car bomb in Yasen.",
            "sabotage UNK assessed at Yasen",
            "strike RUS assessed at Pisok",
        ),
        says("Fighting continued near Ternove.", "clash UNK assessed near Ternove"),
        says("Russian and Ukrainian forces fought near Ternove.", "clash UNK assessed near Ternove"),
        says("Ukrainian partisans have been active in Zorya.", "sabotage UKR assessed at Zorya"),
    ],
)
def test_states_movements_and_sabotage_are_told_from_attacks(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces captured the railway station in Staryi Hai.", "advance RUS assessed at Staryi Hai"),
        says(
            "Russian forces captured several blocks in northern Staryi Hai.",
            "advance RUS assessed at northern Staryi Hai",
        ),
        says("Russian forces captured positions near Ternove.", "advance RUS assessed near Ternove"),
        says("Russian forces took full control of Dubrava.", "capture RUS assessed at Dubrava"),
        says("Russian forces entered Dubrava.", "advance RUS assessed at Dubrava"),
        says("Ukrainian forces recaptured 70% of Zorya.", "advance UKR assessed at Zorya"),
        says("Russian forces captured terrain in Zorya.", "advance RUS assessed at Zorya"),
        says("Russian forces completed a sweep of Zorya.", "capture RUS assessed at Zorya"),
        says(
            "Russian forces seized the Zorya-Pisok highway.",
            "capture RUS assessed line Pisok",
            "capture RUS assessed line Zorya",
        ),
    ],
)
def test_a_part_of_a_settlement_is_an_advance_and_the_whole_a_capture(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces have fully occupied Zorya.", "capture RUS assessed at Zorya"),
        says("Russian forces shelled fully occupied Zorya.", "strike RUS assessed at occupied Zorya"),
        says("Ukrainian forces continued to pursue Russian forces near Pisok.", "attack UKR assessed near Pisok"),
        says("Ukrainian forces repelled Russian pushes toward Dubrava.", "repelled_attack RUS assessed toward Dubrava"),
        says(
            "Russian forces repelled a Ukrainian attempt at crossing the Tykha River.",
            "repelled_attack UKR assessed across Tykha River",
        ),
        says("Russian forces conducted a turning movement around Dubrava.", "attack RUS assessed near Dubrava"),
        says("Russian forces are making defensive preparations near Zorya.", "movement RUS assessed near Zorya"),
        says("Russian forces took up defensive positions in Dubrava.", "control RUS assessed at Dubrava"),
        says("Russian forces gained no terrain in Yasen Oblast.", "no_attack RUS assessed in Yasen Oblast"),
        says("Russian forces established partial control of Zorya.", "advance RUS assessed at Zorya"),
        says("Russian forces moved barges to Zorya.", "movement RUS assessed to Zorya"),
        says("Fighting between Russian and Ukrainian forces continued near Zorya.", "clash UNK assessed near Zorya"),
        says(
            "Russian forces fought near Zorya and Pisok, both to the east of Dubrava.",
            "clash UNK assessed near Pisok",
            "clash UNK assessed near Zorya",
        ),
    ],
)
def test_a_verb_says_by_the_words_around_it_what_it_tells(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian forces focused their assaults on Dubrava.", "attack RUS assessed at Dubrava"),
        says("Russian forces concentrated their attacks on Dubrava.", "attack RUS assessed at Dubrava"),
        says("Russian forces are concentrating artillery fire on Dubrava.", "strike RUS assessed at Dubrava"),
        says("Russian forces are focusing offensive operations near Pisok.", "attack RUS assessed near Pisok"),
        says("Russian forces will focus their attacks on Dubrava."),
        says("Russian forces concentrated equipment near Dubrava.", "movement RUS assessed near Dubrava"),
        says("Russian forces launched ground attacks against positions near Zorya.", "attack RUS assessed near Zorya"),
    ],
)
def test_a_verb_that_carries_an_event_noun_is_no_event_itself(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Russian troops have been withdrawn to Yasen.", "withdrawal RUS assessed to Yasen"),
        says("Russian troops may be withdrawn from Dubrava.", "withdrawal RUS possible from Dubrava"),
        says("Russian units might be withdrawn to Yasen.", "withdrawal RUS possible to Yasen"),
        says("Russian troops will be withdrawn from Dubrava."),
        says("Elements withdrawn from Dubrava attacked Zorya.", "attack UNK assessed at Zorya"),
    ],
)
def test_those_who_are_withdrawn_withdraw_and_those_withdrawn_are_only_described(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Ukrainian counterattacks near Pisok made further minor progress.", "advance UKR assessed near Pisok"),
        says("Ukrainian counterattacks north of Pisok made small gains in Yasen.", "advance UKR assessed at Yasen"),
        says(
            "Russian forces conducted attacks near Zorya and made gains in Yasen.",
            "advance RUS assessed at Yasen",
            "attack RUS assessed near Zorya",
        ),
    ],
)
def test_an_attack_that_made_gains_is_an_advance(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        says("Officials reported a Ukrainian attack on a Russian depot near Yasen.", "strike UKR claimed near Yasen"),
        says("Ukrainian forces conducted an attack against a command post in Yasen.", "strike UKR assessed at Yasen"),
        says("Ukrainian partisans attacked a railway bridge near Yasen.", "sabotage UKR assessed near Yasen"),
        says("Russian forces attacked the bridgehead near Yasen.", "attack RUS assessed near Yasen"),
        says("Russian forces conducted ground attacks on infrastructure in Yasen.", "attack RUS assessed at Yasen"),
    ],
)
def test_an_attack_on_a_thing_is_a_strike(sentence, expected):
    assert told(sentence) == expected
