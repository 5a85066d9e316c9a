"""How a new toponym hangs on the one before: as the next of a list or chain, or as what only locates one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.localities.ahead import has_remark, joined, list_goes_on
from frontmap.claims.localities.relations import AREAS, BESIDE, FINE, HEADING, PROVINCES, vertex_relation
from frontmap.claims.localities.spots import same_head, same_list
from frontmap.claims.localities.vocabulary import HYPHENS
from frontmap.model import Constraint, Relation

if TYPE_CHECKING:
    from frontmap.claims.localities.prefixes import Prefix
    from frontmap.claims.localities.spots import Spot
    from frontmap.claims.localities.walk import Walk
    from frontmap.model import Locality

_PARTED = frozenset({"site", "road", "raion"})
_IN_AREAS = frozenset({"settlement", "site", "river", "", "border"})
_COURSES = frozenset({"river", "border"})
_PLACING = frozenset({Relation.AT, Relation.NEAR})
_REMARKED = frozenset({Relation.NEAR, Relation.ALONG, Relation.AT, Relation.ACROSS})


def link(walk: Walk, before: Spot | None, made: list[Spot]) -> None:
    """Append the new spots (one toponym, one spot for each direction from it), or hang them on the spot before."""
    new, prefix = made[0], walk.prefix
    if new.link == "chain":
        _lengthen(walk, made)
    elif _is_tail_of_remark(walk, new.name_first):
        return
    elif before is not None and _is_second_anchor(walk, new):
        _remark(walk, before, new.locality, walk.remark or prefix)
        return
    elif before is not None and len(prefix.distances_m) > 1:  # "23km northwest and 13km south of X"
        _remark(walk, before, new.locality, prefix)
        return
    elif before is not None and _may_hang(walk, prefix) and _hangs(walk, before, new, prefix):
        return
    walk.remark = None
    walk.spots.extend(made)


def _may_hang(walk: Walk, prefix: Prefix) -> bool:
    """Whether a toponym may be a remark on the one before: not behind "and", unless a remark goes on there."""
    remark = walk.remark  # "Foo, 25km south of Bar and along the E40", "Foo - 25km south of Bar and west of Baz"
    goes_on = remark is not None and (
        prefix.relation == "along" or (remark.comma and remark.locating and prefix.locating)
    )
    return prefix.apposition or not prefix.conjunction or goes_on


def _is_second_anchor(walk: Walk, new: Spot) -> bool:
    """Tell the second name of a remark: ", 5km from Foo and Bar"; but not ", 5km from Foo and Bar, 7km from Baz"."""
    remark, prefix = walk.remark, walk.prefix
    if remark is None or not remark.comma or not (remark.locating or remark.apposition):
        return False
    if prefix.comma or prefix.relation or not joined(walk, new.name_first) or new.locality.kind not in FINE:
        return False
    return not has_remark(walk, new)


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
    return any(mark.last == first - 1 for mark in walk.scan.names_at.values())


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
    elif _qualifies(walk, before, new, prefix) or _still_remarking(walk, old, new, prefix):
        _remark(walk, before, new, prefix)
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
    return _narrows(walk, before, new, prefix)


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


def _narrows(walk: Walk, before: Spot, new: Locality, prefix: Prefix) -> bool:
    """Tell a place in a surrounding: "around Foo near Bar", "on the outskirts of Foo in Bar"; but "through Bar"."""
    inside = new.relation is Relation.AT and _is_inside(walk, prefix)
    return before.wide and (inside or new.relation is Relation.NEAR)


def _holds_next(old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell an area that only says where the place meant is."""
    if old.kind not in AREAS or old.relation is not Relation.IN or prefix.comma or new.kind not in _IN_AREAS:
        return False
    return new.relation not in HEADING and not (new.kind == "border" and new.relation in BESIDE)


def _still_remarking(walk: Walk, old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell a remark that goes on: "a settlement on the E40 highway to Foo"."""
    if walk.remark is None or prefix.comma:
        return False
    return old.kind in FINE or new.relation not in {Relation.AT, Relation.IN}


def _drop(walk: Walk, spot: Spot) -> None:
    """Forget a spot that only located the next one, and those that share its direction or its line."""
    spots = walk.spots
    first = len(spots) - len(same_head(spots, spot.head))
    while 0 < first < len(spots) and spots[first].link and _is_vertex(spots[first]) and _is_vertex(spots[first - 1]):
        first -= 1
    del spots[first:]


def _is_vertex(spot: Spot) -> bool:
    return spot.locality.relation is Relation.LINE


def _qualifies(walk: Walk, before: Spot, new: Locality, prefix: Prefix) -> bool:
    """Whether the new toponym only helps to locate the one before."""
    old = before.locality
    if prefix.apposition or _is_province_of(walk, old, new, prefix):
        return True
    if prefix.locating and prefix.comma and new.name == old.name:  # "near Foo, 5km south of Foo near Bar"
        return False
    if new.kind == "raion" and old.kind in FINE and prefix.comma and not prefix.relation:
        return not list_goes_on(walk)
    if new.relation in HEADING or new.relation in {Relation.LINE, Relation.IN} or old.kind in AREAS:
        return False
    if prefix.locating:
        return _measures(walk, old, prefix)
    if _lies_on(walk, old, new, prefix):
        return True
    if old.relation in HEADING - {Relation.TO} or _narrows(walk, before, new, prefix):
        return False
    if prefix.comma or old.kind not in FINE or old.relation in BESIDE:
        return False
    return new.relation in _REMARKED


def _lies_on(walk: Walk, old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell a river, border or road that a place lies on: "west of Foo in the Bar River", "in Foo, on the T0512"."""
    on = (new.kind == "road" and prefix.relation) or prefix.edge  # "in Foo, on the outskirts of Bar"
    if on and old.kind in FINE and prefix.comma:
        return not list_goes_on(walk)
    if new.kind in _COURSES and old.relation in BESIDE and not prefix.comma:
        return True  # "north of Foo along the border"
    return new.kind == "border" and new.relation is Relation.NEAR and old.kind in FINE


def _is_province_of(walk: Walk, old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell the oblast that a place lies in: "in Foo in Bar Oblast", "toward Foo, Bar Oblast", "Foo, in Bar Oblast"."""
    if new.kind not in PROVINCES or (old.kind in AREAS and old.kind != "raion"):
        return False
    if new.relation is Relation.IN:
        return not (prefix.comma and prefix.relation) or (_is_inside(walk, prefix) and not list_goes_on(walk))
    return prefix.comma and not prefix.relation


def _is_inside(walk: Walk, prefix: Prefix) -> bool:
    """Tell "in" from "throughout" and the like."""
    return prefix.first >= 0 and walk.scan.words[prefix.first] in walk.vocabulary.words.containers


def _measures(walk: Walk, old: Locality, prefix: Prefix) -> bool:
    """Tell a distance from a known place that locates the one before: "Foo, 10km south of Bar"; and not a list."""
    if old.kind in {"border", "river"}:
        return bool(prefix.distances_m) and old.kind == "river"
    if old.relation in BESIDE or (prefix.relation == "from" and not prefix.distances_m):
        return False  # "toward Foo from the southeast of Bar"
    return bool(prefix.distances_m) or not (prefix.comma and list_goes_on(walk))


def _remark(walk: Walk, before: Spot, new: Locality, prefix: Prefix) -> None:
    """Hang a remark on the spot before, or on each of a list where it speaks of "both" or says "respectively"."""
    if new.kind in PROVINCES and not prefix.locating:
        before.locality = replace(before.locality, regions=(*before.locality.regions, new.name))
        return
    spots = [before]
    pairs = max(len(prefix.bearings_deg), len(prefix.distances_m))
    if pairs > 1 and len(walk.spots) >= pairs:
        spots = walk.spots[-pairs:]
    elif not walk.vocabulary.words.each.isdisjoint(walk.scan.words[max(0, before.last) : walk.at]):
        spots = same_list(walk.spots)
        before.closing = True
    for number, spot in enumerate(spots):
        remark = Constraint(new.name, pick(prefix.bearings_deg, number), pick(prefix.distances_m, number))
        spot.locality = replace(spot.locality, constraints=(*spot.locality.constraints, remark))


def pick(values: tuple[float, ...], number: int) -> float | None:
    """Give the value of that number, or the last one where there are fewer; None where there is none."""
    return values[min(number, len(values) - 1)] if values else None
