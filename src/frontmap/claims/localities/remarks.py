"""Remarks: toponyms that only help to locate the one before, and no place of the event.

"Foo, 10km south of Bar", "in Foo, Bar Oblast", "Foo and Bar, both near Baz".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.localities.ahead import has_remark, joined, list_goes_on
from frontmap.claims.localities.relations import AREAS, BESIDE, FINE, HEADING, PROVINCES
from frontmap.claims.localities.spots import same_list
from frontmap.model import Constraint, Relation

if TYPE_CHECKING:
    from frontmap.claims.localities.prefixes import Prefix
    from frontmap.claims.localities.spots import Spot
    from frontmap.claims.localities.walk import Walk
    from frontmap.model import Locality

_COURSES = frozenset({"river", "border"})
_WITHIN = frozenset({"raion", "region"})
"""Areas that lie in an oblast: "on the Foo Spit in Bar Oblast"."""
_REMARKED = frozenset({Relation.NEAR, Relation.ALONG, Relation.AT, Relation.ACROSS})


def may_remark(walk: Walk, prefix: Prefix) -> bool:
    """Whether a toponym may be a remark on the one before: not behind "and", unless a remark goes on there."""
    remark = walk.remark  # "Foo, 25km south of Bar and along the E40", "Foo - 25km south of Bar and west of Baz"
    goes_on = remark is not None and (
        prefix.relation == "along"
        or (remark.comma and remark.locating and (prefix.locating or _is_on_bank(walk, prefix)))
    )
    return prefix.apposition or not prefix.conjunction or goes_on


def _is_on_bank(walk: Walk, prefix: Prefix) -> bool:
    """Tell a bank: "Foo, 5km south of Bar and on the left bank of the Baz River"."""
    return not walk.vocabulary.words.banks.isdisjoint((prefix.part or "").split())


def is_second_anchor(walk: Walk, new: Spot) -> bool:
    """Tell the second name of a remark: ", 5km from Foo and Bar"; but not ", 5km from Foo and Bar, 7km from Baz"."""
    remark, prefix = walk.remark, walk.prefix
    if remark is None or not remark.comma or not (remark.locating or remark.apposition):
        return False
    if prefix.comma or prefix.relation or not joined(walk, new.name_first) or new.locality.kind not in FINE:
        return False
    return not has_remark(walk, new)


def qualifies(walk: Walk, before: Spot, new: Locality, prefix: Prefix) -> bool:
    """Whether the new toponym only helps to locate the one before."""
    old = before.locality
    if prefix.apposition or _is_province_of(walk, old, new, prefix):
        return True
    if prefix.locating and prefix.comma and new.name == old.name:  # "near Foo, 5km south of Foo near Bar"
        return False
    if new.kind == "raion" and old.kind in FINE and prefix.comma and not prefix.relation:
        return not list_goes_on(walk)
    if prefix.conjunction and old.kind in FINE and _is_on_bank(walk, prefix):
        return True
    if new.relation in HEADING or new.relation in {Relation.LINE, Relation.IN} or old.kind in AREAS:
        return False
    if prefix.locating:
        return _measures(walk, old, prefix)
    if _lies_on(walk, old, new, prefix):
        return True
    if old.relation in HEADING - {Relation.TO} or narrows(walk, before, new, prefix):
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
    if new.kind not in PROVINCES or (old.kind in AREAS and old.kind not in _WITHIN):
        return False
    if new.relation is Relation.IN:
        return not (prefix.comma and prefix.relation) or (_is_inside(walk, prefix) and not list_goes_on(walk))
    return prefix.comma and not prefix.relation


def _measures(walk: Walk, old: Locality, prefix: Prefix) -> bool:
    """Tell a distance from a known place that locates the one before: "Foo, 10km south of Bar"; and not a list."""
    if old.kind in {"border", "river"}:
        return bool(prefix.distances_m) and old.kind == "river"
    if old.relation in BESIDE or (prefix.relation == "from" and not prefix.distances_m):
        return False  # "toward Foo from the southeast of Bar"
    return bool(prefix.distances_m) or not (prefix.comma and list_goes_on(walk))


def still_remarking(walk: Walk, old: Locality, new: Locality, prefix: Prefix) -> bool:
    """Tell a remark that goes on: "a settlement on the E40 highway to Foo"."""
    if walk.remark is None or prefix.comma:
        return False
    return old.kind in FINE or new.relation not in {Relation.AT, Relation.IN}


def narrows(walk: Walk, before: Spot, new: Locality, prefix: Prefix) -> bool:
    """Tell a place in a surrounding: "around Foo near Bar", "on the outskirts of Foo in Bar"; but "through Bar"."""
    inside = new.relation is Relation.AT and _is_inside(walk, prefix)
    return before.wide and (inside or new.relation is Relation.NEAR)


def _is_inside(walk: Walk, prefix: Prefix) -> bool:
    """Tell "in" from "throughout" and the like."""
    return prefix.first >= 0 and walk.scan.words[prefix.first] in walk.vocabulary.words.containers


def hang_remark(walk: Walk, before: Spot, new: Locality, prefix: Prefix) -> None:
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
