"""Distances, bearings and shapes on the WGS 84 ellipsoid; the only module that imports pyproj.

Everything that enters or leaves is EPSG:4326: longitude before latitude, degrees; distances are metres, bearings
degrees clockwise from true north. Planar work (buffers of lines, compass thirds) happens inside, in an azimuthal
equidistant plane about the shape's own centre, whose coordinates are the geodesic's length and azimuth.

References
----------
Karney, C. F. F. (2013), Algorithms for geodesics, doi:10.1007/s00190-012-0578-z (what pyproj.Geod computes).
Butler, H. et al. (2016), The GeoJSON Format, RFC 7946, doi:10.17487/RFC7946 (ring direction, antimeridian).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Geod
from shapely import LineString, Polygon, affinity, box
from shapely.geometry.polygon import orient

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    FloatArray = NDArray[np.float64]

LonLat = tuple[float, float]
"""A position: (longitude, latitude) in degrees."""

DECIMALS = 5
"""Coordinates are written to five decimals of a degree, about a metre."""

ARC_STEP_DEG = 15.0
"""Arcs get a vertex at least this often: 24 to a circle, which loses 1 % of its area."""

_GEOD = Geod(ellps="WGS84")
_SERIES_M = 100_000.0
_SERIES_LAT_DEG = 65.0
EARTH_RADIUS_M = 6_371_008.8
_POLE_DEG = 90.0
_HALF_TURN_DEG = 180.0
_TURN_DEG = 360.0
_LINE_VERTICES = 2
_LONG_EDGE_M = 25_000.0


def distance_m(a: LonLat, b: LonLat) -> float:
    """Geodesic distance between two positions, in metres.

    >>> round(distance_m((37.80, 48.99), (38.25, 48.92)))
    33864
    """
    return float(_GEOD.inv(a[0], a[1], b[0], b[1])[2])


def bearing_deg(a: LonLat, b: LonLat) -> float:
    """Bearing at `a` of the shortest way to `b`, in degrees from true north, 0 <= bearing < 360."""
    return float(_GEOD.inv(a[0], a[1], b[0], b[1])[0]) % _TURN_DEG


def destination(origin: LonLat, bearing: float, distance: float) -> LonLat:
    """Position that lies `distance` metres from `origin` on the bearing `bearing` (degrees).

    >>> lon, lat = destination((38.0, 48.6), 180, 5000)
    >>> round(lon, 3), round(lat, 3)
    (38.0, 48.555)
    """
    lon, lat, _ = _GEOD.fwd(origin[0], origin[1], bearing, distance)
    return float(lon), float(lat)


def distances_m(origin: LonLat, points: FloatArray) -> FloatArray:
    """Geodesic distances in metres, shape (n,), from `origin` to `points`, shape (n, 2) as (lon, lat)."""
    return _inverse(origin, points)[1]


def bearings_deg(origin: LonLat, points: FloatArray) -> FloatArray:
    """Bearings in degrees [0, 360), shape (n,), from `origin` to `points`, shape (n, 2) as (lon, lat)."""
    bearings: FloatArray = _inverse(origin, points)[0] % _TURN_DEG
    return bearings


def destinations(origin: LonLat, bearings: FloatArray, distances: FloatArray) -> FloatArray:
    """Positions, shape (n, 2) as (lon, lat), at `bearings` (degrees) and `distances` (metres) of `origin`."""
    count = len(bearings)
    lons, lats, _ = _GEOD.fwd(np.full(count, origin[0]), np.full(count, origin[1]), bearings, distances)
    return np.column_stack((lons, lats))


def turn_deg(a: float, b: float) -> float:
    """Smallest angle between two bearings, in degrees, 0 to 180.

    >>> turn_deg(350, 20)
    30.0
    """
    return abs((a - b + _HALF_TURN_DEG) % _TURN_DEG - _HALF_TURN_DEG)


def unit_vectors(points: FloatArray) -> FloatArray:
    """Points on the unit sphere, shape (n, 3), for `points`, shape (n, 2) as (lon, lat): for many-to-many distances."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def squared_chords_m2(a: FloatArray, b: FloatArray) -> FloatArray:
    """Squared straight distances in square metres, shape (n, m), between unit vectors (n, 3) and (m, 3).

    On a sphere: within 0.5 % of the geodesic up to 500 km, and a hundred times as fast; for ranking, not for drawing.
    """
    chords: FloatArray = np.maximum(2.0 - 2.0 * (a @ b.T), 0.0) * EARTH_RADIUS_M**2
    return chords


def length_m(points: FloatArray) -> float:
    """Geodesic length in metres of the polyline through `points`, shape (n, 2) as (lon, lat)."""
    return float(_GEOD.line_length(points[:, 0], points[:, 1])) if len(points) >= _LINE_VERTICES else 0.0


def circle(origin: LonLat, radius_m: float) -> BaseGeometry:
    """Polygon of 24 vertices on the geodesic circle of `radius_m` about `origin`."""
    return sector(origin, 0.0, _HALF_TURN_DEG, 0.0, radius_m)


def sector(origin: LonLat, bearing: float, half_width_deg: float, inner_m: float, outer_m: float) -> BaseGeometry:
    """Annular wedge about `origin`: `bearing` +- `half_width_deg`, from `inner_m` to `outer_m` metres.

    A half width of 180 degrees gives the whole ring, an inner radius of 0 a slice of pie. Rings are right-handed and
    rounded. A shape over the antimeridian is cut there; one that may reach over a pole becomes the polar cap around it.

    Raises
    ------
    ValueError
        If the radii are not 0 <= inner < outer, or a number is not finite.
    """
    if not (0 <= inner_m < outer_m < math.inf and math.isfinite(bearing) and half_width_deg > 0):
        message = f"no sector has bearing {bearing}, half width {half_width_deg} and radii {inner_m} to {outer_m}"
        raise ValueError(message)
    half, whole = min(half_width_deg, _HALF_TURN_DEG), half_width_deg >= _HALF_TURN_DEG
    outer = _arc(origin, bearing, half, outer_m)
    if inner_m == 0:
        return _polygon(origin, outer if whole else np.vstack((outer, [origin])), outer_m)
    inner = _arc(origin, bearing, half, inner_m)[::-1]
    return _polygon(origin, outer, outer_m, inner) if whole else _polygon(origin, np.vstack((outer, inner)), outer_m)


def _arc(origin: LonLat, bearing: float, half: float, radius: float) -> FloatArray:
    azimuths, sines, cosines = _fan(bearing % _TURN_DEG, half)
    if radius <= _SERIES_M and abs(origin[1]) <= _SERIES_LAT_DEG:
        return _series(origin, sines * radius, cosines * radius)
    return _unwrapped(destinations(origin, azimuths, np.full(len(azimuths), radius)), origin[0])


def _series(origin: LonLat, east: FloatArray, north: FloatArray) -> FloatArray:
    """Positions `east` and `north` metres of `origin`: Legendre's series to the third order.

    Up to 100 km and 65 degrees of latitude it is within 1.5 metres of the geodesic's end, and several times as fast.
    """
    lat = math.radians(origin[1])
    sine, cosine, t = math.sin(lat), math.cos(lat), math.tan(lat)
    squeeze = 1.0 - _GEOD.es * sine**2
    n = _GEOD.a / math.sqrt(squeeze)
    m = n * (1.0 - _GEOD.es) / squeeze
    x, y = east / n, north / n
    xx, flat, bend = x * x, north / m, 1.0 + 3.0 * t * t
    positions = np.empty((len(x), 2))
    positions[:, 0] = x / cosine * (1.0 + y * t + (y * y * bend - xx * (t * t)) / 3.0)
    positions[:, 1] = flat - xx * (t / 2.0 + y * (bend / 6.0)) * (n / m)
    positions[:, 1] -= (1.5 * _GEOD.es * sine * cosine / squeeze) * flat * flat
    return np.degrees(positions) + origin


@lru_cache(1_000)
def _fan(bearing: float, half: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Bearings of an arc's vertices with their sines and cosines, falling: counterclockwise, as RFC 7946 wants it."""
    whole = half >= _HALF_TURN_DEG
    count = max(2, math.ceil(2 * half / ARC_STEP_DEG)) + (0 if whole else 1)
    azimuths = np.linspace(bearing + half, bearing - half, count, endpoint=not whole)
    angles = np.radians(azimuths)
    return azimuths, np.sin(angles), np.cos(angles)


@dataclass(frozen=True, slots=True)
class LocalPlane:
    """Azimuthal equidistant plane about a centre: x east and y north in metres, true in distance and bearing from it.

    Good for shapes of up to a thousand kilometres; not for the far side of the Earth.
    """

    lon: float
    lat: float

    @classmethod
    def about(cls, geometry: BaseGeometry) -> LocalPlane:
        """Plane about the middle of the bounding box of `geometry` (EPSG:4326)."""
        west, south, east, north = geometry.bounds
        return cls((west + east) / 2, (south + north) / 2)

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """`geometry` (EPSG:4326) in this plane, in metres."""
        return shapely.transform(geometry, self.project_points)

    def unproject(self, geometry: BaseGeometry) -> BaseGeometry:
        """`geometry` in metres of this plane, back in EPSG:4326."""
        return _inside_the_world(shapely.transform(geometry, self._unproject_points))

    def project_points(self, points: FloatArray) -> FloatArray:
        """`points`, shape (n, 2) as (lon, lat), in this plane: shape (n, 2) as (x, y) in metres."""
        bearings, distances = _inverse((self.lon, self.lat), points)
        angles = np.radians(bearings)
        return np.column_stack((distances * np.sin(angles), distances * np.cos(angles)))

    def _unproject_points(self, points: FloatArray) -> FloatArray:
        bearings = np.degrees(np.arctan2(points[:, 0], points[:, 1]))
        return _unwrapped(destinations((self.lon, self.lat), bearings, np.hypot(points[:, 0], points[:, 1])), self.lon)


def buffer(geometry: BaseGeometry, radius_m: float) -> BaseGeometry:
    """All within `radius_m` metres of `geometry` (EPSG:4326), as valid, right-handed, rounded polygons."""
    plane = LocalPlane.about(geometry)
    # A long straight edge of the plane is none on the map: give it vertices.
    grown = shapely.segmentize(plane.project(geometry).buffer(radius_m, quad_segs=4), _LONG_EDGE_M)
    return tidy(plane.unproject(grown))


def corridor(points: FloatArray, half_width_m: float) -> BaseGeometry:
    """Polygon within `half_width_m` metres of the polyline through `points`, shape (n >= 2, 2) as (lon, lat)."""
    # Unwrapped, so that a line over the antimeridian does not run around the world.
    return buffer(LineString(_unwrapped(points, float(points[0, 0]))), half_width_m)


def polyline(points: FloatArray) -> BaseGeometry:
    """Line through `points`, shape (n >= 2, 2) as (lon, lat), rounded, and cut where it crosses the antimeridian."""
    return _inside_the_world(LineString(np.round(_unwrapped(points, float(points[0, 0])), DECIMALS)))


def centre(geometry: BaseGeometry) -> LonLat:
    """Centroid of `geometry` (EPSG:4326), in degrees."""
    middle = geometry.centroid
    return middle.x, middle.y


def reach_m(origin: LonLat, geometry: BaseGeometry) -> float:
    """Distance in metres from `origin` to the farthest vertex of `geometry` (EPSG:4326); 0 for an empty one."""
    points = shapely.get_coordinates(geometry)
    return float(distances_m(origin, points).max()) if len(points) else 0.0


def tidy(geometry: BaseGeometry) -> BaseGeometry:
    """`geometry` as it is written to files: rounded to five decimals, valid, polygons with right-handed rings."""
    rounded = shapely.transform(geometry, lambda points: np.round(points, DECIMALS))
    if not rounded.is_valid:
        # "structure" drops what rounding has made thinner than a line, so that a polygon stays a polygon.
        mended = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
        rounded = shapely.set_precision(mended, 10.0**-DECIMALS)
    if isinstance(rounded, Polygon):
        return orient(rounded)
    if rounded.geom_type == "MultiPolygon":
        return shapely.multipolygons([orient(part) for part in shapely.get_parts(rounded)])
    return rounded


def _inverse(origin: LonLat, points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Bearings (degrees, -180 to 180) and distances (metres) from `origin` to `points`."""
    count = len(points)
    found = _GEOD.inv(np.full(count, origin[0]), np.full(count, origin[1]), points[:, 0], points[:, 1])
    return found[0], found[2]


def _unwrapped(points: FloatArray, lon: float) -> FloatArray:
    """`points` with longitudes within half a turn of `lon`, so that a ring does not jump at the antimeridian."""
    return np.column_stack((lon + (points[:, 0] - lon + _HALF_TURN_DEG) % _TURN_DEG - _HALF_TURN_DEG, points[:, 1]))


def _polygon(origin: LonLat, ring: FloatArray, reach: float, hole: FloatArray | None = None) -> BaseGeometry:
    """Polygon of a ring made about `origin`, all of it within `reach` metres."""
    if reach > _SERIES_M or abs(origin[1]) > _SERIES_LAT_DEG:
        pole = math.copysign(_POLE_DEG, origin[1])
        if reach >= distance_m(origin, (origin[0], pole)):
            cap = abs(origin[1]) - math.degrees(reach / EARTH_RADIUS_M) * 1.01
            edge = max(cap, -_POLE_DEG) * math.copysign(1, pole)
            return box(-_HALF_TURN_DEG, min(edge, pole), _HALF_TURN_DEG, max(edge, pole))
    shape = Polygon(np.round(ring, DECIMALS), None if hole is None else [np.round(hole, DECIMALS)])
    return _inside_the_world(shape if shape.is_valid else tidy(shape))


def _inside_the_world(geometry: BaseGeometry) -> BaseGeometry:
    """Cut what lies beyond +-180 degrees of longitude off and put it where it belongs."""
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)
    if west >= -_HALF_TURN_DEG and east <= _HALF_TURN_DEG:
        return geometry
    pieces = []
    for shift in (-_TURN_DEG, 0.0, _TURN_DEG):
        moved = affinity.translate(geometry, shift)
        pieces.append(shapely.intersection(moved, box(-_HALF_TURN_DEG, -_POLE_DEG, _HALF_TURN_DEG, _POLE_DEG)))
    return tidy(shapely.union_all([piece for piece in pieces if not piece.is_empty]))
