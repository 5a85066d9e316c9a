"""Geometry between shapely and GeoJSON: rounded, wound and closed as RFC 7946 asks, and what is wrong where it is not.

All coordinates are WGS 84 (EPSG:4326), longitude before latitude, in degrees.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, TypeGuard

import numpy as np
import shapely
from shapely.geometry import shape

from frontmap.geodesy import DECIMALS
from frontmap.layers.schema import shown
from frontmap.values import MAX_LAT_DEG, MAX_LON_DEG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

# How deep the positions lie in `coordinates`, and how many a list of them has at least.
DEPTH: Final = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
AREAS: Final = ("Polygon", "MultiPolygon")
_LEAST: Final = {"MultiPoint": 1, "LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
_DIMENSIONS = (2, 3)
_NUMBERS = (int, float)


def tidy(geometry: BaseGeometry | None) -> BaseGeometry | None:
    """Round a geometry to what layers write, mend what rounding breaks, and wind its rings as RFC 7946 asks.

    Parameters
    ----------
    geometry : shapely geometry or None
        EPSG:4326, degrees.

    Returns
    -------
    shapely geometry or None
        The same shape with `DECIMALS` decimals, outer rings counter-clockwise, two-dimensional; None for an
        empty geometry. Of mixed parts the largest kind stays; what is too small for its kind becomes the next smaller.
    """
    if geometry is None or geometry.is_empty:
        return None
    rounded = _rounded(_one_kind(shapely.force_2d(geometry)))
    if not rounded.is_valid:
        rounded = _rounded(_one_kind(shapely.make_valid(rounded)))
    wound: BaseGeometry = shapely.orient_polygons(rounded, exterior_cw=False)
    return wound


def to_geojson(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Give a geometry as a GeoJSON object with lists for positions, or None."""
    if geometry is None:
        return None
    return {"type": geometry.geom_type, "coordinates": _listed(geometry.__geo_interface__["coordinates"])}


def geometry_faults(
    value: object, *, types: tuple[str, ...] = tuple(DEPTH), strict: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a GeoJSON geometry object, and what to do, worst first.

    Parameters
    ----------
    value : object
        What stands in the file.
    types : tuple of str, optional
        The geometry types that may stand there.
    strict : bool, optional
        Also ask for right-hand winding, which readers must not refuse.
    """
    if not isinstance(value, dict) or value.get("type") not in types:
        found = value.get("type") if isinstance(value, dict) else value
        yield f"{shown(found)} is no geometry for a layer", f"use {', '.join(types)} or null"
        return
    kind, coordinates = value["type"], value.get("coordinates")
    least = _LEAST.get(kind, 1)
    faults = list(_nesting_faults(coordinates, DEPTH[kind], least, closed=kind in AREAS))
    yield from faults
    if faults:
        return
    geometry = shape(value)
    if not geometry.is_valid:
        yield f"the {kind} is not valid ({shapely.is_valid_reason(geometry)})", "draw it again without crossing itself"
    elif strict and kind in AREAS and not _wound_right(geometry):
        yield f"the rings of the {kind} wind the wrong way", "let outer rings run counter-clockwise (RFC 7946, 3.1.6)"


def position_fault(lon: object, lat: object) -> tuple[str, str] | None:
    """Say what is wrong with one (lon, lat) in degrees, and what to do, or None."""
    if not is_number(lon) or not is_number(lat):
        return f"{shown([lon, lat])} is no position", "give two numbers, longitude first"
    if abs(lon) <= MAX_LON_DEG and abs(lat) <= MAX_LAT_DEG:
        return None
    if abs(lon) <= MAX_LAT_DEG and abs(lat) <= MAX_LON_DEG:
        return f"the coordinates {lon:g},{lat:g} look swapped", "put the longitude first"
    return f"the coordinates {lon:g},{lat:g} are not on the globe", "give degrees of WGS 84, longitude first"


def first_position(geometry: dict[str, Any]) -> tuple[float, float]:
    """Give the first (lon, lat), in degrees, of a sound GeoJSON geometry object."""
    position = geometry["coordinates"]
    for _ in range(DEPTH[geometry["type"]]):
        position = position[0]
    return position[0], position[1]


def _nesting_faults(value: object, depth: int, least: int, *, closed: bool) -> Iterator[tuple[str, str]]:
    """Walk down to the positions; at most one fault a list, so that one slip gives one line."""
    if depth == 0:
        if not isinstance(value, list) or len(value) not in _DIMENSIONS or not all(map(is_number, value)):
            yield f"{shown(value)} is no position", "give two numbers, longitude first"
        elif fault := position_fault(value[0], value[1]):
            yield fault
        return
    if not isinstance(value, list) or not value:
        yield f"{shown(value)} stands where positions should", "give them as a list, or make the geometry null"
        return
    if depth == 1 and len(value) < least:
        yield f"{len(value)} positions are too few", f"give at least {least}"
        return
    for part in () if depth == 1 and all(map(_is_sound, value)) else value:
        if fault := next(_nesting_faults(part, depth - 1, least, closed=closed), None):
            yield fault
            return
    if depth == 1 and closed and value[0] != value[-1]:
        yield "a ring is not closed", "end it with its first position"


def _is_sound(position: object) -> bool:
    """Pass what nearly all positions are, quickly; what fails here is looked at again, to say why."""
    if type(position) is not list or len(position) != 2:  # noqa: PLR2004  longitude and latitude
        return False
    lon, lat = position
    return type(lon) in _NUMBERS and type(lat) in _NUMBERS and abs(lon) <= MAX_LON_DEG and abs(lat) <= MAX_LAT_DEG


def is_number(value: object) -> TypeGuard[float]:
    """Say whether a value of a file is a number that is finite, also as a floating-point one."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # JSON's whole numbers may have any number of digits
        return False


def _wound_right(geometry: BaseGeometry) -> bool:
    polygons = shapely.get_parts(geometry)
    return all(p.exterior.is_ccw and not any(hole.is_ccw for hole in p.interiors) for p in polygons)


def _rounded(geometry: BaseGeometry) -> BaseGeometry:
    # Adding zero makes -0.0 a plain zero: equal places must give equal bytes.
    moved: BaseGeometry = shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS) + 0.0)
    return moved


def _one_kind(geometry: BaseGeometry) -> BaseGeometry:
    """Drop the smaller kinds of a mixed geometry, such as the lines that mending an area leaves over."""
    if geometry.geom_type != "GeometryCollection":
        return geometry
    parts = shapely.get_parts(geometry)
    dimensions = shapely.get_dimensions(parts)
    merged: BaseGeometry = shapely.union_all(parts[dimensions == dimensions.max()])
    return merged


def _listed(coordinates: Any) -> Any:  # noqa: ANN401  as deep as the geometry is
    """Turn nested tuples into lists, as JSON has them."""
    if isinstance(coordinates, tuple | list):
        return [_listed(part) for part in coordinates]
    return coordinates
