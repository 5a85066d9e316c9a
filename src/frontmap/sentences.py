"""A report's blocks into sentences, each with its exact span, its headings and its citation numbers.

A full stop ends a sentence unless the tables in ``grammar/abbreviations.toml`` or the character after it say otherwise.
Closing quotes, brackets and citation marks belong to the sentence before them; semicolons and colons end nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontmap.model import BlockKind, Sentence, Span
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontmap.model import Block, Report

_TABLE: dict[str, list[str]] = load_table("grammar/abbreviations.toml")
_NEVER_FINAL = frozenset(_TABLE["never_final"])
_BEFORE_NUMBER = frozenset(_TABLE["before_number"])
_SOMETIMES_FINAL = frozenset(_TABLE["sometimes_final"])
_TIME_OF_DAY = frozenset(_TABLE["time_of_day"])
_AFTER_TIME_OF_DAY = frozenset(_TABLE["after_time_of_day"])
_STARTERS = frozenset(_TABLE["starters"])

_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc"
"""Zero-width and direction marks, and the sign that stands for an object lost in copying."""

# Possessive quantifiers and the lookbehind (a run of stops is looked at once) keep this linear on a megabyte of full
# stops or citation marks; the plain character class in front lets the engine skip to the next stop. No group is
# possessive: Python before 3.11.5 matches those wrongly (gh-106052).
_CITATION = r"\[\d{1,5}(?:[,\u2013-] ?\d{1,5}){0,20}\]"
_END = re.compile(
    rf"""
    [.!?…] (?<! [.!?…]{{2}} ) (?P<more_stops> [.!?…]*+ )
    (?P<closers> ["\u201d\u2019»')\]}}{_UNSEEN}]*+ )
    (?P<cites> (?: [ \t\u00a0]? {_CITATION} ){{0,99}} )
    (?: (?P<gap> \s++ (?! {_CITATION} ) | ,[ ]?,(?=[A-Z]) ) | (?<= \] ) (?= [A-Z\u201c"] ) )
    """,
    re.VERBOSE,
)
# (`., ,The`: paragraphs that a scraper joined with commas.)
_CITATION_NUMBERS = re.compile(_CITATION)
_NUMBER = re.compile(r"\d+")
_NEXT_WORD = re.compile(rf"[\"\u201c\u2018«'(\[{{{_UNSEEN}]{{0,8}}+(\w{{0,24}}+)")
_LAST_WORD = re.compile(r"[^\s(\[\u201c\"\u2018«,;\u2013\u2014/]{0,24}$")
_LIST_NUMBER = re.compile(r"\W{0,4}\d{1,3}")
_HEADING_MARK = re.compile(r"#{1,6}\s+|\s+#+$")
_LONGEST_ABBREVIATION = 32


def split_sentences(report: Report) -> tuple[Sentence, ...]:
    """Split a report into numbered sentences.

    A heading is one sentence, with its ``#`` marks. A bullet's first sentence begins with the bullet sign. Every
    character of a block is in one sentence or is white space between two.

    The chain in `Sentence.headings` holds headings without their marks, outermost first. A heading closes those of
    its own and of deeper levels. One exception serves reports whose headings all have one level: a heading that
    directly follows another of the same level, with nothing between, stays under it ("Main Effort: Eastern Ukraine",
    "Subordinate Effort: the Line" give the chain of both), but not under those before that one.

    Parameters
    ----------
    report : Report
        As `frontmap.reports.read_report` gives it.

    Returns
    -------
    tuple of Sentence
        In the order of the text, numbered from 1. Time is linear in the length of the text.
    """
    sentences: list[Sentence] = []
    chain = _HeadingChain()
    for block in report.blocks:
        if block.kind is BlockKind.HEADING:
            headings = chain.enter(block, _plain_heading(report.text[block.span.start : block.span.end]))
            spans: Iterator[tuple[int, int]] = iter([(block.span.start, block.span.end)])
        else:
            headings = chain.body()
            spans = _sentence_spans(report.text, block.span)
        for start, end in spans:
            text = report.text[start:end]
            sentences.append(
                Sentence(
                    number=len(sentences) + 1,
                    span=Span(start, end),
                    text=text,
                    kind=block.kind,
                    headings=headings,
                    citations=_citations(text),
                )
            )
    return tuple(sentences)


class _HeadingChain:
    """The headings open at a point of the report, as `split_sentences` defines them."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._stacked = False
        """Whether nothing but a heading came last."""

    def enter(self, block: Block, text: str) -> tuple[str, ...]:
        """Open a heading; give the chain above it."""
        while self._open and self._open[-1][0] > block.level:
            self._open.pop()
        same = [entry for entry in self._open if entry[0] == block.level]
        above = [entry for entry in self._open if entry[0] < block.level]
        if same and self._stacked:
            above.append(same[-1])
        self._open = [*above, (block.level, text)]
        self._stacked = True
        return tuple(heading for _, heading in above)

    def body(self) -> tuple[str, ...]:
        """Note that text stands under the headings; give them."""
        self._stacked = False
        return tuple(heading for _, heading in self._open)


def _plain_heading(text: str) -> str:
    return " ".join(_HEADING_MARK.sub("", text).split())


def _citations(text: str) -> tuple[int, ...]:
    if "[" not in text:
        return ()
    marks = _CITATION_NUMBERS.findall(text)
    return tuple(int(number) for mark in marks for number in _NUMBER.findall(mark))


def _sentence_spans(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one block, white space trimmed."""
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match.end() < span.end and _ends_sentence(text, match, start):
            end = match.end() if match["gap"] is None else match.start("gap")
            yield start, end
            start = match.end()
    tail = text[start : span.end].rstrip()
    if tail:
        yield start, start + len(tail)


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    """Judge a stop mark by the word before it and the word after it."""
    after = _NEXT_WORD.match(text, match.end())
    following = after[1] if after else ""
    if following[:1].islower():
        return False
    if text[match.start()] != "." or match["more_stops"] or match["closers"] or match["cites"]:
        return True
    before = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_ABBREVIATION), match.start())
    word = before[0] if before else ""
    # "1. Text" at the head of a block is a list number.
    if word.isdigit() and _LIST_NUMBER.fullmatch(text, start, match.start()):
        return False
    return _final_word(word, following)


def _final_word(word: str, following: str) -> bool:
    """Judge a full stop after `word`, by the tables."""
    if word in _NEVER_FINAL or ("." in word and word.rpartition(".")[2] in _NEVER_FINAL):
        return False
    if word in _TIME_OF_DAY:
        return following not in _AFTER_TIME_OF_DAY
    if word in _BEFORE_NUMBER and following[:1].isdigit():
        return False
    initial = len(word) == 1 and word.isupper()
    return not (initial or word in _SOMETIMES_FINAL) or following in _STARTERS
