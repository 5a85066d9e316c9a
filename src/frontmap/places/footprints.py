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
from frontmap.tables import load_table

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from frontmap.geodesy import LonLat

_TABLE: dict[str, dict[str, float]] = load_table("places/footprints.toml")
_OFFSET, _COMPASS = _TABLE["offset"], _TABLE["compass"]

NEAR_M = _TABLE["near"]["reach_m"]
"""How far "near" and "around" reach beyond a settlement's edge."""
TOWARD_M = _TABLE["toward"]["reach_m"]
"""How far short of its goal a movement "toward X" may be."""
CONE_M = _TABLE["direction"]["reach_m"]
"""How far "south of X" reaches beyond the edge where no next place cuts it off."""
SHORTEST_CONE_M = _TABLE["direction"]["shortest_m"]
SMALLEST_EXTENT_M = _TABLE["place"]["smallest_m"]
FARTHEST_OFFSET_M = _OFFSET["farthest_m"]
"""No front report measures from farther away; beyond it the number is taken for a slip."""

_REMEMBERED = 20_000
_WHOLE_TURN_HALF_DEG = 180.0
_OUTSKIRTS_M = _TABLE["outskirts"]["reach_m"]
_TOWARD_HALF_DEG = _TABLE["toward"]["half_width_deg"]


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
    """Half the angle in degrees that a compass word spans at a distance in metres, by footprints.toml.

    The intercardinals are as wide as the cardinals, since reports use both loosely. Close by, the town's own size makes
    directions vaguer still.

    >>> half_width_deg(180), half_width_deg(225), half_width_deg(22.5)
    (40.0, 43.0, 25.0)
    >>> half_width_deg(180, distance=5_000)
    45.0
    """
    word = "cardinal_deg" if bearing % 90 == 0 else "intercardinal_deg" if bearing % 45 == 0 else "finer_deg"
    return min(_COMPASS["widest_deg"], _COMPASS[word] + _COMPASS["closer_deg_m"] / max(distance, 1.0))


def offset_range_m(distance: float, extent: float) -> tuple[float, float]:
    """Nearest and farthest true distance in metres from an anchor's centre that a stated `distance` stands for.

    Stated distances are mostly measured from the town's edge, so the true ones are longer more often than shorter. With
    `half_width_deg`, the sector holds nine in ten of the control points that war reports print ("A (N km DIR of B)");
    docs/accuracy.md has the figures.
    """
    nearest = _OFFSET["nearest_share"] * distance - _OFFSET["nearest_less_m"]
    beyond = _OFFSET["farthest_more_m"] + _OFFSET["farthest_extents"] * min(extent, _OFFSET["largest_extent_m"])
    return max(0.0, nearest), _OFFSET["farthest_share"] * distance + beyond


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
    return _sector(anchor, come_from_deg, _TOWARD_HALF_DEG, (0.0, outer / 2, outer), Method.TOWARD)


def _disc(anchor: Anchor, radius: float, method: Method) -> Footprint:
    return Footprint(_point(anchor.position), geodesy.circle(anchor.position, radius), rounded_m(radius), method)


def _sector(
    anchor: Anchor, bearing: float, half_width: float, radii: tuple[float, float, float], method: Method
) -> Footprint:
    """Shifted point (`radii[1]` metres off) in its sector, from `radii[0]` to `radii[2]` metres."""
    inner, middle, outer = radii
    shifted = geodesy.destination(anchor.position, bearing, middle)
    area = geodesy.sector(anchor.position, bearing, half_width, inner, outer)
    # The farthest corner, by the cosine rule; in the plane, which is good for two digits at these distances.
    slant = math.cos(math.radians(half_width))
    reach = math.sqrt(max(r * r + middle * middle - 2.0 * r * middle * slant for r in (inner, outer)))
    return Footprint(_point(shifted), area, rounded_m(reach), method)


def _point(position: LonLat) -> Point:
    return Point(round(position[0], geodesy.DECIMALS), round(position[1], geodesy.DECIMALS))
