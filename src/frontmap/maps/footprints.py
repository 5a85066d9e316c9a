"""The column of footprints: geometries, or the GeoJSON and WKT that files keep them as."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from frontmap.errors import LayerError
from frontmap.maps.codes import called
from frontmap.maps.shapes import usable

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from frontmap.maps.columns import Claims

_FAULTS = (shapely.errors.ShapelyError, KeyError, IndexError, TypeError, ValueError)


def footprints_of(claims: Claims, rows: NDArray[np.int64]) -> NDArray[np.object_]:
    """Read the footprints of some claims.

    Parameters
    ----------
    claims : Claims
        Claims with a column `footprint`, or without it.
    rows : array of int
        Which of them.

    Returns
    -------
    array of geometry or None
        EPSG:4326; None where a claim has none that can be drawn.

    Raises
    ------
    LayerError
        If a footprint is no geometry.
    """
    found = np.full(len(rows), None, dtype=object)
    if "footprint" not in claims.names:
        return found
    cells = claims.array("footprint", rows)
    present = np.flatnonzero([cell is not None for cell in cells])
    for kind, read in ((BaseGeometry, np.array), (dict, _from_geojson), (str, shapely.from_wkt)):
        those = present[[isinstance(cell, kind) and bool(cell) for cell in cells[present]]]
        if not len(those):
            continue
        try:
            found[those] = read(cells[those])
        except _FAULTS:
            found[those] = _one_by_one(claims, rows[those], cells[those], read)
    return usable(found)


def _from_geojson(cells: NDArray[np.object_]) -> NDArray[np.object_]:
    """Build areas from GeoJSON objects, all at once: one by one would take most of the time that a big map takes."""
    several = np.array([cell["type"] == "MultiPolygon" for cell in cells], dtype=bool)
    areas = [cell["coordinates"] if many else (cell["coordinates"],) for cell, many in zip(cells, several, strict=True)]
    parts: list[Any] = [*chain.from_iterable(areas)]
    rings: list[Any] = [*chain.from_iterable(parts)]
    corners: list[Any] = [*chain.from_iterable(rings)]
    flat = np.fromiter(chain.from_iterable(corners), dtype=float)
    if len(flat) != 2 * len(corners):  # some positions have a height
        flat = np.array([corner[:2] for corner in corners], dtype=float)
    ends = [np.cumsum([0, *map(len, some)]) for some in (rings, parts)]
    polygons = shapely.from_ragged_array(shapely.GeometryType.POLYGON, flat.reshape(-1, 2), ends)
    of_area = np.repeat(np.arange(len(areas)), [len(some) for some in areas])
    found = np.full(len(cells), None, dtype=object)
    rest = several[of_area]
    found[~several] = polygons[~rest]
    if rest.any():
        owners, numbers = np.unique(of_area[rest], return_inverse=True)
        found[owners] = shapely.multipolygons(polygons[rest], indices=numbers)
    return found


def _one_by_one(
    claims: Claims,
    rows: NDArray[np.int64],
    cells: NDArray[np.object_],
    read: Callable[[NDArray[np.object_]], NDArray[np.object_]],
) -> NDArray[np.object_]:
    """Read footprints of which one is no geometry, and say which."""
    found = np.full(len(cells), None, dtype=object)
    for number, row in enumerate(rows):
        try:
            found[number] = read(cells[number : number + 1])[0]
        except _FAULTS as error:
            message = f"footprint is no geometry ({error})"
            raise LayerError(message, where=called(claims, row), fix="correct or remove it") from error
    return found
