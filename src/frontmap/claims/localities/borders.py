"""Borders: names made of the names of both sides, before or behind the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.localities.vocabulary import HYPHENS
from frontmap.grammar import Mark, Role

if TYPE_CHECKING:
    from frontmap.claims.localities.walk import Walk


def border_at(walk: Walk) -> Mark | None:
    """Give the border that begins at the walk's token, if one does."""
    return _named(walk) or _described(walk)


def _named(walk: Walk) -> Mark | None:
    """Give a border whose sides stand before it: "Foo-Bar Oblast border", "Fooish-Barish border" are each one name."""
    scan, at = walk.scan, walk.at
    if at < walk.no_border:
        return None
    words, sets, named = scan.words, walk.vocabulary.words, False
    here = at
    while here < walk.end:
        word = words[here]
        if word in sets.borders:
            return Mark(at, _sides_behind(walk, here + 1) or here + 1, name="border") if named else None
        name = _side(walk, here)
        if name is not None:
            named, here = True, name.last
            if words[here - 1] in sets.borders:
                return Mark(at, here, name="border")
        elif here == at and word in sets.unnamed_borders:
            named, here = True, here + 1  # "the international border"
        elif named and (word in HYPHENS or word in sets.border_words):
            here += 1
        else:
            break
    walk.no_border = here
    return None


def _described(walk: Walk) -> Mark | None:
    """Give a border whose sides stand behind it: "the administrative border between Foo and Bar Oblasts"."""
    words, sets, here = walk.scan.words, walk.vocabulary.words, walk.at
    while here < walk.end and words[here] in sets.border_adjectives:
        here += 1
    if here >= walk.end or words[here] not in sets.borders:
        return None
    last = _sides_behind(walk, here + 1)
    return Mark(walk.at, last, name="border") if last else None


def _sides_behind(walk: Walk, at: int) -> int:
    """Give the token behind "with Foo Oblast", "between Foo and Bar", "of Foo and Bar Oblasts"; 0 where none is."""
    words, sets = walk.scan.words, walk.vocabulary.words
    if at >= walk.end:
        return 0
    pair, partner, genitive = (words[at] in ties for ties in (sets.border_pairs, sets.border_partners, sets.genitives))
    if not (pair or partner or genitive):
        return 0
    first = _side_end(walk, at + 1)
    joined = first and first < walk.end and words[first] in sets.conjunctions
    second = _side_end(walk, first + 1) if joined else 0
    if second and (pair or words[second - 1] in sets.plural_areas):
        return second
    whole = partner or (genitive and words[first - 1] in sets.border_words)
    return first if whole else 0


def _side_end(walk: Walk, at: int) -> int:
    """Give the token behind one side of a border, "the Foo Oblast", "Bar"; 0 where none begins."""
    words, sets = walk.scan.words, walk.vocabulary.words
    at += at < walk.end and words[at] in sets.articles
    side = _side(walk, at)
    if side is None:
        return 0
    return side.last + (side.last < walk.end and words[side.last] in sets.border_words - sets.conjunctions)


def _side(walk: Walk, at: int) -> Mark | None:
    """Give the name of a side: a toponym, or "Russian"."""
    name, term = walk.scan.names_at.get(at), walk.scan.terms_at.get(at)
    if name is None and term is not None and term.phrase.terms[0].role is Role.SIDE:
        return term
    return name
