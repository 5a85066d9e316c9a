"""Whether a toponym begins at a token: one of the gazetteer's, a road, a border, or an unknown name where one is due.

A capitalised word alone is no toponym; it becomes one where the words before it ask for a place.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from frontmap.claims.localities.borders import border_at
from frontmap.claims.localities.kinds import capitals_end
from frontmap.claims.localities.relations import AREAS
from frontmap.claims.localities.vocabulary import HYPHENS, ROAD
from frontmap.grammar import Mark, Role

if TYPE_CHECKING:
    from frontmap.claims.localities.walk import Walk

_LONGEST_UNKNOWN = 3
_SHORTEST_UNKNOWN = 3
_VERB_REACH = 4
"""Tokens before a capitalised word in which the event verb may begin that it is the object of."""
_REMARK_REACH = 4
"""Tokens of a bracket in which the distance may stand that makes a name of the word before it."""
_OBJECTS = frozenset({"", "place", "side"})
_ASKING = frozenset({"near", "toward", "between"})
_PLACING = frozenset({"at", "from", "to", "along"})


def toponym_at(walk: Walk) -> Mark | None:
    """Give the toponym that begins here, if there is one and it isn't part of an office's or a person's name."""
    scan, at, vocabulary = walk.scan, walk.at, walk.vocabulary
    border = border_at(walk) if walk.has_border else None
    if border is not None:
        return border
    raw, term = scan.raw[at], scan.terms_at.get(at)
    mark = _named(walk, raw)
    if mark is None and term is None and raw[0].isupper() and _expects_name(walk):
        mark = _unknown(walk)
    if mark is None or mark.last > walk.end:
        return None
    phrase = " ".join(scan.raw[mark.first : mark.last])
    if mark.last < walk.end and scan.words[mark.last] in vocabulary.ordinals:
        mark = Mark(mark.first, mark.last + 1)
    if phrase in vocabulary.not_toponyms and not (mark.name and _asked_for(walk)):
        return None
    if term is not None and (term.last > mark.last or _is_actor(walk, term, mark)):
        return None
    return None if _is_office(walk, mark) else mark


def _asked_for(walk: Walk) -> bool:
    """Whether the words before leave no doubt that a place is meant: "near Port", "12km west of Volodymyr"."""
    prefix = walk.prefix
    return prefix.locating or prefix.relation in _ASKING or (walk.previous is not None and prefix.comma)


def _named(walk: Walk, raw: str) -> Mark | None:
    """Give a name that the gazetteer knows, or a road's number."""
    mark = walk.scan.names_at.get(walk.at)
    if (
        mark is not None
        and mark.last == mark.first + 1
        and walk.scan.words[mark.first] in walk.vocabulary.words.name_adjectives
    ):
        behind = mark.last
        if behind < walk.end and behind not in walk.scan.terms_at and _may_be_name(walk, behind):
            return Mark(mark.first, behind + 1)
    if mark is not None and (not raw[0].islower() or "region" in walk.vocabulary.kinds(mark)):
        return mark
    return Mark(walk.at, walk.at + 1) if raw[-1].isdigit() and ROAD.match(raw) else None


def _is_actor(walk: Walk, term: Mark, mark: Mark) -> bool:
    """Tell a side from its country: "Ukraine struck X"."""
    role = term.phrase.terms[0].role
    return role in {Role.SIDE, Role.ACTOR_NAME} and "country" not in walk.vocabulary.kinds(mark)


def _is_office(walk: Walk, mark: Mark) -> bool:
    """Tell an office from a place: "Foo Oblast Administration Head", "Foo's occupation administration"."""
    scan, at, words = walk.scan, mark.last, walk.vocabulary.words
    while at < walk.end and scan.words[at] in words.before_offices:
        at += 1
    if at >= walk.end:
        return False
    if _is_institution(walk, mark):
        return True
    word, offices = scan.words[at], walk.vocabulary.offices
    if (f"{word} {scan.words[at + 1]}" if at + 1 < walk.end else word) in offices:
        return True
    return word in offices and (scan.raw[at][0].isupper() or at > mark.last or word not in words.doubtful_offices)


def _is_institution(walk: Walk, mark: Mark) -> bool:
    """Tell a body from its town: "Foo Economic Forum", "a branch of the Foo State University"."""
    words, vocabulary = walk.scan.words, walk.vocabulary
    rest = words[mark.last : capitals_end(walk, mark.last)]
    if not vocabulary.institutions.isdisjoint(rest):
        return True
    before = mark.first - 1 - (mark.first > 1 and words[mark.first - 1] in vocabulary.words.articles)
    owned = before >= 0 and words[before] in vocabulary.words.genitives
    return owned and not vocabulary.houses.isdisjoint(rest)


def _expects_name(walk: Walk) -> bool:
    """Whether the words before ask for a place, so that a capitalised word must be one."""
    at, words, prefix, spots = walk.at, walk.scan.words, walk.prefix, walk.spots
    if prefix.locating or prefix.relation in _ASKING:
        return True
    if spots and at > 0 and words[at - 1] in HYPHENS and spots[-1].last == at - 1:
        return True
    leading = " ".join(words[max(0, at - 2) : at])
    if leading in walk.vocabulary.words.naming or _is_measured(walk):
        return True  # "advanced up to Foove", "Foove (5km north of Bar)"
    if prefix.relation in _PLACING:
        sets, before = walk.vocabulary.words, words[at - 1]
        if before in sets.genitives or (before in sets.containers and prefix.first == at - 1):
            return True
        return words[min(at + 1, walk.end - 1)] in sets.name_tails
    if _object_due(walk):
        return True
    listed = bool(spots) and not walk.gap and (prefix.comma or prefix.conjunction)
    return listed and spots[-1].locality.kind not in AREAS and not prefix.part


def _is_measured(walk: Walk) -> bool:
    """Tell a name by the remark behind it, which gives its distance: "Foove (about 5km north of Bar)"."""
    words, behind = walk.scan.words, walk.at + 1
    if words[behind : behind + 1] != ("(",):
        return False
    vocabulary = walk.vocabulary
    for word, after in pairwise(words[behind + 1 : behind + 1 + _REMARK_REACH]):
        found = vocabulary.distance.match(word)
        if found and (found[2] or after in vocabulary.metres):
            return True
    return False


def _object_due(walk: Walk) -> bool:
    """Tell a verb's object: "seized Foove": right behind an event verb, a capitalised word is a place."""
    terms_at = walk.scan.terms_at
    for first in range(walk.at - 1, walk.at - _VERB_REACH - 1, -1):
        mark = terms_at.get(first)
        if mark is not None:
            if mark.last != walk.at or not mark.phrase.roles & Role.EVENT_VERB:
                return False
            return any(term.role is Role.EVENT_VERB and term.needs in _OBJECTS for term in mark.phrase.terms)
    return False


def _unknown(walk: Walk) -> Mark | None:
    """Give a capitalised run that no gazetteer has, hyphenated or not."""
    scan, first, last = walk.scan, walk.at, walk.at
    while last < walk.end and last < first + _LONGEST_UNKNOWN and _may_be_name(walk, last):
        last += 1
        behind = last + 1
        hyphenated = last == first + 1 and behind < walk.end and scan.words[last] in HYPHENS
        if hyphenated and behind not in scan.names_at and behind not in scan.terms_at and scan.raw[behind][0].isupper():
            last += 2
    long_enough = last > first + 1 or len(scan.raw[first]) >= _SHORTEST_UNKNOWN
    return Mark(first, last) if last > first and long_enough else None


def _may_be_name(walk: Walk, at: int) -> bool:
    scan, raw = walk.scan, walk.scan.raw[at]
    if not raw[0].isupper() or raw.isupper() or at in scan.terms_at:
        return False
    return raw not in walk.vocabulary.not_toponyms and scan.words[at] not in walk.vocabulary.offices
