"""Distances as they are written: "12km", "seven kilometers", "5-km", "3 to 5 km", "12 and 15 km", "a mile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.localities.vocabulary import HYPHENS
from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.localities.walk import Walk

_LEAST_METRES = 100
"""What is called shorter than this is a thing's size or range, not a distance to a place."""

_MOST_NUMBERS = 4


def read_distance(walk: Walk) -> bool:
    """Read one distance or several of the same unit, in metres. Of a range ("3 to 5 km") the larger one counts."""
    words, sets = walk.scan.words, walk.vocabulary.words
    numbers: list[float] = []
    at = walk.at
    for _ in range(_MOST_NUMBERS):
        number, unit, at = _number(walk, at)
        if number is None:
            return False
        numbers.append(number)
        if not unit:
            unit, at = _unit(walk, at)
        if unit:
            return _take(walk, numbers, walk.vocabulary.metres[unit], at)
        joint = words[at] if at < walk.end else ""
        if joint in sets.range_joins or joint in HYPHENS or walk.prefix.relation == "between":
            numbers.pop()
        elif joint not in sets.conjunctions or walk.scan.raw[walk.at - 1] in walk.vocabulary.not_toponyms:
            return False  # "on May 2 and 5km south of Foo" are no two distances
        at += 1
    return False


def _number(walk: Walk, at: int) -> tuple[float | None, str, int]:
    """Give the number at a token, the unit that hangs on it ("" without one) and the token behind."""
    if at >= walk.end:
        return None, "", at
    word, vocabulary = walk.scan.words[at], walk.vocabulary
    found = vocabulary.distance.match(word)
    if found:
        return float(found[1]), found[2] or "", at + 1
    if word in vocabulary.numbers:
        return vocabulary.numbers[word], "", at + 1
    single = word in vocabulary.metres and at > 0 and walk.scan.words[at - 1] in vocabulary.words.ones
    return (1.0, word, at + 1) if single else (None, "", at)


def _unit(walk: Walk, at: int) -> tuple[str, int]:
    """Give the unit at a token, behind a hyphen only where it measures: "5-km north of Foo", not "a 5-km front"."""
    words, metres = walk.scan.words, walk.vocabulary.metres
    if at < walk.end and words[at] in metres and words[at] != "m":
        return words[at], at + 1
    behind = at + 2
    if behind < walk.end and words[at] in HYPHENS and words[at + 1] in metres:
        measures = walk.roles_at(behind) & Role.DIRECTION or words[behind] in walk.vocabulary.words.direction_ties
        return (words[at + 1], behind) if measures else ("", at)
    return "", at


def _take(walk: Walk, numbers: list[float], metres: float, last: int) -> bool:
    """Keep the distances that were read, unless they are too short to lead to a place."""
    if metres == 1.0 and numbers[-1] < _LEAST_METRES:
        return False
    walk.prefix.begin(walk.at)
    walk.prefix.distances_m += tuple([number * metres for number in numbers])
    walk.at = last
    return True
