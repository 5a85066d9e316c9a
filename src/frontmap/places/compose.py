"""From a claim's resolved localities to its footprint: which rule of the algebra applies, and to what."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from frontmap import geodesy
from frontmap.gazetteer import AREAS, LINES
from frontmap.model import Footprint, Relation
from frontmap.places import footprints, lines
from frontmap.places.courses import BESIDE_M
from frontmap.places.footprints import Anchor, rounded_m
from frontmap.places.parts import Part, read_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.gazetteer import Entry
    from frontmap.geodesy import LonLat
    from frontmap.model import Locality, Place
    from frontmap.places.courses import Course
    from frontmap.places.terrain import Terrain

_STARTS = frozenset({Relation.FROM, Relation.DIRECTION, Relation.OFFSET, Relation.AT, Relation.NEAR})
_GOALS = frozenset({Relation.TOWARD, Relation.TO})
_COARSE_LINE_M = 2_000.0
_BESIDE_A_CROSSING_M = 15_000.0
_BORDER_DOUBT_M = 5_000.0
_LONGEST_AXIS_M = 150_000.0
_LONGEST_LEG_M = 500_000.0
_TWO = 2


@dataclass(frozen=True, slots=True)
class Resolved:
    """One locality resolved: its place, and either an anchor point, a line or area entry, or a border made for it."""

    locality: Locality
    place: Place
    anchor: Anchor | None = None
    entry: Entry | None = None
    border: Course | None = None

    @property
    def words(self) -> Locality:
        """Give the locality without numbers that are none (a claim that others made can hold a bearing of infinity)."""
        said = self.locality
        if all(value is None or math.isfinite(value) for value in (said.bearing_deg, said.distance_m)):
            return said
        bearing = said.bearing_deg if said.bearing_deg is not None and math.isfinite(said.bearing_deg) else None
        distance = said.distance_m if said.distance_m is not None and math.isfinite(said.distance_m) else None
        return replace(said, bearing_deg=bearing, distance_m=distance)

    @property
    def found(self) -> bool:
        """Tell whether there is anything to draw."""
        return self.anchor is not None or self.entry is not None or self.border is not None


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence says besides: positions of its other places (degrees), and the areas that it lies in."""

    beside: tuple[LonLat, ...] = ()
    areas: tuple[Entry, ...] = ()
    own: bool = False
    """True where the positions belong to the claim itself."""


def footprint(resolved: Sequence[Resolved], context: Context, terrain: Terrain) -> Footprint:
    """Footprint of one claim.

    Parameters
    ----------
    resolved : sequence of Resolved
        The claim's localities in order; several describe one shape together.
    context : Context
        Bounds for rivers, roads and borders.
    terrain : Terrain
        Shapes to cut from.

    Returns
    -------
    Footprint
        With geometry None and a reason where nothing can be drawn.
    """
    placed = [item for item in resolved if item.found]
    if not placed:
        reasons = dict.fromkeys(item.place.reason for item in resolved)
        return Footprint(None, reason="; ".join(reasons) or "the text names no place")
    if len(placed) > 1:
        for rule in (_line, _axis, _over_a_line):
            made = rule(placed, context, terrain)
            if made is not None:
                return made
    first = min(placed, key=lambda item: item.anchor is None and item.locality.relation is Relation.IN)
    return _single(first, _with_positions(context, placed, first), terrain)


def _line(placed: Sequence[Resolved], context: Context, terrain: Terrain) -> Footprint | None:
    vertices = [item for item in placed if item.locality.relation is Relation.LINE]
    if len(vertices) < _TWO:
        return None
    known = [item.anchor.position for item in vertices if item.anchor]
    near = known or list(context.beside)
    middle = near[len(near) // 2] if near else None
    positions = [position for item in vertices if (position := _vertex(item, middle, terrain)) is not None]
    if not positions or not lines.is_line(positions):
        return None
    longest = max(geodesy.distance_m(a, b) for a, b in pairwise(positions))
    if longest > _LONGEST_LEG_M:
        return Footprint(None, reason=f"places {longest / 1000:.0f} km apart make no line")
    if any(read_part(item.locality.part).between for item in vertices):
        return lines.between(tuple(positions))
    return lines.polyline(tuple(positions))


def _vertex(item: Resolved, middle: LonLat | None, terrain: Terrain) -> LonLat | None:
    """Position of a vertex: the place itself, or the point of a river, road or region that is nearest to the others."""
    if item.anchor:
        return item.anchor.position
    course = _course(item, terrain)
    return None if middle is None or course is None else course.nearest(middle)


def _axis(placed: Sequence[Resolved], context: Context, terrain: Terrain) -> Footprint | None:
    goals = [item for item in placed if item.locality.relation in _GOALS]
    starts = [item for item in placed if item.locality.relation in _STARTS and item.anchor]
    if not goals or not starts:
        return None
    start = _shifted(starts[0])
    goal = _vertex(goals[0], start, terrain)
    if start is None or goal is None or not 0 < geodesy.distance_m(start, goal) <= _LONGEST_AXIS_M:
        return None
    del context
    return lines.axis(start, goal)


def _shifted(item: Resolved) -> LonLat | None:
    """Where a movement starts: the anchor, or the point that its bearing and distance (or its edge) give."""
    anchor, locality = item.anchor, item.words
    if anchor is None or locality.bearing_deg is None:
        return anchor.position if anchor else None
    distance = (
        locality.distance_m if locality.distance_m is not None else anchor.edge_m + footprints.SHORTEST_CONE_M / 2
    )
    return geodesy.destination(anchor.position, locality.bearing_deg, min(distance, footprints.FARTHEST_OFFSET_M))


def _over_a_line(placed: Sequence[Resolved], context: Context, terrain: Terrain) -> Footprint | None:
    for item in placed:
        if item.locality.relation in {Relation.ACROSS, Relation.ALONG} and item.anchor is None:
            return _single(item, _with_positions(context, placed, item), terrain)
    return None


def _with_positions(context: Context, placed: Sequence[Resolved], but: Resolved) -> Context:
    """Give the context with the claim's own other places before those of the sentence."""
    if len(placed) == 1:
        return context
    others = [item for item in placed if item is not but]
    own = tuple(item.anchor.position for item in others if item.anchor)
    areas = tuple(item.entry for item in others if item.entry and item.entry.kind in AREAS)
    return replace(context, beside=own or context.beside, areas=areas or context.areas, own=bool(own))


def _single(item: Resolved, context: Context, terrain: Terrain) -> Footprint:
    part = read_part(item.locality.part)
    if item.anchor:
        return _about_point(item.words, item.anchor, part, terrain)
    if item.entry and item.entry.kind in AREAS | {"reservoir"}:
        return _about_area(item.words, item.entry, part, context, terrain)
    return _about_line(item, part, context, terrain)


def _about_point(locality: Locality, anchor: Anchor, part: Part, terrain: Terrain) -> Footprint:
    relation, bearing, distance = locality.relation, locality.bearing_deg, locality.distance_m
    if distance is not None and relation in {Relation.OFFSET, Relation.DIRECTION, Relation.NEAR}:
        return footprints.offset(anchor, bearing, distance)
    if bearing is not None and relation in {Relation.DIRECTION, Relation.OFFSET}:
        return footprints.direction(anchor, bearing, terrain.cone_length_m(anchor, bearing))
    if part.bearings or part.edge:
        return footprints.part_of(anchor, part.bearings, outskirts=part.edge)
    if relation in {Relation.AT, Relation.IN}:
        return footprints.at(anchor)
    # "Toward X from the north": the bearing is that of the side they come from.
    return footprints.toward(anchor, bearing) if relation is Relation.TOWARD else footprints.near(anchor)


def _about_area(locality: Locality, entry: Entry, part: Part, context: Context, terrain: Terrain) -> Footprint:
    if locality.relation in {Relation.TOWARD, Relation.TO} and context.beside and entry.kind == "oblast":
        edge = terrain.course(entry).nearest(context.beside[0])
        if geodesy.distance_m(edge, context.beside[0]) <= _LONGEST_AXIS_M:
            return footprints.toward(Anchor((round(edge[0], 3), round(edge[1], 3))))
    if part.bank:
        river = terrain.bank_river(entry)
        if river is not None:
            return terrain.bank_shape(entry, river, part)
    elif locality.bearing_deg is not None and not part:
        part = Part(bearings=(locality.bearing_deg,))
    return terrain.region_shape(entry, Part() if part.bank else part)


def _about_line(item: Resolved, part: Part, context: Context, terrain: Terrain) -> Footprint:
    course = _course(item, terrain)
    if course is None:
        return Footprint(None, reason=f"the gazetteer knows no course of '{item.locality.name}'")
    doubt = max(item.entry.extent_m if item.entry else _BORDER_DOUBT_M, _COARSE_LINE_M)
    locality = item.words
    areas = [area for area in context.areas if course.meets(terrain.area(area), area.gazetteer_id)]
    if part.bank and item.entry and areas and locality.relation is not Relation.ALONG:
        return terrain.bank_shape(areas[0], item.entry, part)
    # A region that the words give to the river bounds it better than a place that stands elsewhere in the sentence.
    reach = _BESIDE_A_CROSSING_M if locality.relation is Relation.ACROSS and not context.own else BESIDE_M
    beside = [] if locality.regions and not context.own else context.beside
    near = [position for position in beside if course.distance_m(position) <= reach]
    if near and locality.distance_m is not None:
        return footprints.offset(Anchor(course.nearest(near[0]), doubt), locality.bearing_deg, locality.distance_m)
    if near and locality.relation is not Relation.ALONG:
        distance = rounded_m(course.distance_m(near[0]))
        return course.crossing(near[0], max(doubt, distance, footprints.NEAR_M))
    area = areas[0] if areas else None
    return course.stretch(near, terrain.area(area) if area else None, area.gazetteer_id if area else "", doubt)


def _course(item: Resolved, terrain: Terrain) -> Course | None:
    if item.border is not None:
        return item.border
    if item.entry is None or item.entry.kind not in LINES | AREAS | {"reservoir"}:
        return None
    return terrain.course(item.entry)
