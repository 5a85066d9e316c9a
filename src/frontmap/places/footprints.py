"""Footprints of relations to a single point: at, near, N km DIR of, DIR of, toward.

Pure functions of an anchor and numbers, each remembered: the same words about the same place recur all through a war.

The point-radius and shape methods: Chapman, A. D. & Wieczorek, J. R. (2020), Georeferencing Best Practices, GBIF,
doi:10.15468/doc-gg7h-s853; Wieczorek, J., Guo, Q. & Hijmans, R. (2004), The point-radius method for georeferencing
locality descriptions and calculating associated uncertainty, IJGIS 18(8), doi:10.1080/13658810412331280211.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from shapely import Point

from frontmap import geodesy
from frontmap.model import Footprint
from frontmap.places.methods import Method

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from frontmap.geodesy import LonLat

NEAR_M = 5_000.0
"""How far "near" and "around" reach beyond a settlement's edge."""
TOWARD_M = 10_000.0
"""How far short of its goal a movement "toward X" may be."""
CONE_M = 15_000.0
"""How far "south of X" reaches beyond the edge where no next place cuts it off."""
SHORTEST_CONE_M = 4_000.0
SMALLEST_EXTENT_M = 500.0
FARTHEST_OFFSET_M = 500_000.0
"""No front report measures from farther away; beyond it the number is taken for a slip."""

_REMEMBERED = 20_000
_WHOLE_TURN_HALF_DEG = 180.0
_OUTSKIRTS_M = 3_000.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A resolved point: position in degrees (lon, lat), the radius in metres within which the named place lies."""

    position: LonLat
    extent_m: float = SMALLEST_EXTENT_M
    learned: bool = False
    """True for a place that only the report's own words locate."""

    @property
    def edge_m(self) -> float:
        """Radius of the place itself, never less than a hamlet's."""
        return max(self.extent_m, SMALLEST_EXTENT_M)


def rounded_m(radius: float) -> float:
    """`radius` in metres to the two significant digits that it is worth.

    >>> rounded_m(12345.6)
    12000.0
    """
    return float(f"{radius:.2g}")


def shaped(geometry: BaseGeometry, method: Method, area: BaseGeometry | None = None) -> Footprint:
    """Footprint of a line or polygon; its radius covers geometry and area about the geometry's centroid."""
    cover = geometry if area is None else area
    reach = geodesy.reach_m(geodesy.centre(geometry), cover)
    return Footprint(geometry, area, rounded_m(reach), method)


def half_width_deg(bearing: float, distance: float = math.inf) -> float:
    """Half the angle that a compass word spans at a distance in metres: 45 for a cardinal, less for the finer ones.

    Close by, the town's own size makes directions vaguer: 60 degrees are added at a kilometre, 6 at ten.

    >>> half_width_deg(180), half_width_deg(225), half_width_deg(22.5)
    (45.0, 42.0, 25.0)
    """
    named = 45.0 if bearing % 90 == 0 else 42.0 if bearing % 45 == 0 else 25.0
    return min(90.0, named + 60_000.0 / max(distance, 1.0))


def offset_range_m(distance: float, extent: float) -> tuple[float, float]:
    """Nearest and farthest true distance in metres from an anchor's centre that a stated `distance` stands for.

    Stated distances are mostly measured from the town's edge, so the true ones are longer more often than shorter. With
    `half_width_deg`, the sector holds 91 % of 532 control points that war reports print ("A (N km DIR of B)").
    The constants were searched on half of them and rounded by hand with all in view: 91 % is no held-out figure.
    """
    return max(0.0, 0.8 * distance - 3_400.0), 1.03 * distance + 7_000.0 + 0.4 * min(extent, 10_000.0)


@lru_cache(_REMEMBERED)
def at(anchor: Anchor) -> Footprint:
    """Give the settlement's point, and its extent as the area."""
    return _disc(anchor, anchor.edge_m, Method.CONSTRAINT if anchor.learned else Method.AT)


@lru_cache(_REMEMBERED)
def near(anchor: Anchor) -> Footprint:
    """Point of the settlement, with all within five kilometres of its edge as the area."""
    return _disc(anchor, anchor.edge_m + NEAR_M, Method.NEAR)


@lru_cache(_REMEMBERED)
def part_of(anchor: Anchor, bearings: tuple[float, ...], *, outskirts: bool) -> Footprint:
    """One side of a settlement: the sector of its extent (and beyond for outskirts) toward the first of `bearings`."""
    outer = anchor.edge_m + (_OUTSKIRTS_M if outskirts else 0.0)
    if not bearings:
        return _disc(anchor, outer, Method.PART_OF_PLACE)
    middle = anchor.edge_m if outskirts else anchor.edge_m / 2
    return _sector(anchor, bearings[0], half_width_deg(bearings[0]), (0.0, middle, outer), Method.PART_OF_PLACE)


@lru_cache(_REMEMBERED)
def offset(anchor: Anchor, bearing: float | None, distance: float) -> Footprint:
    """`distance` metres in direction `bearing` (None: not said) of the anchor: the shifted point and its sector."""
    if not 0 <= distance <= FARTHEST_OFFSET_M:
        return Footprint(None, reason=f"an offset of {distance / 1000:g} km is beyond belief")
    inner, outer = offset_range_m(distance, anchor.edge_m)
    if bearing is None:
        area = geodesy.sector(anchor.position, 0.0, _WHOLE_TURN_HALF_DEG, inner, outer)
        return Footprint(_point(anchor.position), area, rounded_m(outer), Method.DISTANCE)
    if not math.isfinite(bearing):
        return Footprint(None, reason=f"{bearing} is no bearing")
    width = half_width_deg(bearing, distance)
    return _sector(anchor, bearing, width, (inner, distance, outer), Method.OFFSET)


@lru_cache(_REMEMBERED)
def direction(anchor: Anchor, bearing: float, length: float = CONE_M) -> Footprint:
    """Cone from the settlement's edge, `length` metres long: the distance is not said, so the geometry is the area."""
    if not math.isfinite(bearing):
        return Footprint(None, reason=f"{bearing} is no bearing")
    edge = anchor.edge_m
    cone = geodesy.sector(anchor.position, bearing, half_width_deg(bearing), edge, edge + max(length, SHORTEST_CONE_M))
    return shaped(cone, Method.DIRECTION)


@lru_cache(_REMEMBERED)
def toward(anchor: Anchor, come_from_deg: float | None = None) -> Footprint:
    """Short of the anchor: all within ten kilometres of its edge, or of that the side they come from (a bearing)."""
    outer = anchor.edge_m + TOWARD_M
    if come_from_deg is None:
        return _disc(anchor, outer, Method.TOWARD)
    # A wider cone than for a compass word: the side is inferred, not said.
    return _sector(anchor, come_from_deg, 60.0, (0.0, outer / 2, outer), Method.TOWARD)


def _disc(anchor: Anchor, radius: float, method: Method) -> Footprint:
    return Footprint(_point(anchor.position), geodesy.circle(anchor.position, radius), rounded_m(radius), method)


def _sector(
    anchor: Anchor, bearing: float, half_width: float, radii: tuple[float, float, float], method: Method
) -> Footprint:
    """Shifted point (`radii[1]` metres off) in its sector, from `radii[0]` to `radii[2]` metres."""
    inner, middle, outer = radii
    shifted = geodesy.destination(anchor.position, bearing, middle)
    area = geodesy.sector(anchor.position, bearing, half_width, inner, outer)
    return Footprint(_point(shifted), area, rounded_m(geodesy.reach_m(shifted, area)), method)


def _point(position: LonLat) -> Point:
    return Point(round(position[0], geodesy.DECIMALS), round(position[1], geodesy.DECIMALS))
