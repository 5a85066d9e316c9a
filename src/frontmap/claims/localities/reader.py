"""The pass over a sentence: each token is a toponym, something read towards one, or the end of a description."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.localities.distances import read_distance
from frontmap.claims.localities.prefixes import Prefix, read_direction, read_part, read_relation
from frontmap.claims.localities.relations import AREAS
from frontmap.claims.localities.taking import take
from frontmap.claims.localities.toponyms import toponym_at
from frontmap.claims.localities.vocabulary import HYPHENS, Vocabulary, Weight
from frontmap.claims.localities.walk import Walk
from frontmap.grammar import Role
from frontmap.model import Constraint

if TYPE_CHECKING:
    from frontmap.claims.localities.spots import Spot
    from frontmap.grammar import Grammar, Matcher, Scan

_LOCATING = Role.RELATION | Role.DIRECTION | Role.PART | Role.SIDE
"""Roles of what may stand before a toponym or, a side, begin the name of a border."""
_ACTING = Role.EVENT_VERB | Role.EVENT_NOUN | Role.REPORT | Role.LIGHT


class LocalityReader:
    """Reads the spots of one sentence after another.

    Parameters
    ----------
    grammar : Grammar
        The tables of relations, directions, parts and suffixes.
    matcher : Matcher
        What made the scans that are to be read; it knows what kinds a name can have.
    """

    def __init__(self, grammar: Grammar, matcher: Matcher) -> None:
        self._vocabulary = Vocabulary(grammar, matcher.kinds)

    def read(self, scan: Scan, first: int = 0, last: int | None = None) -> list[Spot]:
        """Find every toponym between two tokens, with its relation.

        Parameters
        ----------
        scan : Scan
            The sentence as tokens and marks.
        first, last : int, optional
            Half-open range of tokens; the whole sentence by default.

        Returns
        -------
        list of Spot
            In the order of the text. Toponyms inside brackets are constraints of the spot before.
        """
        floor = scan.depth[first] if first < len(scan.depth) else 0
        walk = Walk(self._vocabulary, scan, first, len(scan.words) if last is None else last, floor)
        return _run(walk)


def _run(walk: Walk) -> list[Spot]:
    """Walk to the end. Words that can't belong to a locality, most of a report, are passed over right here."""
    scan, weights, floor = walk.scan, walk.vocabulary, walk.floor
    raw, depth, names_at, terms_at = scan.raw, scan.depth, scan.names_at, scan.terms_at
    counts, carries = Weight.COUNTS, Weight.CARRIES
    at, end = walk.at, walk.end
    while at < end:
        weight = weights[raw[at]]
        mark = terms_at.get(at)
        roles = 0 if mark is None else mark.phrase.roles
        if weight is counts or roles & _LOCATING or depth[at] > floor or at in names_at:
            at = _step(walk, at, roles)
        elif walk.idle:
            at += 1
        elif weight is carries:
            at = _step(walk, at, roles)
        else:
            if not walk.prefix.apposition or roles & _ACTING:
                walk.end_description()
            at += 1
    return walk.spots


def _step(walk: Walk, at: int, roles: int) -> int:
    """Read what stands at a token; give the token behind it."""
    idle, scan = walk.idle, walk.scan
    walk.at, walk.idle = at, False
    if scan.depth[at] > walk.floor:
        _bracket(walk)
        return walk.at
    if (
        roles & Role.SIDE
        or at in scan.names_at
        or scan.raw[at][0].isupper()
        or scan.words[at] in walk.vocabulary.openers
    ):
        mark = toponym_at(walk)
        if mark is not None:
            take(walk, mark)
            return walk.at
    taken = (
        (roles & Role.RELATION and read_relation(walk))
        or (roles & Role.DIRECTION and read_direction(walk))
        or ((scan.words[at][0].isdigit() or scan.words[at] in walk.vocabulary.counted) and read_distance(walk))
        or (roles & Role.PART and read_part(walk))
    )
    if not taken:
        walk.at = at + 1
        _other(walk, at, roles, idle=idle)
    return walk.at


def _other(walk: Walk, at: int, roles: int, *, idle: bool) -> None:
    """Read a word between the parts of a description, or end the description at it, if there is any (not `idle`)."""
    word, prefix, vocabulary = walk.scan.words[at], walk.prefix, walk.vocabulary
    sets, open_spot = vocabulary.words, walk.previous is not None
    if open_spot and (word in HYPHENS or word in sets.dashes) and _is_dash(walk, at):
        walk.prefix = Prefix(comma=True, apposition=True)
    elif word in vocabulary.conjunction_openers and " ".join(walk.scan.words[at : at + 3]) in sets.long_conjunctions:
        prefix.conjunction = True
        walk.at = at + 3
    elif word == ",":
        if walk.gap:
            walk.prefix = Prefix(comma=True)
        else:
            prefix.comma = True
    elif word in sets.conjunctions:
        prefix.conjunction = True
    elif word in vocabulary.edges:
        prefix.edge = True
    elif open_spot and _begins_remark(walk, word):
        prefix.apposition = True
    elif not _carries_on(walk, word, roles):
        if idle:
            walk.idle = True
        else:
            walk.end_description()


def _is_dash(walk: Walk, at: int) -> bool:
    """Tell a dash between words from a hyphen within one: white space follows it."""
    spans = walk.scan.spans
    if walk.scan.words[at] in walk.vocabulary.words.dashes:
        return True
    return at + 1 < walk.end and spans[at + 1][0] > spans[at][1]


def _begins_remark(walk: Walk, word: str) -> bool:
    """Tell a description of the toponyms before: ", a village near Foo", "both of which lie along"."""
    sets, prefix = walk.vocabulary.words, walk.prefix
    return (word in sets.descriptions and prefix.comma) or (word in sets.remarks and not prefix.relation)


def _carries_on(walk: Walk, word: str, roles: int) -> bool:
    """Tell a word that leaves a description open.

    Fillers do, and a direction without an anchor ("to the east"), and within a remark all but what acts: "all situated
    in the vicinity of the bridgehead over the Foo River".
    """
    vocabulary = walk.vocabulary
    if (
        roles & Role.EVENT_VERB and word in vocabulary.fillers
    ):  # "the newly liberated town", but "advanced, liberated X"
        return _describes(walk)
    if word in vocabulary.fillers or word.isdigit() or word in vocabulary.words.lone_directions:
        return True
    return bool(roles & Role.DIRECTION) or (walk.prefix.apposition and not roles & _ACTING)


def _describes(walk: Walk) -> bool:
    """Whether an event word that may be an adjective, the one behind the walk, is one here."""
    words, sets = walk.scan.words, walk.vocabulary.words
    before = words[walk.at - 2] if walk.at > 1 else ""
    return before in sets.newness or before in sets.articles or before in sets.genitives


def _bracket(walk: Walk) -> None:
    """Read a bracket: its directions are constraints of the spot before; nothing in it is a place of an event."""
    scan, begin = walk.scan, walk.at
    while walk.at < walk.end and scan.depth[walk.at] > walk.floor:
        walk.at += 1
    target = walk.previous
    if target is None or target.last < begin - 1:
        return
    for spot in _run(Walk(walk.vocabulary, scan, begin + 1, walk.at, scan.depth[begin])):
        found = spot.locality
        if found.bearing_deg is not None or found.distance_m is not None:
            remark = Constraint(found.name, found.bearing_deg, found.distance_m)
            target.locality = replace(target.locality, constraints=(*target.locality.constraints, remark))
        elif found.kind in AREAS:
            target.locality = replace(target.locality, regions=(*target.locality.regions, found.name))
    for spot in reversed(walk.spots):
        if spot.name_first != target.name_first:
            break
        spot.last = walk.at
