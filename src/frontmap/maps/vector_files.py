"""GeoJSON and GeoPackage files of others: shapes in EPSG:4326, their names, and what a file says of itself.

The files are foreign. GeoJSON is read as the JSON that it is, so that a damaged feature costs that feature only, and
what the file says of its source is not lost; GeoPackage by geopandas' own engine, which survives damaged files that
crash fiona (docs/decisions/0007). No other driver of GDAL sees a file: some open further files, or hosts.
"""

from __future__ import annotations

import json
import re
import stat
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely
from shapely.geometry import shape

from frontmap.errors import OverlayError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

_MOST_BYTES = 30_000_000
_SQLITE, _GEOPACKAGE = b"SQLite format 3\0", (b"GPKG", b"GP10", b"GP11")
_APPLICATION_ID = slice(68, 72)
_BOM = b"\xef\xbb\xbf"
_GEOMETRIES = (
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
)
_NAMES = ("name", "label", "title", "name_en", "name:en")
"""Properties that may hold a feature's name; the first one that is there and not empty."""
_DEGREES = "EPSG:4326"
_CRS_NAME = re.compile(r"(urn:ogc:def:crs:(EPSG|OGC):[\d.]*:\w{1,10}|EPSG:\d{1,6})", re.IGNORECASE)
_UNDEFINED = "Undefined"
"""GeoPackage has two entries for no coordinate reference system; their names begin so."""
_WORLD_DEG = (("minx", "maxx", 180.001), ("miny", "maxy", 90.001))
_CONVERT = "convert it: ogr2ogr out.gpkg FILE"
_REPROJECT = "give it in degrees: ogr2ogr -s_srs EPSG:NUMBER -t_srs EPSG:4326 out.gpkg FILE"
_CUT = "cut it to the area and the layers that matter"

Feature = tuple[str, "BaseGeometry"]


@dataclass(frozen=True, slots=True)
class Features:
    """What a file holds: for each feature its name and its shape (EPSG:4326), None where it has no shape.

    `attribution` is what a GeoJSON file says of its source, or ""; `warnings` say what had to be assumed.
    """

    features: tuple[Feature | None, ...]
    attribution: str = ""
    warnings: tuple[str, ...] = ()


def read_features(path: Path, layers: Sequence[str] | None = None) -> Features:
    """Read the shapes and names of a vector file.

    Parameters
    ----------
    path : Path
        GeoJSON or GeoPackage of at most 30 MB, in any coordinate reference system.
    layers : sequence of str, optional
        The layers of a GeoPackage to take; by default all that have shapes.

    Returns
    -------
    Features
        In the file's order, layer by layer.

    Raises
    ------
    OverlayError
        The file can't be opened, is of another format or too large, has no layer of that name, or coordinates that are
        neither degrees nor explained.
    """
    content = _content(path)
    if content.startswith(_SQLITE) and content[_APPLICATION_ID] in _GEOPACKAGE:
        parts = [_geopackage_layer(path, layer) for layer in _layers(path, layers)]
    elif content.removeprefix(_BOM).lstrip().startswith(b"{"):
        if layers:
            raise OverlayError("is GeoJSON and has no layers", where=str(path), fix="leave the layer's name away")
        parts = [_geojson(content, path)]
    else:
        what = "is no GeoJSON or GeoPackage file" if content else "is empty"
        raise OverlayError(what, where=str(path), fix=_CONVERT)
    return Features(
        features=tuple(feature for part in parts for feature in part.features),
        attribution=next((part.attribution for part in parts if part.attribution), ""),
        warnings=tuple(dict.fromkeys(warning for part in parts for warning in part.warnings)),
    )


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            kind = "a folder" if stat.S_ISDIR(found.st_mode) else "no file"
            raise OverlayError(f"is {kind}", where=str(path), fix="give a GeoJSON or GeoPackage file")
        if found.st_size > _MOST_BYTES:
            what = f"is larger than {_MOST_BYTES // 1_000_000} MB"
            raise OverlayError(what, where=str(path), fix=_CUT)
        return path.read_bytes()
    except OSError as error:
        what = "no such file" if isinstance(error, FileNotFoundError) else f"can't be read ({error.strerror or error})"
        raise OverlayError(what, where=str(path), fix="check the name and the rights of the file") from error


def _geojson(content: bytes, path: Path) -> Features:
    try:
        document = json.loads(content.removeprefix(_BOM))
    except (ValueError, RecursionError) as error:
        raise OverlayError(f"is no JSON ({error})", where=str(path), fix="download or export it again") from error
    kind = document.get("type")
    if kind == "FeatureCollection" and isinstance(document.get("features"), list):
        features = document["features"]
    elif kind == "Feature" or kind in _GEOMETRIES:
        features = [document if kind == "Feature" else {"geometry": document}]
    else:
        what = f"is JSON of type {str(kind)[:40]!r}, not GeoJSON"
        raise OverlayError(what, where=str(path), fix=_CONVERT)
    pairs = [_pair(feature) for feature in features]
    attribution = document.get("attribution")
    placed = _placed(pairs, _named_crs(document), path)
    return Features(placed.features, attribution if isinstance(attribution, str) else "", placed.warnings)


def _pair(feature: object) -> tuple[str, BaseGeometry | None]:
    if not isinstance(feature, dict):
        return "", None
    properties, geometry = feature.get("properties"), feature.get("geometry")
    try:
        found = shape(geometry) if isinstance(geometry, dict) else None
    except (
        shapely.errors.ShapelyError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        OverflowError,
        RecursionError,
    ):
        found = None  # such as a ring of two points: one more feature without a shape
    return _name(properties) if isinstance(properties, dict) else "", found


def _named_crs(document: dict[str, Any]) -> str | None:
    """Give what a file says by the "crs" of older GeoJSON; None for a word that nobody can know."""
    if "crs" not in document:
        return _DEGREES  # RFC 7946
    try:
        name = document["crs"]["properties"]["name"]
    except (TypeError, KeyError):
        return None
    return name if isinstance(name, str) and _CRS_NAME.fullmatch(name) else None


def _layers(path: Path, wanted: Sequence[str] | None) -> list[str]:
    try:
        with warnings.catch_warnings(action="ignore"):
            table = gpd.list_layers(path)
    except RuntimeError as error:  # as all errors of the engine are
        raise OverlayError(f"can't be read as GeoPackage ({error})", where=str(path), fix=_CONVERT) from error
    there = [name for name, kind in zip(table["name"], table["geometry_type"], strict=True) if kind is not None]
    for name in wanted or ():
        if name not in there:
            fix = f"take one of {', '.join(map(repr, there[:9]))}" if there else "give another file"
            raise OverlayError(f"has no layer {name!r} with shapes", where=str(path), fix=fix)
    return there if wanted is None else list(wanted)


def _geopackage_layer(path: Path, layer: str) -> Features:
    try:
        with warnings.catch_warnings(action="ignore"):  # what the engine finds odd in it
            frame = gpd.read_file(path, layer=layer, engine="pyogrio", on_invalid="ignore")
    except (RuntimeError, ValueError) as error:
        what = f"layer {layer!r} can't be read ({error})"
        raise OverlayError(what, where=str(path), fix=_CONVERT) from error
    columns = {column: frame[column] for column in frame.columns if str(column).casefold() in _NAMES}
    names = [_name(dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]
    crs = None if frame.crs is None or frame.crs.name.startswith(_UNDEFINED) else frame.crs.to_wkt()
    return _placed(list(zip(names or [""] * len(frame), frame.geometry, strict=True)), crs, path)


def _placed(pairs: list[tuple[str, BaseGeometry | None]], crs: str | None, path: Path) -> Features:
    """Bring the shapes into EPSG:4326; without a word on what the coordinates are, only if they can be degrees."""
    try:
        shapes = gpd.GeoSeries([one for _, one in pairs], crs=crs or _DEGREES)
        _check_horizontal(shapes.crs, path)
        shapes = shapes.to_crs(_DEGREES)
    except RuntimeError as error:  # as pyproj's errors are
        what = f"its coordinate reference system can't be turned into degrees ({error})"
        raise OverlayError(what, where=str(path), fix=_REPROJECT) from error
    _check_degrees(shapes, crs, path)
    names = [name for name, _ in pairs]
    features = (None if one is None or one.is_empty else (name, one) for name, one in zip(names, shapes, strict=True))
    warning = "does not say its coordinate reference system and is taken as EPSG:4326"
    return Features(tuple(features), warnings=() if crs else (warning,))


def _check_horizontal(crs: CRS, path: Path) -> None:
    """Refuse heights and coordinates from the middle of the earth, which pyproj passes on as if they were degrees."""
    if not crs.is_geographic and not crs.is_projected:
        what = f"its coordinate reference system, {crs.name[:60]!r}, does not say where on a map things are"
        raise OverlayError(what, where=str(path), fix=_REPROJECT)


def _check_degrees(shapes: gpd.GeoSeries, crs: str | None, path: Path) -> None:
    """Refuse coordinates that can't be degrees; what is not finite is left out later."""
    bounds = shapes.bounds
    for first, last, most in _WORLD_DEG:
        for value in (bounds[first].min(), bounds[last].max()):
            if most < abs(value) < float("inf"):
                told = "although it says or means EPSG:4326" if crs else "and it does not say what they are"
                what = f"coordinates such as {value:.0f} are no degrees, {told}"
                raise OverlayError(what, where=str(path), fix=_REPROJECT)


def _name(properties: dict[str, Any]) -> str:
    folded = {str(key).casefold(): value for key, value in reversed(properties.items())}
    texts = (" ".join(str(folded[key]).split()) for key in _NAMES if isinstance(folded.get(key), str | int))
    return next(filter(None, texts), "")
