"""What stands behind a toponym: its possessive, "area", "direction" or "line", a plural that names a whole list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.localities.relations import AREAS, FINE, PROVINCES, area_relation, group_relation
from frontmap.claims.localities.spots import hyphenated, one_group, same_list
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
        remarked = bool(walk.spots) and made[-1] is not walk.spots[-1] and made[-1].locality.kind not in PROVINCES
        members = hyphenated(walk.spots)
        for last in range(at + _LONGEST_GROUP_WORD, at, -1):
            for kind in _OF_MANY if len(members) > 1 else _OF_ONE:
                if words[at:last] in vocabulary.group_suffixes[kind] and last <= walk.end:
                    if remarked:  # "in Foo, on the Bar-Baz highway": a line, but Foo is a point
                        walk.at = last
                    else:
                        _group(walk, members, kind, last)
                    return
    plural = words[at - 1] in vocabulary.words.plural_areas
    if plural or (made[0].locality.part and made[0].locality.kind in AREAS):
        _elliptical_areas(walk, made[0], plural=plural)


def _elliptical_areas(walk: Walk, last: Spot, *, plural: bool) -> None:
    """Make an area of "Foo" in "Foo and Baz oblasts" (plural) and in "central Foo and eastern Baz Oblast"."""
    listed = same_list(walk.spots)
    for spot in listed:
        old = spot.locality
        may_be = spot.provincial or (plural and not (old.kind and last.locality.kind == "oblast"))
        if old.kind in FINE and not old.constraints and may_be and (plural or old.part):
            spot.locality = replace(old, kind=last.locality.kind, relation=area_relation(old.relation))
    if listed:
        listed[-1].closing = True


def _possessive(walk: Walk, made: list[Spot]) -> None:
    """Read "Foo's eastern outskirts": near Foo."""
    words, at = walk.scan.words, walk.at + 2
    while at < walk.end and walk.roles_at(at) & Role.PART:
        at = walk.scan.terms_at[at].last
    if at >= walk.end:
        return
    if words[at] in walk.vocabulary.words.borders:  # "along Foo Oblast's border with Bar"
        for spot in made:
            relation = Relation.ALONG if spot.along else spot.locality.relation
            spot.locality = replace(spot.locality, relation=relation)
        walk.at = at + 1
    elif words[at] in walk.vocabulary.edges:
        for spot in made:
            spot.locality = replace(spot.locality, relation=Relation.NEAR)
        walk.at = at + 1


def _group(walk: Walk, members: list[Spot], kind: str, last: int) -> None:
    """Turn the toponyms before a group's word into the vertices of a line, or into places near which something is."""
    words, sets = walk.scan.words, walk.vocabulary.words
    line = kind == "axis" or (kind == "line" and len(members) > 1)
    group = one_group(walk.spots)
    if line and words[last - 1] in sets.plural_lines:  # "the Foo-Bar and Bar-Baz lines"
        members = same_list(walk.spots)
    elif not line and (group[0].articled or words[last - 1] in sets.plural_surroundings):  # "the Foo and Bar areas"
        members = group
    for spot in members:
        spot.locality = replace(spot.locality, relation=group_relation(spot.locality, line=line))
        spot.wide, spot.bare = kind == "near", False
    members[-1].last, members[-1].closing = last, True
    walk.at = last
