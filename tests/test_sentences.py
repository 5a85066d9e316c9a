"""Where sentences end, what headings they stand under, which notes they cite."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontmap.model import BlockKind
from frontmap.reports import read_report
from frontmap.sentences import split_sentences


def split(text, name="report.txt"):
    return split_sentences(read_report(text, name=name, date=date(2031, 5, 3)))


def texts(text):
    return [sentence.text for sentence in split(text + "\n\n## End")][:-1]


@pytest.mark.parametrize(
    "sentences",
    [
        ["North took the mill.[23]", "South denies it."],
        ["North took the mill.[2][3]", "South denies it.[4]"],
        ["North took the mill. [23]", "South denies it."],
        ["\u201cWe hold the mill.\u201d", "So says South."],
        ["(North took the mill.)", "South denies it."],
        ["Is the mill lost?", "Nobody knows!", "We wait\u2026", "And wait."],
        ["They fought; the mill burned; all fled.", "Rain fell."],
        ["They moved 5.5 km.", "They stopped 10 km.", "They dug in."],
        ["An S-300.", "A T-72."],
        ["They came in 2031.", "They left."],
    ],
)
def test_a_text_is_split_where_its_sentences_end(sentences):
    assert texts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Col. Gen. Ada Stone and Lt. Bo Reed saw St. Olaf burn.",
        "The U.S. Department asked the U.K. government.",
        "They met at 7 p.m. Kyiv time and at 9 a.m. local time.",
        "See No. 5 and approx. 12 km of road, e.g. the mill road.",
        "Ada W. Stone wrote to J. R. Reed.",
        "They came on Sept. 13 and on Oct. 2.",
        "Some of it (e.g. the mill. and the barn) burned.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence):
    assert texts(sentence) == [sentence]


def test_an_abbreviation_ends_a_sentence_where_a_new_one_plainly_begins():
    assert texts("It came from the U.S. The mill burned at 7 p.m. Northern forces fled.") == [
        "It came from the U.S.",
        "The mill burned at 7 p.m.",
        "Northern forces fled.",
    ]


def test_headings_and_bullets_are_kept_with_their_signs():
    sentences = split("## The Mill\n\n\u2022 North came. It left.\n\n1. South stayed.")
    assert [(s.kind, s.text) for s in sentences] == [
        (BlockKind.HEADING, "## The Mill"),
        (BlockKind.BULLET, "\u2022 North came."),
        (BlockKind.BULLET, "It left."),
        (BlockKind.BULLET, "1. South stayed."),
    ]
    assert [s.number for s in sentences] == [1, 2, 3, 4]


def test_citation_numbers_are_read():
    (sentence,) = split("## X\n\nNorth took the mill[3] and the barn.[4][5, 6]")[1:]
    assert sentence.citations == (3, 4, 5, 6)


def test_headings_nest_by_level():
    sentences = split("# Day\n\n## East\n\nA fell.\n\n### Mill\n\nB fell.\n\n## West\n\nC fell.")
    chains = {s.text: s.headings for s in sentences}
    assert chains["A fell."] == ("Day", "East")
    assert chains["B fell."] == ("Day", "East", "Mill")
    assert chains["C fell."] == ("Day", "West")


def test_a_heading_right_under_one_of_its_own_level_stays_under_it():
    sentences = split("## Contents\n\n## Main\n\n## East: (the Line)\n\nA fell.\n\n## South\n\nB fell.")
    chains = {s.text: s.headings for s in sentences}
    assert chains["A fell."] == ("Main", "East: (the Line)")
    assert chains["B fell."] == ("South",)


def test_a_soft_wrapped_sentence_is_one_sentence():
    wrapped = [
        "North took the mill on the hill above the river after\nthree days.",
        "South withdrew to the barn on the far\nbank.",
    ]
    assert texts(" ".join(wrapped)) == wrapped


def test_direction_marks_and_zero_width_signs_do_not_glue_sentences():
    assert len(texts("North came.\u200f South\u200b left.\u200b \u2067Rain fell.\u2069")) == 3


@pytest.mark.parametrize("unit", [".", "a. ", "[1]", ".[1]", "! ", "(", "\u2022 ", "U.S. ", "word "])
def test_time_is_linear_in_the_length_of_a_hostile_text(unit):
    report = read_report("## X\n\na" + unit * (300_000 // len(unit)) + "x", name="-", date=date(2031, 5, 3))
    began = time.process_time()
    split_sentences(report)
    assert time.process_time() - began < 5


def test_a_sentence_of_five_thousand_words_is_one():
    assert len(texts("word " * 4_999 + "end.")) == 1


@given(st.text(alphabet="aA.!?[]()1 \n#\u2022-\u201d\u200f,;:", min_size=1, max_size=120))
def test_sentences_cover_the_blocks_in_order(text):
    report = read_report("Head\n\n" + text, name="-", date=date(2031, 5, 3))
    covered = set()
    end = 0
    for sentence in split_sentences(report):
        assert sentence.text == report.text[sentence.span.start : sentence.span.end] == sentence.text.strip()
        assert sentence.text
        assert sentence.span.start >= end
        end = sentence.span.end
        covered.update(range(sentence.span.start, end))
    for block in report.blocks:
        inside = range(block.span.start, block.span.end)
        missed = "".join(report.text[i] for i in inside if i not in covered)
        assert not missed.strip(" \n,")


def test_a_citation_behind_a_space_stays_with_its_sentence_also_at_the_end_of_a_block() -> None:
    report = read_report("Foo fell. [1] [2]\n\nBar held. [3] Baz fell.", name="-", date=date(2022, 9, 13))

    found = [(sentence.text, sentence.citations) for sentence in split_sentences(report)]

    assert found == [("Foo fell. [1] [2]", (1, 2)), ("Bar held. [3]", (3,)), ("Baz fell.", ())]
