"""Find terms and toponyms in a sentence: tokens, then one pass of an automaton over words and one over names.

A token is wrapped in two control characters before it is joined, so that a match can only begin and end at a token's edge;
leftmost-longest matches therefore need no check of word boundaries, and the cost is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from frontmap.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from frontmap.grammar.tables import Grammar, Term

_TOKEN = re.compile(r"\[\d+\]|[^\W_]+(?:['’‘ʼ`´](?!s\b)[^\W_]+)*|['’‘ʼ](?=s\b)|[^\w\s]|_")
_OPEN, _CLOSE = "\x02", "\x03"
_JOINTS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found: tokens ``first`` to ``last`` (half-open), and its terms, or the toponym's folded key."""

    first: int
    last: int
    terms: tuple[Term, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence as tokens and marks.

    `words` are lower-case, `raw` as written, `starts`/`ends` character offsets in the sentence, `depth` the nesting
    in round brackets. Citation marks are left out. `terms_at` and `names_at` give the mark that begins at a token.
    """

    text: str
    words: tuple[str, ...]
    raw: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    depth: tuple[int, ...]
    terms_at: dict[int, Mark]
    names_at: dict[int, Mark]


@lru_cache(maxsize=100_000)
def _word_key(token: str) -> str:
    return f"{_OPEN}{token.lower().replace('’', chr(39)).replace('‘', chr(39)).replace('ʼ', chr(39))}{_CLOSE}"


@lru_cache(maxsize=100_000)
def _name_key(token: str) -> str:
    return f"{_OPEN}{fold(token)}{_CLOSE}"


def _pattern(phrase: str) -> str:
    return "".join(f"{_OPEN}{word}{_CLOSE}" for word in phrase.split())


class Matcher:
    """The two automata: grammar terms over lower-case words, toponyms over folded words.

    Parameters
    ----------
    grammar : Grammar
        The terms of the tables.
    names : iterable of (str, str)
        Folded phrases and their coarse kind, as `Gazetteer.surface_forms` gives them.
    """

    def __init__(self, grammar: Grammar, names: Iterable[tuple[str, str]]) -> None:
        self.grammar = grammar
        self._phrases = [phrase for phrase in grammar.terms if _TOKEN.search(phrase)]
        self._phrase_terms = [grammar.terms[phrase] for phrase in self._phrases]
        self._words = AhoCorasick(
            [_pattern(" ".join(_TOKEN.findall(phrase))) for phrase in self._phrases],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )
        kinds: dict[str, set[str]] = {}
        for phrase, kind in names:
            kinds.setdefault(phrase, set()).add(kind)
        self.kinds = {phrase: frozenset(found) for phrase, found in kinds.items() if phrase}
        self._names = sorted(self.kinds)
        self._places = AhoCorasick(
            [_pattern(phrase) for phrase in self._names],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def scan(self, text: str) -> Scan:
        """Cut a sentence into tokens and find every term and toponym.

        Parameters
        ----------
        text : str
            The sentence as it stands in the report.

        Returns
        -------
        Scan
            Tokens and marks. A toponym must begin with a capital letter and no single ordinary word hides it.
        """
        raw, starts, ends = [], [], []
        for found in _TOKEN.finditer(text):
            token = found.group()
            if token[0] == "[" and len(token) > 1:
                continue
            raw.append(token)
            starts.append(found.start())
            ends.append(found.end())
        terms_at = {mark.first: mark for mark in self._term_marks(raw)}
        names_at = {mark.first: mark for mark in self._name_marks(raw)}
        return Scan(
            text=text,
            words=tuple(token.lower() for token in raw),
            raw=tuple(raw),
            starts=tuple(starts),
            ends=tuple(ends),
            depth=_depths(raw),
            terms_at=terms_at,
            names_at=names_at,
        )

    def _term_marks(self, raw: list[str]) -> list[Mark]:
        text, first, last = _join(raw, _word_key)
        return [
            Mark(first[start], last[end], self._phrase_terms[which])
            for which, start, end in self._words.find_matches_as_indexes(text)
        ]

    def _name_marks(self, raw: list[str]) -> list[Mark]:
        text, first, last = _join(raw, _name_key)
        return [
            Mark(first[start], last[end], name=self._names[which])
            for which, start, end in self._places.find_matches_as_indexes(text)
            if raw[first[start]][0].isupper() or ("region" in self.kinds[self._names[which]] and raw[last[end] - 1][0].isupper())
        ]


def _join(raw: list[str], key: Callable[[str], str]) -> tuple[str, dict[int, int], dict[int, int]]:
    """Join the tokens' keys, and say which token begins or ends at an offset.

    Hyphens are left out, so that "counter-offensive" is two words in a row.
    """
    pieces: list[str] = []
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    offset = 0
    for number, token in enumerate(raw):
        if token in _JOINTS:
            continue
        piece = key(token)
        pieces.append(piece)
        first[offset] = number
        offset += len(piece)
        last[offset] = number + 1
    return "".join(pieces), first, last


def _depths(raw: list[str]) -> tuple[int, ...]:
    """Nesting in round brackets; a bracket that is never closed ends with its sentence or at the next opening one."""
    depth, depths = 0, []
    opened = raw.count("(") > raw.count(")")
    for token in raw:
        if token == "(":
            depth = 1 if opened else depth + 1
            depths.append(depth)
        elif token == ")":
            depths.append(max(depth, 1))
            depth = max(0, depth - 1)
        else:
            depths.append(depth)
    return tuple(depths)
