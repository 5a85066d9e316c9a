"""The built-in base map: land, borders, water and place labels, light enough to travel inside every page.

Lines are simplified to about 400 m and rounded to 0.001 degrees: good for reading where things are down to
zoom 11, useless for measuring. Coordinates are EPSG:4326, longitude before latitude, in degrees.
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import shape

from frontmap.errors import ReferenceDataError
from frontmap.maps.packing import Pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_TOLERANCE_DEG = 0.005
_RIVER_TOLERANCE_DEG = 0.004
_STEPS_PER_DEG = 1000
_SHEETS = ("land", "borders", "oblasts", "rivers", "coarse_rivers", "reservoirs")
_GAP_DEG = 0.02
_SMALLEST_LAND_DEG2 = 0.0004
_LABEL_RANKS = {"country": 0, "sea": 1, "city": 2, "town": 4, "oblast": 6}
_M_PER_DEG, _TWINS_M = 111_200.0, 10_000.0
_TOWN_COLUMNS = {"name", "kind", "oblast", "lon", "lat", "extent_m", "source"}
_BY_HAND = "hand"
_ONE_LIST = "geonames"
"""What this list alone calls a town inside an oblast is a district of a city."""
_BIG_TOWN_M, _BIG_CITY_M = 2500.0, 7000.0


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the base map; among labels that collide, the lowest `rank` wins."""

    name: str
    kind: str
    lon: float
    lat: float
    rank: int


@dataclass(frozen=True, slots=True)
class Region:
    """A country or an oblast with its name, for maps that write the name where they show the region."""

    name: str
    kind: str
    geometry: BaseGeometry


@dataclass(frozen=True)
class Basemap:
    """What lies under the events, already simplified.

    `extent` is (west, south, east, north): inside it land and sea are known, outside nothing is.
    """

    extent: tuple[float, float, float, float]
    land: tuple[BaseGeometry, ...] = ()
    borders: tuple[BaseGeometry, ...] = ()
    oblasts: tuple[BaseGeometry, ...] = ()
    rivers: tuple[BaseGeometry, ...] = ()
    coarse_rivers: tuple[BaseGeometry, ...] = ()
    reservoirs: tuple[BaseGeometry, ...] = ()
    labels: tuple[Label, ...] = ()
    regions: tuple[Region, ...] = ()

    @cached_property
    def letters(self) -> str:
        """The base map as a block of the page: how many corners each ring or line has, and all of them in steps."""
        pack = Pack(once=True)
        pack.plain("extent", list(self.extent))
        pack.plain("steps", _STEPS_PER_DEG)
        for name in _SHEETS:
            _write_lines(pack, name, getattr(self, name))
        labels = [[one.name, one.kind, round(one.lon, 3), round(one.lat, 3), one.rank] for one in self.labels]
        pack.plain("labels", labels)
        return pack.letters()


def load_basemap(geo_dir: Path) -> Basemap:
    """Read the base map from the reference data.

    Parameters
    ----------
    geo_dir : Path
        The folder with ``boundaries/countries.geojson``, ``boundaries/oblasts.geojson``, ``rivers/rivers.geojson``,
        ``rivers/reservoirs.geojson`` and ``gazetteer/places.csv``, all EPSG:4326.

    Returns
    -------
    Basemap
        Simplified shapes and labels.

    Raises
    ------
    ReferenceDataError
        If a file is missing or is not what it should be.
    """
    countries = _features(geo_dir / "boundaries" / "countries.geojson")
    oblasts = _features(geo_dir / "boundaries" / "oblasts.geojson")
    rivers = _features(geo_dir / "rivers" / "rivers.geojson")
    reservoirs = _features(geo_dir / "rivers" / "reservoirs.geojson")
    shapes = [one for _, one in countries]
    land = _closed(shapes)
    west, south, east, north = (float(edge) for edge in land.bounds)
    labels = [
        *_region_labels(countries, "country"),
        *_region_labels(oblasts, "oblast"),
        *_river_labels(rivers),
        *_town_labels(geo_dir / "gazetteer" / "places.csv"),
    ]
    return Basemap(
        extent=(west, south, east, north),
        land=_simple([part for part in _parts([land]) if part.area > _SMALLEST_LAND_DEG2]),
        borders=_simple(_inner_lines(shapes)),
        oblasts=_simple(_inner_lines([one for _, one in oblasts])),
        rivers=_simple([one for row, one in rivers if not _is_coarse(row)], _RIVER_TOLERANCE_DEG),
        coarse_rivers=_simple([one for row, one in rivers if _is_coarse(row)], _RIVER_TOLERANCE_DEG),
        reservoirs=_simple([one for _, one in reservoirs], _RIVER_TOLERANCE_DEG),
        labels=tuple(sorted(labels, key=lambda one: (one.rank, one.name, one.lon, one.lat))),
        regions=(*_regions(countries, "country"), *_regions(oblasts, "oblast")),
    )


def _features(path: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        pairs = [(row["properties"] or {}, shape(row["geometry"])) for row in collection["features"] if row["geometry"]]
    except (OSError, ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        message = f"the base map can't be read ({type(error).__name__}: {error})"
        raise ReferenceDataError(message, where=str(path), fix="restore the file or build geo/ again") from error
    return [(row, one if one.is_valid else shapely.make_valid(one)) for row, one in pairs]


def _inner_lines(shapes: Sequence[BaseGeometry]) -> tuple[BaseGeometry, ...]:
    """Give the borders between neighbours, each once, without the outer edge: a coast is drawn with the land.

    Neighbours that were simplified each for itself do not share a line any more, so the first one's edge is taken
    where it runs close to the second.
    """
    first, second = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=_GAP_DEG)
    lines: list[BaseGeometry] = []
    for one, other in zip(first, second, strict=True):
        if one < other:
            near = shapes[one].boundary.intersection(shapes[other].buffer(_GAP_DEG))
            lines.extend(part for part in _parts([near]) if part.length > 2 * _GAP_DEG)
    return tuple(shapely.line_merge(line) if line.geom_type == "MultiLineString" else line for line in lines)


def _closed(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Join neighbours to one land: where each was simplified for itself, slivers of no country lie between them."""
    whole: BaseGeometry = shapely.union_all(list(shapes))
    return whole.buffer(_GAP_DEG, join_style="mitre").buffer(-_GAP_DEG, join_style="mitre")


def _is_coarse(row: dict[str, Any]) -> bool:
    """Tell the rivers whose course is only known roughly; the map says so with a fainter line."""
    return row.get("source") == _BY_HAND


def _simple(shapes: Iterable[BaseGeometry], tolerance_deg: float = _TOLERANCE_DEG) -> tuple[BaseGeometry, ...]:
    return tuple(one for one in (shapely.simplify(each, tolerance_deg) for each in shapes) if not one.is_empty)


def _region_labels(regions: Iterable[tuple[dict[str, Any], BaseGeometry]], kind: str) -> list[Label]:
    labels = []
    for region in _regions(regions, kind):
        inside = max(_parts([region.geometry]), key=lambda part: part.area).representative_point()
        labels.append(Label(region.name, kind, inside.x, inside.y, _LABEL_RANKS[kind]))
    return labels


def _regions(features: Iterable[tuple[dict[str, Any], BaseGeometry]], kind: str) -> list[Region]:
    regions = []
    for row, one in features:
        name = next((str(row[key]) for key in ("name", "NAME", "key") if row.get(key)), "")
        if name:
            regions.append(Region(name.removesuffix(" Oblast").removesuffix(" City"), kind, one))
    return regions


def _river_labels(rivers: Iterable[tuple[dict[str, Any], BaseGeometry]]) -> list[Label]:
    by_name: dict[str, list[BaseGeometry]] = {}
    for row, one in rivers:
        if row.get("name"):
            by_name.setdefault(str(row["name"]).removesuffix(" River"), []).append(one)
    labels = []
    for name, lines in by_name.items():
        merged = shapely.union_all(lines)
        merged = shapely.line_merge(merged) if merged.geom_type == "MultiLineString" else merged
        longest = max(_parts([merged]), key=lambda part: part.length)
        for share in (0.2, 0.5, 0.8) if longest.length > 1 else (0.5,):
            at = longest.interpolate(share, normalized=True)
            labels.append(Label(name, "river", at.x, at.y, 5))
    return labels


def _town_labels(path: Path) -> list[Label]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            table = csv.DictReader(stream)
            _check_columns(table.fieldnames or ())
            rows = [row for row in table if row["kind"] in {"city", "town", "sea"} and row["lon"]]
            return [_town_label(row) for row in _without_districts(rows)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"the towns can't be read ({type(error).__name__}: {error})"
        raise ReferenceDataError(message, where=str(path), fix="restore the file or build geo/ again") from error


def _check_columns(names: Sequence[str]) -> None:
    if missing := _TOWN_COLUMNS - set(names):
        raise ValueError(f"no column {', '.join(sorted(missing))}")


def _without_districts(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Leave out what lies inside a larger place, twins of one name, and the small towns that lie in no oblast."""
    kept: list[tuple[str, float, float, float]] = []
    left = []
    for row in sorted(rows, key=lambda row: (row["source"] == _ONE_LIST, -float(row["extent_m"] or 0))):
        lon, lat, extent_m = float(row["lon"]), float(row["lat"]), float(row["extent_m"] or 0)
        if row["source"] == _ONE_LIST if row["oblast"] else row["kind"] == "town":
            continue
        # On the plane, as roughly as a label needs it.
        east_m = _M_PER_DEG * math.cos(math.radians(lat))
        if any(
            math.hypot((lon - x) * east_m, (lat - y) * _M_PER_DEG) < (_TWINS_M if name == row["name"] else reach_m)
            for name, x, y, reach_m in kept
        ):
            continue
        left.append(row)
        if extent_m >= _BIG_TOWN_M:
            kept.append((row["name"], lon, lat, extent_m))
    return left


def _town_label(row: dict[str, str]) -> Label:
    kind, extent_m = row["kind"], float(row.get("extent_m") or 0)
    rank = _LABEL_RANKS[kind]
    if kind == "town" and extent_m >= _BIG_TOWN_M:
        rank -= 1
    if kind == "city" and extent_m < _BIG_CITY_M:
        rank += 1
    return Label(row["name"], kind, float(row["lon"]), float(row["lat"]), rank)


def _parts(shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    parts: list[BaseGeometry] = []
    for one in shapes:
        parts.extend(part for part in shapely.get_parts(one) if not part.is_empty)
    return parts


def _write_lines(pack: Pack, name: str, shapes: Iterable[BaseGeometry]) -> None:
    """Add lines, or areas with all their rings, on the grid of 0.001 degrees, without steps of no length."""
    lines = np.array(
        [
            line
            for part in _parts(shapes)
            for line in (shapely.get_rings(part) if part.geom_type == "Polygon" else [part])
        ],
        dtype=object,
    )
    corners, of_line = shapely.get_coordinates(lines, return_index=True)
    grid = np.rint(corners * _STEPS_PER_DEG).astype(np.int64)
    begins = np.append(True, of_line[1:] != of_line[:-1]) if len(grid) else np.empty(0, dtype=bool)
    kept = begins | (np.diff(grid, axis=0, prepend=0) != 0).any(axis=1)
    grid, of_line = grid[kept], of_line[kept]
    steps = np.diff(grid, axis=0, prepend=0)
    first = begins[kept]
    pack.numbers(f"{name} corners", np.bincount(of_line, minlength=len(lines)))
    for axis, what in enumerate(("lon", "lat")):
        pack.numbers(f"{name} {what}", grid[first, axis])
        pack.numbers(f"{name} step {what}", steps[~first, axis])
