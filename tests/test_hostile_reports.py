"""Reports that nobody would write: endless, nested, mixed, made up by chance. Nothing breaks or is lost unsaid."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontmap.claims import ClaimReader
from frontmap.claims.reader import LONGEST_SENTENCE
from frontmap.gazetteer import Gazetteer
from frontmap.grammar import load_grammar
from frontmap.model import EventType, Status
from frontmap.places import Locator
from frontmap.reports import read_report
from frontmap.sentences import split_sentences
from small_country import COUNTRY, DAY, EAST, ENTRIES, READER, entry, read, report_of, told

ATTACK = "Russian forces attacked "
LINEAR = 2.1
"""Twice the text may take so many times the steps; a loop in a loop would take four times."""


def steps(text):
    """Count the lines of our code that run while a text is read: the same on every machine."""
    report, sentences = report_of(text)
    count = 0

    def line(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return line

    def call(frame, _event, _argument):
        return line if "frontmap" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        READER.read(report, sentences)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "Zorya, ",
        "Kutove ",
        "Zorya\u2019s ",
        "(",
        ")",
        "(Zorya ",
        "Zorya (8km north of Orlynka, ",
        "\u201cZorya\u201d ",
        "Zo\u200brya \u200d",
        "attacked ",
        "attack ",
        "reported that ",
        "by Russian forces ",
        "to ",
        "not ",
        "5km ",
        "5 to ",
        "5 and ",
        "north of Zorya and ",
        "Zorya, 5km north of Orlynka and Dubrava, ",
        "border of Zorya and ",
        "northern ",
        "on May 2 ",
        "in late May ",
        "the May 2 strike on Zorya ",
        "attacked Zorya; ",
        "attacked Zorya on May 2; ",
        "which attacked Zorya on May 2, ",
        "after attacking Zorya that ",
        "if they attack ",
        "Zorya where ",
        "likely possibly not to ",
        "\u0417\u043e\u0440\u044f \u0438 ",
        "Zorya ",
        "repelled ",
        "Zorya (8km north of Orlynka), ",
        "Zorya-",
        "north and ",
        "Russian ",
        "according to ",
        "Halivka, Yasen Oblasts, ",
        "the Halivka, Yasen areas, ",
        "Zorya and Orlynka, both within 5km of Dubrava, ",
        "footage shows Russian forces in Zorya ",
        "Russian forces attacked Zorya, ",
    ],
)
def test_twice_the_words_take_twice_the_steps(unit):
    assert steps(ATTACK + unit * 300) <= LINEAR * steps(ATTACK + unit * 150)


@pytest.mark.parametrize("unit", ["Russian forces attacked Zorya. ", "It rained in Zorya. ", "\u2022 Zorya.\n"])
def test_twice_the_sentences_take_twice_the_steps(unit):
    assert steps(unit * 300) <= LINEAR * steps(unit * 150)


@pytest.mark.parametrize("count", [1_000, 2_000])
def test_each_name_of_an_endless_list_is_a_claim(count):
    claims, _ = read(ATTACK + ", ".join(f"Kutove{letters(number)}" for number in range(count)) + ".")
    assert len(claims) >= count - 1


def letters(number):
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def test_a_sentence_of_five_thousand_words_is_read():
    told_of = told(ATTACK + "Zorya " + "and some more ordinary words " * 1_000 + "and captured Dubrava.")
    assert "attack RUS assessed at Zorya" in told_of


def test_ten_thousand_names_in_a_row_are_read():
    claims, remarks = read(ATTACK + "Zorya, Orlynka, " * 5_000 + "and Dubrava.")
    assert {claim.localities[0].name for claim in claims} == {"Zorya", "Orlynka", "Dubrava"}
    assert len(remarks) == 1


def test_a_sentence_that_no_prose_has_is_not_read_and_says_so():
    claims, remarks = read(ATTACK + "Zorya " * LONGEST_SENTENCE)
    assert not claims
    assert any(f"longer than {LONGEST_SENTENCE} words" in why for _, why in remarks)


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("(", ""), ("", ")"), ("[", "]"), ("\u201c(", ")\u201d")])
def test_brackets_a_thousand_deep_do_no_harm(opening, closing):
    text = f"{ATTACK}Zorya {opening * 1_000}8km north of Novyi Brid{closing * 1_000}."
    assert "attack RUS assessed at Zorya" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u200bRussian forces attacked near Zorya\u200b.",
        "\ufeffRussian forces attacked near Zorya.",
        "Russian\u00a0forces attacked near\u00a0Zorya.",
        "Russian forces attacked near\u2060 Zorya.",
        "Russian forces attacked near \u202bZorya\u202c.",
        "Russian forces attacked near Zo\u200brya.",
        "Russian forces attacked near Zo\u00adrya.",
    ],
)
def test_signs_that_nobody_sees_hide_nothing(text):
    assert [line.rpartition(" ")[0] for line in told(text)] == ["attack RUS assessed near"]


@pytest.mark.parametrize("name", ["\u0417\u043e\u0440\u044f", "Z\u043erya", "ZORYA"])
def test_a_name_in_another_script_or_in_mixed_ones_is_the_same_name(name):
    (claim,), _ = read(f"Russian forces attacked near {name}.")
    assert [one.name for one in COUNTRY.candidates(claim.localities[0].name)] == ["Zorya", "Zorya"]


# "Russian troops attacked Zorya and Yizhne", in Ukrainian and in Russian.
UKRAINIAN = "Російські війська атакували Зорю і Їжне."  # noqa: RUF001 - Cyrillic is the point
RUSSIAN = "Российские войска атаковали Зорю и горы."


@pytest.mark.parametrize(("text", "language"), [(UKRAINIAN, "uk"), (RUSSIAN, "ru")])
def test_a_report_in_ukrainian_or_russian_says_that_it_is_not_understood(text, language):
    report = read_report(text, name="hostile.txt", date=DAY)
    claims, remarks = READER.read(report, split_sentences(report))
    assert report.language == language
    assert any("name" in warning for warning in report.warnings)
    assert claims == ()
    assert len(remarks) == 1


def test_a_number_without_end_is_no_distance():
    assert told(f"{ATTACK}{'9' * 400}km south of Zorya.") == told(f"{ATTACK}south of Zorya.")


def test_a_thousand_twins_are_read_as_one_name_and_settled():
    twins = [entry("Pisky", "village", EAST, 36.6 + number * 0.0005, 47.9) for number in range(1_000)]
    gazetteer = Gazetteer([*ENTRIES, *twins])
    report, sentences = report_of(ATTACK + "Pisky, " * 50 + "Zorya, and Pisky.")
    claims, _ = ClaimReader(load_grammar(), gazetteer).read(report, sentences)
    located = Locator(gazetteer).locate(claims)
    assert {place.locality.name for one in located for place in one.places} == {"Pisky", "Zorya"}
    assert all(place.lon is not None for one in located for place in one.places)


WORDS = sorted(load_grammar().phrases)
NAMES = [*sorted({name for one in ENTRIES for name in (one.name, *one.other_names)}), "Kutove", "T0512", "Зоря"]
CLAUSES = st.tuples(
    st.sampled_from(
        ["Russian forces", "Ukrainian forces", "He said that they", "Footage shows that Russian troops", "who"]
    ),
    st.sampled_from(
        ["attacked", "captured", "did not attack", "shelled", "withdrew", "tried to advance", "may have entered"]
    ),
    st.sampled_from(["", "near", "from", "12km south of", "north and west of", "between", "across", "along the"]),
    st.sampled_from(NAMES),
).map(" ".join)
PIECES = st.one_of(
    CLAUSES,
    st.sampled_from(WORDS),
    st.sampled_from(NAMES),
    st.sampled_from(
        ["Russian forces", "Ukrainian forces", "the General Staff", "he", "they", "5km", "May 2", "April 2"]
    ),
    st.sampled_from(
        [",", ";", ":", ".", "(", ")", "-", "\u2013", "\u2019s", "\u201c", "\u201d", "[1]", "and", "of", "to", "that"]
    ),
    st.sampled_from(["\n\n", "\n", "\n\n## ", "\n\u2022 ", "\u200b", "\u202e", "\u00ad"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=4),  # control characters are refused
)
REPORTS = st.lists(PIECES, max_size=60).map(" ".join)


class TestAnyReport:
    @given(REPORTS)
    @settings(max_examples=300, deadline=None)
    def test_every_sentence_is_a_claim_or_says_why_not(self, text):
        report, sentences = report_of(text)
        claims, remarks = READER.read(report, sentences)
        with_claims = {claim.sentence.number for claim in claims}
        with_remarks = [number for number, _ in remarks]
        assert sorted([*with_claims, *with_remarks]) == [sentence.number for sentence in sentences]
        assert all(why for _, why in remarks)

    @given(REPORTS)
    @settings(max_examples=300, deadline=None)
    def test_a_claim_is_whole_and_points_into_the_text(self, text):
        report, sentences = report_of(text)
        claims, _ = READER.read(report, sentences)
        assert len({claim.claim_id for claim in claims}) == len(claims)
        for claim in claims:
            span = claim.sentence.span
            assert claim.sentence.text == report.text[span.start : span.end]
            assert claim.event_type in set(EventType)
            assert claim.status in set(Status)
            assert claim.side.isupper()
            assert claim.rule
            assert claim.begin <= claim.end
            assert DAY - timedelta(days=3_660) < claim.end < DAY + timedelta(days=366)
            assert claim.localities
            for one in claim.localities:
                assert one.name
                assert 0 <= one.span.start < one.span.end <= len(claim.sentence.text)
                assert one.bearing_deg is None or 0 <= one.bearing_deg < 360
                assert one.distance_m is None or one.distance_m >= 0

    @given(REPORTS)
    @settings(max_examples=100, deadline=None)
    def test_the_same_report_is_read_the_same_twice_and_by_a_reader_that_read_others(self, text):
        report, sentences = report_of(text)
        assert READER.read(report, sentences) == FRESH.read(report, sentences)


FRESH = ClaimReader(load_grammar(), COUNTRY)
