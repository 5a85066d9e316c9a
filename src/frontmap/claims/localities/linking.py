"""How a new toponym hangs on the one before: as the next of a list or chain, or as what only locates one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.localities.relations import AREAS, BESIDE, FINE, HEADING, vertex_relation
from frontmap.claims.localities.remarks import (
    hang_remark,
    is_second_anchor,
    may_remark,
    narrows,
    qualifies,
    still_remarking,
)
from frontmap.claims.localities.spots import same_head
from frontmap.claims.localities.vocabulary import HYPHENS
from frontmap.model import Constraint, Relation

if TYPE_CHECKING:
    from frontmap.claims.localities.prefixes import Prefix
    from frontmap.claims.localities.spots import Spot
    from frontmap.claims.localities.walk import Walk
    from frontmap.model import Locality

_PARTED = frozenset({"site", "road", "raion"})
_IN_AREAS = frozenset({"settlement", "site", "river", "", "border"})
_PLACING = frozenset({Relation.AT, Relation.NEAR})


def link(walk: Walk, before: Spot | None, made: list[Spot]) -> None:
    """Append the new spots (one toponym, one spot for each direction from it), or hang them on the spot before."""
    new, prefix = made[0], walk.prefix
    if new.link == "chain":
        _lengthen(walk, made)
    elif _is_tail_of_remark(walk, new.name_first):
        return
    elif before is not None and is_second_anchor(walk, new):
        hang_remark(walk, before, new.locality, walk.remark or prefix)
        return
    elif before is not None and len(prefix.distances_m) > 1:  # "23km northwest and 13km south of X"
        hang_remark(walk, before, new.locality, prefix)
        return
    elif before is not None and may_remark(walk, prefix) and _hangs(walk, before, new, prefix):
        return
    walk.remark = None
    walk.spots.extend(made)


def _lengthen(walk: Walk, made: list[Spot]) -> None:
    """Add a vertex to a chain: "the Foo-Bar line"."""
    head = walk.spots[-1]
    relation = Relation.LINE if head.along else vertex_relation(head.locality.relation)
    for spot in (head, *made):
        spot.locality = replace(spot.locality, relation=relation)


def _is_tail_of_remark(walk: Walk, first: int) -> bool:
    """Tell the tail of a chain whose head was only a remark, and so made no spot."""
    if first <= 1 or walk.scan.words[first - 1] not in HYPHENS:
        return False
    tail = first - 1
    if walk.scan.words[tail - 1] in walk.vocabulary.words.settlement_words:
        tail -= 1  # "situated on the Foo City-Bar highway"
    return any(mark.last == tail for mark in walk.scan.names_at.values())


def _hangs(walk: Walk, before: Spot, made: Spot, prefix: Prefix) -> bool:
    """Let one of two neighbouring toponyms locate the other; whether it was the new one, which then is no place."""
    old, new = before.locality, made.locality
    if _is_part_of(old, new, prefix):
        if old.kind == "road":  # "along the T1302 Foo highway"
            made.locality = replace(new, relation=old.relation)
        else:  # "the plant in Foo"
            made.locality = replace(new, part=new.part or old.name)
        made.first, made.bare = before.first, before.bare
        _drop(walk, before)
    elif qualifies(walk, before, new, prefix) or still_remarking(walk, old, new, prefix):
        hang_remark(walk, before, new, prefix)
        walk.remark = prefix
        return True
    if _locates_next(walk, before, made, prefix):  # "north of Foo near Bar"
        sharing = {old.name: old} | {spot.locality.name: spot.locality for spot in same_head(walk.spots, before.head)}
        remarks = [Constraint(one.name, one.bearing_deg, one.distance_m) for one in sharing.values()]
        made.locality = replace(new, constraints=tuple(remarks))
        made.first, made.bare = before.first, before.bare
        _drop(walk, before)
    elif _holds_next(old, new, prefix):  # "in Foo Oblast near Bar"
        made.locality = replace(new, regions=(old.name,))
        made.first = before.first
        _drop(walk, before)
    else:  # "in Foo Oblast, 5km from the border"
        return old.kind in AREAS and new.kind == "border" and prefix.locating
    return False


def _is_part_of(old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell a site in its town: "the plant in Foo", "the T1302 in Foo"."""
    if old.kind not in _PARTED or prefix.comma or new.kind != "settlement":
        return False
    if old.kind == "road" and not prefix.relation and not prefix.locating:
        return True
    return new.relation is Relation.AT and old.relation not in BESIDE


def _locates_next(walk: Walk, before: Spot, made: Spot, prefix: Prefix) -> bool:
    """Tell a direction or surrounding that leads to the place meant: "northwest of Foo in Bar"."""
    new = made.locality
    if prefix.comma or new.kind not in FINE:
        return False
    if before.locality.relation in BESIDE:
        return new.relation in _PLACING
    if _is_vertex(before):
        return new.relation is Relation.NEAR  # "along the Foo-Bar line near Baz"
    if before.locality.kind == "river" and _is_passage(walk, before):
        return new.relation in _PLACING and _is_there(walk, made)
    return narrows(walk, before, new, prefix)


def _is_there(walk: Walk, spot: Spot) -> bool:
    """Tell "in Foo" and "near Foo" from "across from Foo", and from "in Foo" where the oblast can be meant."""
    return (
        spot.own_relation and not spot.provincial and walk.scan.words[spot.first] not in walk.vocabulary.words.opposites
    )


def _is_passage(walk: Walk, river: Spot) -> bool:
    """Tell a river whose bank or bridge is meant: "the left bank of the Foo River", "a bridge over the Foo River"."""
    sets, bank = walk.vocabulary.words, (river.locality.part or "").split()
    bridge = river.first > 0 and walk.scan.words[river.first - 1] in sets.bridges
    return bridge or not sets.banks.isdisjoint(bank)


def _holds_next(old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell an area that only says where the place meant is."""
    if old.kind not in AREAS or old.relation is not Relation.IN or prefix.comma or new.kind not in _IN_AREAS:
        return False
    return new.relation not in HEADING and not (new.kind == "border" and new.relation in BESIDE)


def _drop(walk: Walk, spot: Spot) -> None:
    """Forget a spot that only located the next one, and those that share its direction or its line."""
    spots = walk.spots
    first = len(spots) - len(same_head(spots, spot.head))
    while 0 < first < len(spots) and spots[first].link and _is_vertex(spots[first]) and _is_vertex(spots[first - 1]):
        first -= 1
    del spots[first:]


def _is_vertex(spot: Spot) -> bool:
    return spot.locality.relation is Relation.LINE
