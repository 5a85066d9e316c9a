"""Take a toponym: make its spots, one for each direction that was read before it, and link them to those before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.localities.ahead import joined
from frontmap.claims.localities.behind import read_behind
from frontmap.claims.localities.kinds import kind_of, suffix_of
from frontmap.claims.localities.linking import link
from frontmap.claims.localities.prefixes import Prefix
from frontmap.claims.localities.relations import BESIDE, FINE, relation_of
from frontmap.claims.localities.remarks import pick
from frontmap.claims.localities.spots import Spot, same_name
from frontmap.claims.localities.vocabulary import HYPHENS
from frontmap.model import Locality, Relation, Span

if TYPE_CHECKING:
    from frontmap.claims.localities.walk import Walk
    from frontmap.grammar import Mark

_NOT_INHERITED = frozenset({Relation.OFFSET, Relation.DIRECTION, Relation.IN})
_SURROUNDING_REACH = 4


def take(walk: Walk, mark: Mark) -> None:
    """Read the toponym at the walk's token, with what stands behind it."""
    scan, prefix, before = walk.scan, walk.prefix, walk.previous
    kind, last = suffix_of(walk, mark)
    named = last
    if kind == "site" and (mark.name or scan.words[last - 1] in walk.vocabulary.words.islands):
        # "the Foo railway station": a part of Foo, where the gazetteer has no such station
        named = mark.last + (walk.vocabulary.suffixes.get(scan.words[mark.last : mark.last + 1]) == "settlement")
        prefix.part, kind = prefix.part or scan.written(named, last), ""
    kind = kind or kind_of(walk, mark)
    name = scan.written(mark.first, named)
    if kind == "country":
        if prefix.part is None or not prefix.part.endswith(walk.vocabulary.compass_endings):
            walk.at, walk.prefix, walk.gap = last, Prefix(), True  # a country is no place of an event
            return
        name, kind = f"{prefix.part} {name}", "region"
    elif kind == "settlement" and named == mark.last and _means_oblast(walk, mark):
        kind = "oblast"
    made = _spots(walk, mark, last, name, kind)
    link(walk, before, made)
    walk.prefix, walk.gap, walk.at = Prefix(), False, last
    read_behind(walk, made)


def _means_oblast(walk: Walk, mark: Mark) -> bool:
    """Tell the oblast of a town's name by its part: "northern Foo", but "the northern outskirts of Foo"."""
    prefix, vocabulary = walk.prefix, walk.vocabulary
    if prefix.part is None or prefix.edge or prefix.locating or not vocabulary.names_province(mark):
        return False
    city = walk.scan.words[mark.first] in vocabulary.words.quartered_cities
    return prefix.part.endswith(vocabulary.compass_endings) and not city


def _spots(walk: Walk, mark: Mark, last: int, name: str, kind: str) -> list[Spot]:
    scan, prefix = walk.scan, walk.prefix
    hangs, word = _link(walk, mark), prefix.relation or ("near" if prefix.edge else "")
    previous = walk.previous
    head = _share_direction(walk, mark, kind) if hangs == "list" and not word else -1
    if not word and not prefix.locating and hangs == "list" and previous is not None:
        inherited = previous.locality.relation
        word = "at" if inherited in _NOT_INHERITED else inherited.value
    span = Span(scan.spans[mark.first][0], scan.spans[last - 1][1])
    part = None if kind == "region" and name.startswith(str(prefix.part)) else prefix.part
    surrounding = scan.words[max(0, mark.first - _SURROUNDING_REACH) : mark.first]
    wide = prefix.edge or not walk.vocabulary.words.surroundings.isdisjoint(surrounding)
    made = []
    for number in range(max(len(prefix.bearings_deg), len(prefix.distances_m), 1)):
        bearing, distance = pick(prefix.bearings_deg, number), pick(prefix.distances_m, number)
        relation = relation_of(word, bearing, distance, kind)
        spot = Spot(
            prefix.first if prefix.first >= 0 else mark.first,
            last,
            mark.first,
            Locality(name, relation, span, kind, bearing, distance, part),
            hangs,
            bare=not (word or prefix.locating),
            own_relation=bool(prefix.relation),
            wide=wide,
            along=word == "along",
            onto=prefix.first >= 0 and scan.words[prefix.first] in walk.vocabulary.words.onto,
            articled=mark.first > 0 and scan.words[mark.first - 1] in walk.vocabulary.words.articles,
            head=head,
            provincial=last == mark.last and walk.vocabulary.names_province(mark),
        )
        made.append(spot)
    return made


def _share_direction(walk: Walk, mark: Mark, kind: str) -> int:
    """Give the second of two names the directions of the first: "north of Foo and Bar"; give that one's first token."""
    prefix, previous = walk.prefix, walk.previous
    if previous is None or previous.locality.relation not in BESIDE or prefix.comma or prefix.locating:
        return -1
    if kind not in FINE or previous.locality.kind not in FINE or not joined(walk, mark.first):
        return -1
    first = [spot.locality for spot in same_name(walk.spots)]
    prefix.bearings_deg = tuple([one.bearing_deg for one in first if one.bearing_deg is not None])
    prefix.distances_m = tuple([one.distance_m for one in first if one.distance_m is not None])
    return previous.head


def _link(walk: Walk, mark: Mark) -> str:
    """Say how the toponym hangs on the one before: by a hyphen, as an item of a list, or not at all."""
    joined = mark.first > 0 and bool(walk.spots) and walk.scan.words[mark.first - 1] in HYPHENS
    if joined and walk.spots[-1].last == mark.first - 1:
        return "chain"
    listed = walk.previous is not None and (walk.prefix.comma or walk.prefix.conjunction)
    return "list" if listed else ""
