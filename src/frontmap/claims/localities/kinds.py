"""What a toponym is: by the words behind it ("City", "Oblast"), else by what the gazetteer knows of the name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from frontmap.claims.localities.vocabulary import HYPHENS, ROAD

if TYPE_CHECKING:
    from frontmap.claims.localities.walk import Walk
    from frontmap.grammar import Mark

_LONGEST_SUFFIX, _LONGEST_HOUSE = 3, 4
_LINES = frozenset({"river", "border", "road"})


def suffix_of(walk: Walk, mark: Mark) -> tuple[str, int]:
    """Read what the words behind the toponym say it is; give the kind ("" for nothing) and the token behind them."""
    if mark.name == "border":
        return "border", mark.last
    words, vocabulary, at = walk.scan.words, walk.vocabulary, mark.last
    house = capitals_end(walk, at)
    if house > at and words[house - 1] in vocabulary.houses:
        return "site", house
    if at >= walk.end or words[at] not in vocabulary.suffix_heads:
        return "", at
    for last in range(at + _LONGEST_SUFFIX, at, -1):
        kind = vocabulary.suffixes.get(words[at:last])
        if kind == "road" and mark.first > 0 and words[mark.first - 1] in HYPHENS:
            kind = None  # "the Foo-Bar road": a line between two towns
        if kind is not None and last <= walk.end:
            return kind, last
    return "", at


def kind_of(walk: Walk, mark: Mark) -> str:
    """Say what a toponym without a suffix is; where its name can mean many kinds, a settlement is meant."""
    if mark.name == "border":
        return "border"
    scan, kinds = walk.scan, walk.vocabulary.kinds(mark)
    if ROAD.match(scan.raw[mark.first]):
        return "road"
    if scan.words[mark.last - 1] in walk.vocabulary.words.raions:
        return "raion"
    if not kinds:
        return ""
    return _meant(kinds)


@cache
def _meant(kinds: frozenset[str]) -> str:
    """Say what a name of these kinds means; there are few combinations of them."""
    fine = kinds & {"settlement", "site"}
    for kind in ("oblast", "raion", "country", "region", "sea"):
        if kind in kinds and not fine:
            return kind
    for kind in ("river", "reservoir", "site"):
        if kinds == {kind}:
            return kind
    return "" if kinds <= _LINES else "settlement"


def capitals_end(walk: Walk, at: int) -> int:
    """Give the token behind a row of words with a capital letter: "State University"."""
    last = at
    while last < min(walk.end, at + _LONGEST_HOUSE) and walk.scan.raw[last][0].isupper():
        last += 1
    return last
