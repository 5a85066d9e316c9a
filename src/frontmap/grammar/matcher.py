"""Find terms and toponyms in a sentence: tokens, then one pass of an automaton over words and one over names.

Every word that some phrase holds is numbered, and a sentence is written with one character for each token: the word's
number, or nothing's. So the automata read a short string of whole words, a match can only begin and end at a token's
edge, and its offsets are tokens already. The cost is linear in the text, and independent of the number of phrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from frontmap.gazetteer import fold
from frontmap.grammar.terms import NO_PHRASE, Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from frontmap.grammar.tables import Grammar

APOSTROPHES = "'\u2019\u2018\u02bc"
"""Straight, closing, opening and modifier-letter apostrophe."""
JOINTS = frozenset("-\u2010\u2011")
"""Hyphens; between two words they make no difference to a phrase ("counter-offensive")."""

# The first alternative is what most tokens are, and the quickest to try.
_TOKEN = re.compile(
    rf"[A-Za-z]++(?=[ ,.])|\d+\.\d+[^\W_]*|[^\W_]+(?:[{APOSTROPHES}`\u00b4](?!s\b)[^\W_]+)*"
    rf"|\[\d+\]|[{APOSTROPHES}](?=s\b)|[^\w\s]|_",
)
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Signs without width: soft hyphens, zero-width spaces and joiners, direction marks."""
_ITEM_JOINS = frozenset({"and", "or", ",", ";"})
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_UNKNOWN = "\x00"
_FIRST_CODE, _SURROGATES = 0x100, range(0xD800, 0xE000)
_MOST_REMEMBERED = 100_000
_new = tuple.__new__  # half the price of calling a named tuple, of which a report needs thousands


class Mark(NamedTuple):
    """A phrase found: tokens ``first`` to ``last`` (half-open), with its terms, or the toponym's folded key."""

    first: int
    last: int
    phrase: Phrase = NO_PHRASE
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence as tokens and marks.

    `words` are lower-case, `raw` as written, `spans` half-open ranges of the sentence's characters, `depth` the nesting
    in round brackets. Citation marks are left out. `terms_at` and `names_at` give the mark that begins at a token.
    """

    text: str
    words: tuple[str, ...]
    raw: list[str]
    spans: list[tuple[int, int]]
    depth: tuple[int, ...]
    terms_at: dict[int, Mark]
    names_at: dict[int, Mark]

    def written(self, first: int, last: int) -> str:
        """Give the text of the tokens `first` to `last` (half-open) as one sees it, in single spaces."""
        text = self.text[self.spans[first][0] : self.spans[last - 1][1]]
        return " ".join(_UNSEEN.sub("", text).split())


class _Codes:
    """The words that phrases hold, each with a character of its own."""

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self._vocabulary: dict[str, str] = {}

    def of(self, token: str) -> str:
        """Give the character of a token, `_UNKNOWN` if no phrase holds it."""
        return self._vocabulary.get(self._key(token), _UNKNOWN)

    def pattern(self, words: Sequence[str]) -> str:
        """Write a phrase, numbering the words that are new."""
        vocabulary = self._vocabulary
        for word in words:
            if word not in vocabulary:
                number = _FIRST_CODE + len(vocabulary)
                vocabulary[word] = chr(number if number < _SURROGATES.start else number + len(_SURROGATES))
        return "".join([vocabulary[word] for word in words])


class _Tokens(dict[str, tuple[str, str, str]]):
    """Token -> its lower-case word, its characters for phrases and for names; forgets, for text may be hostile.

    A hyphen has no characters, so it stands in no phrase's way.
    """

    def __init__(self, phrases: _Codes, names: _Codes) -> None:
        super().__init__()
        self._phrases, self._names = phrases, names

    def __missing__(self, token: str) -> tuple[str, str, str]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        word = token.lower()
        known = (word, "", "") if token in JOINTS else (word, self._phrases.of(token), self._names.of(token))
        self[token] = known
        return known


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
        written = {phrase: _TOKEN.findall(phrase) for phrase in grammar.phrases}
        phrase_codes, name_codes = _Codes(lambda token: token.lower().translate(_STRAIGHT)), _Codes(fold)
        self._phrases = [grammar.phrases[phrase] for phrase, tokens in written.items() if tokens]
        self._words = _automaton([phrase_codes.pattern(tokens) for tokens in written.values() if tokens])
        kinds: dict[str, set[str]] = {}
        for phrase, kind in names:
            if phrase:
                kinds.setdefault(phrase, set()).add(kind)
        self.kinds = {phrase: frozenset(found) for phrase, found in kinds.items()}
        self._names = sorted(self.kinds)
        self._places = _automaton([name_codes.pattern(phrase.split()) for phrase in self._names])
        self._tokens = _Tokens(phrase_codes, name_codes)

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
        seen = text if text.isascii() else _UNSEEN.sub("", text)
        spans = [token.span() for token in _TOKEN.finditer(seen)]
        if "[" in text:  # a citation mark is longer than the bracket that stands alone
            spans = [(start, end) for start, end in spans if end == start + 1 or seen[start] != "["]
        raw = [seen[start:end] for start, end in spans]
        if len(seen) < len(text):
            spans = _spans_of_unseen(text, spans)
        numbers = list(range(len(raw)))
        if not JOINTS.isdisjoint(raw):
            numbers = [number for number, token in enumerate(raw) if token not in JOINTS]
        known = map(self._tokens.__getitem__, raw)
        words, phrase_codes, name_codes = zip(*known, strict=True) if raw else ((), (), ())
        return Scan(
            text=text,
            words=words,
            raw=raw,
            spans=spans,
            depth=_depths(raw) if "(" in text or ")" in text else (0,) * len(raw),
            terms_at=self._terms("".join(phrase_codes), numbers),
            names_at=self._toponyms("".join(name_codes), numbers, raw),
        )

    def _terms(self, codes: str, numbers: list[int]) -> dict[int, Mark]:
        phrases = self._phrases
        return {
            (first := numbers[start]): _new(Mark, (first, numbers[end - 1] + 1, phrases[which], ""))
            for which, start, end in self._words.find_matches_as_indexes(codes)
        }

    def _toponyms(self, codes: str, numbers: list[int], raw: list[str]) -> dict[int, Mark]:
        marks = {}
        for which, start, end in self._places.find_matches_as_indexes(codes):
            name, first, last = self._names[which], numbers[start], numbers[end - 1]
            if raw[first][0].isupper() or ("region" in self.kinds[name] and raw[last][0].isupper()):
                marks[first] = _new(Mark, (first, last + 1, NO_PHRASE, name))
        return marks


def _automaton(patterns: list[str]) -> AhoCorasick:
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)


def _spans_of_unseen(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the spans in a text of the spans in what one sees of it."""
    offsets = [number for number, sign in enumerate(text) if not _UNSEEN.match(sign)]
    return [(offsets[start], offsets[end - 1] + 1) for start, end in spans]


def _depths(raw: list[str]) -> tuple[int, ...]:
    """Nesting in round brackets; one that is never closed ends with its sentence or before the next one's name."""
    depth = 0
    depths: list[int] = []
    opened = raw.count("(") > raw.count(")")
    for at, word in enumerate(raw):
        if word == "(":
            if opened and depth:
                item = _item_before(raw, at)
                depths[item:] = [0] * (at - item)
            depth = 1 if opened else depth + 1
            depths.append(depth)
        elif word == ")":
            depths.append(max(depth, 1))
            depth = max(0, depth - 1)
        else:
            depths.append(depth)
    return tuple(depths)


def _item_before(raw: list[str], at: int) -> int:
    """Give the "and" or comma before the name that stands right before a token, or that token where there is none."""
    first = at
    while first > 0 and raw[first - 1][0].isupper():
        first -= 1
    return first - 1 if 0 < first < at and raw[first - 1] in _ITEM_JOINS else at
