"""Overlays: maps of others that lie under our symbols, light enough to travel inside the page.

Shapes are simplified to what a screen can show of them and travel as integer steps of 0.0001 degrees, EPSG:4326,
longitude before latitude. Of a feature's properties only a name travels, as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from frontmap.errors import OverlayError
from frontmap.maps.vector_files import read_features

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

_STEPS_PER_DEG = 10_000
_PIXELS_ACROSS = 16_384
"""Details finer than this part of the overlay's width would show only after zooming in more than ten times."""
_MOST_VERTICES, _MOST_SHAPES = 100_000, 20_000
_COARSEST = 5
"""How often the tolerance is doubled before an overlay is too large."""
_LONGEST_TEXT = 500
_MOST_MENDED = 500
_RING_VERTICES = 3

Geometries = np.ndarray[Any, np.dtype[np.object_]]
Shape = tuple[str, "BaseGeometry"]
"""A feature's name, "" for none, and a Point, LineString or Polygon of it."""


@dataclass(frozen=True)
class Overlay:
    """A map of somebody else, ready to be drawn.

    `name` and `attribution` are shown as text; `areas`, `lines` and `points` are shapes in EPSG:4326, already
    simplified; `skipped` counts the features that had nothing to draw; `warnings` say in one line each what a person
    should know before publishing the page.
    """

    name: str
    attribution: str
    areas: tuple[Shape, ...] = ()
    lines: tuple[Shape, ...] = ()
    points: tuple[Shape, ...] = ()
    skipped: int = 0
    warnings: tuple[str, ...] = ()

    @cached_property
    def payload(self) -> dict[str, Any]:
        """The overlay as plain lists for the page.

        Each shape is its label's number in `labels` and then its rings, its line or its point, as integer steps from
        0,0: x, y, dx, dy, dx, dy ...; -1 stands for no label.
        """
        labels = list(dict.fromkeys(label for label, _ in (*self.areas, *self.lines, *self.points) if label))
        numbers = {label: number for number, label in enumerate(labels)}
        return {
            "name": self.name,
            "attribution": self.attribution,
            "steps": _STEPS_PER_DEG,
            "labels": labels,
            "areas": [[numbers.get(label, -1), *_rings(area)] for label, area in self.areas],
            "lines": [[numbers.get(label, -1), _steps(shapely.get_coordinates(line))] for label, line in self.lines],
            "points": [
                [numbers.get(label, -1), _steps(shapely.get_coordinates(point))] for label, point in self.points
            ],
        }


def read_overlay(
    path: str | Path, attribution: str | None = None, name: str | None = None, *, layers: Sequence[str] | None = None
) -> Overlay:
    """Read a vector file of somebody else as an overlay.

    Parameters
    ----------
    path : str or Path
        A GeoJSON or GeoPackage file of at most 30 MB, in any coordinate reference system.
    attribution : str, optional
        Whose data it is, as text; by default the member "attribution" of a GeoJSON file, or else the file's name and a
        warning.
    name : str, optional
        What the page calls it; by default the file's name without its ending.
    layers : sequence of str, optional
        The layers of a GeoPackage to take; by default all that have shapes.

    Returns
    -------
    Overlay
        Points, lines and polygons in EPSG:4326 without heights: collections are taken apart, invalid polygons mended,
        empty features skipped and counted. A file without a coordinate reference system is taken as EPSG:4326, with a
        warning, if all of its coordinates fit.

    Raises
    ------
    OverlayError
        No such file, not a file of these formats, too large, without a shape that can be drawn, without a layer of that
        name, or with coordinates that are no degrees and no word on what they are.
    """
    path = Path(path)
    found = read_features(path, layers)
    shapes, skipped = _taken_apart(found.features)
    if not shapes:
        raise OverlayError("holds no shape that can be drawn", where=str(path), fix="give a file with shapes")
    shapes = _simplified(shapes, str(path))
    by = attribution or found.attribution
    warnings = [f"{path}: {warning}" for warning in found.warnings]
    if not by:
        warnings.append(f"{path}: does not say whose data it is; its file name stands for it (--overlay-by TEXT)")
    if skipped:
        warnings.append(f"{path}: {skipped} of {len(found.features)} features have nothing to draw and are left out")
    return Overlay(
        name=_clipped(name or path.stem),
        attribution=_clipped(by or f"Source: {path.name}"),
        areas=tuple(one for one in shapes if one[1].geom_type == "Polygon"),
        lines=tuple(one for one in shapes if one[1].geom_type == "LineString"),
        points=tuple(one for one in shapes if one[1].geom_type == "Point"),
        skipped=skipped,
        warnings=tuple(warnings),
    )


def _taken_apart(features: Iterable[Shape | None]) -> tuple[list[Shape], int]:
    """Give all points, lines and polygons, and how many features gave none."""
    shapes: list[Shape] = []
    skipped = 0
    for feature in features:
        parts = [] if feature is None else _parts(shapely.force_2d(feature[1]))
        skipped += not parts
        shapes.extend((_clipped(feature[0]), part) for part in parts if feature is not None)
    return shapes, skipped


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts: list[BaseGeometry] = []
    for one in shapely.get_parts(geometry):
        if hasattr(one, "geoms"):
            parts.extend(_parts(one))
        elif not one.is_empty and np.isfinite(shapely.get_coordinates(one)).all():
            parts.append(shapely.LineString(one) if one.geom_type == "LinearRing" else one)
    return parts


def _simplified(shapes: list[Shape], where: str) -> list[Shape]:
    """Leave out what no screen shows; the more there is in total, the coarser."""
    geometries: Geometries = np.array([one for _, one in shapes], dtype=object)
    west, south, east, north = shapely.total_bounds(geometries)
    tolerance_deg = max(max(east - west, north - south) / _PIXELS_ACROSS, 1 / _STEPS_PER_DEG)
    for _ in range(_COARSEST if len(shapes) <= _MOST_SHAPES else 0):
        simple = _simple(geometries, tolerance_deg)
        if shapely.get_num_coordinates(simple).sum() <= _MOST_VERTICES:
            return [(label, part) for (label, _), one in zip(shapes, simple, strict=True) for part in _mended(one)]
        tolerance_deg *= 2
    what = (
        f"holds {len(shapes):,} shapes, {shapely.get_num_coordinates(geometries).sum():,} vertices: too many for a page"
    )
    raise OverlayError(what, where=where, fix="cut it to the area and the layers that matter")


def _simple(geometries: Geometries, tolerance_deg: float) -> Geometries:
    """Simplify ring by ring: unlike GEOS's own way with polygons this needs no sound ones, and time in proportion."""
    simple = geometries.copy()
    areas = shapely.get_type_id(geometries) == shapely.GeometryType.POLYGON
    simple[~areas] = shapely.simplify(geometries[~areas], tolerance_deg, preserve_topology=False)
    for number in np.flatnonzero(areas):
        rings = shapely.simplify(shapely.get_rings(geometries[number]), tolerance_deg, preserve_topology=False)
        outer, *holes = [ring if shapely.get_num_coordinates(ring) > _RING_VERTICES else None for ring in rings]
        # A polygon smaller than the tolerance is still somewhere.
        simple[number] = (
            shapely.envelope(geometries[number])
            if outer is None
            else shapely.Polygon(outer, [hole for hole in holes if hole is not None])
        )
    return simple


def _mended(one: BaseGeometry) -> list[BaseGeometry]:
    """Make a polygon valid; what mending leaves of lower dimension is no part of it."""
    # The page fills by the even-odd rule, so that a large one, slow to mend, looks the same as it is.
    if one.geom_type != "Polygon" or shapely.get_num_coordinates(one) > _MOST_MENDED or shapely.is_valid(one):
        return [one]
    areas = [part for part in _parts(shapely.make_valid(one)) if part.geom_type == "Polygon"]
    return areas or [shapely.Point(shapely.get_coordinates(one)[0])]


def _rings(area: BaseGeometry) -> list[list[int]]:
    """Write a polygon's rings; a hole smaller than the grid is none."""
    outer, *holes = [_steps(shapely.get_coordinates(ring)[:-1]) for ring in shapely.get_rings(area)]
    return [outer, *(hole for hole in holes if len(hole) >= 2 * _RING_VERTICES)]


def _steps(coordinates: NDArray[np.float64]) -> list[int]:
    """Write coordinates, shape (n, 2), as steps on the grid, without steps of no length."""
    grid = np.rint(coordinates * _STEPS_PER_DEG).astype(int)
    steps = np.diff(grid, axis=0)
    steps = steps[steps.any(axis=1)]
    whole: list[int] = np.concatenate([grid[0], steps.ravel()]).tolist()
    return whole


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}\u2026"
