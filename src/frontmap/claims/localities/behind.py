"""What stands behind a toponym: its possessive, "area", "direction" or "line", a plural that names a whole list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.localities.relations import FINE, area_relation, group_relation
from frontmap.claims.localities.spots import hyphenated, same_list
from frontmap.grammar import Role
from frontmap.model import Relation

if TYPE_CHECKING:
    from frontmap.claims.localities.spots import Spot
    from frontmap.claims.localities.walk import Walk

_LONGEST_GROUP_WORD = 2
_OF_MANY, _OF_ONE = ("axis", "line", "near"), ("axis", "near", "line")
"""Which group a word like "front" makes: of several toponyms a line, of one its surroundings."""


def read_behind(walk: Walk, made: list[Spot]) -> None:
    """Read what follows the toponym whose spots were made."""
    words, at, vocabulary = walk.scan.words, walk.at, walk.vocabulary
    if at + 1 < walk.end and words[at] in vocabulary.words.apostrophes and words[at + 1] == "s":
        _possessive(walk, made)
        return
    if at < walk.end and words[at] in vocabulary.suffix_heads:
        members = hyphenated(walk.spots)
        for last in range(at + _LONGEST_GROUP_WORD, at, -1):
            for kind in _OF_MANY if len(members) > 1 else _OF_ONE:
                if words[at:last] in vocabulary.group_suffixes[kind] and last <= walk.end:
                    _group(walk, members, kind, last)
                    return
    if at and words[at - 1] in vocabulary.words.plural_areas:  # "in Foo, Bar, and Baz oblasts"
        listed = [spot for spot in same_list(walk.spots) if not spot.locality.constraints]
        for spot in listed:
            if spot.locality.kind in FINE:
                relation = area_relation(spot.locality.relation)
                spot.locality = replace(spot.locality, kind=made[0].locality.kind, relation=relation)


def _possessive(walk: Walk, made: list[Spot]) -> None:
    """Read "Foo's eastern outskirts": near Foo."""
    words, at = walk.scan.words, walk.at + 2
    while at < walk.end and walk.roles_at(at) & Role.PART:
        at = walk.scan.terms_at[at].last
    if at >= walk.end:
        return
    if words[at] == "border":
        walk.at = at + 1
    elif words[at] in walk.vocabulary.edges:
        for spot in made:
            spot.locality = replace(spot.locality, relation=Relation.NEAR)
        walk.at = at + 1


def _group(walk: Walk, members: list[Spot], kind: str, last: int) -> None:
    """Turn the toponyms before a group's word into the vertices of a line, or into places near which something is."""
    line = kind == "axis" or (kind == "line" and len(members) > 1)
    if line and walk.scan.words[last - 1] in walk.vocabulary.words.plural_lines:  # "the Foo-Bar and Bar-Baz lines"
        members = same_list(walk.spots)
    for spot in members:
        spot.locality = replace(spot.locality, relation=group_relation(spot.locality, line=line))
        spot.wide, spot.bare = kind == "near", False
    members[-1].last = last
    walk.at = last
