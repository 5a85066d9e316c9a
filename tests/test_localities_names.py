"""Which words of a sentence are toponyms, in which spellings, and of which kind."""

from __future__ import annotations

import pytest

from small_country import localities, place, read, says, told


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


@pytest.mark.parametrize(
    "kind",
    [
        "borough",
        "city",
        "community",
        "district",
        "farmstead",
        "hamlet",
        "locality",
        "port",
        "port city",
        "settlement",
        "suburb",
        "town",
        "township",
        "village",
    ],
)
def test_whatever_a_place_is_called_before_its_unknown_name_it_is_a_place(kind):
    found = localities(f"Russian troops shelled the {kind} of Novoluzhka-Tretia.")
    assert [place(one) for one in found] == ["at Novoluzhka-Tretia"]


@pytest.mark.parametrize("kind", ["farmstead", "hamlet", "locality", "settlement", "town", "township", "village"])
def test_small_places_are_captured_and_described_as_villages_are(kind):
    assert told(f"Russian troops captured the {kind} of Zorya.") == ["capture RUS assessed at Zorya"]
    assert told(f"Russian troops captured Zorya, a {kind} near Pisok.") == ["capture RUS assessed at Zorya"]
