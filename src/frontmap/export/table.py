"""A layer as a table of comma-separated values (RFC 4180, UTF-8), for spreadsheets and statistics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import shape

from frontmap.export.standings import TEXT_COLUMNS, with_standings
from frontmap.geodesy import DECIMALS
from frontmap.layers.geojson import as_json, ordered_records
from frontmap.layers.shapes import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

_POSITION = ("lon", "lat", "wkt", "footprint_wkt")
# A spreadsheet takes text that begins so for a formula, and report text is not to be trusted.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SEPARATORS = re.compile('[",;\t\r\n]')
"""Where lists are separated by semicolons or tabs, what stands after one in a text would begin a cell."""


def write_csv(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer as a CSV file with a header line.

    The columns are those of the codebook, lists as JSON, then what the event amounts to, `extra`, `lon` and `lat`
    (degrees, EPSG:4326) of a point on the geometry, `wkt` the whole geometry and `footprint_wkt` the area. Text that a
    spreadsheet would run as a formula has an apostrophe in front.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.
    path : Path
        The file to make.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line([*TEXT_COLUMNS, *_POSITION]))
        for record in with_standings(ordered_records(frame)):
            cells = [_cell(record.get(name)) for name in TEXT_COLUMNS]
            file.write(_line([*cells, *_where(record)]))


def _line(cells: Iterable[object]) -> str:
    """Write cells as RFC 4180 has them, with quotes around all that some program could take for several cells."""
    return ",".join(_quoted(str(cell)) for cell in cells) + "\n"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if _SEPARATORS.search(text) else text


def _where(record: dict[str, Any]) -> list[object]:
    geometry, area = tidy(record["geometry"]), record.get("footprint")
    footprint = _wkt(tidy(shape(area))) if area else ""
    if geometry is None:
        return ["", "", "", footprint]
    point = tidy(geometry.representative_point())
    lon, lat = shapely.get_coordinates(point)[0].tolist()
    return [lon, lat, _wkt(geometry), footprint]


def _wkt(geometry: BaseGeometry | None) -> str:
    return "" if geometry is None else str(shapely.to_wkt(geometry, rounding_precision=DECIMALS, trim=True))


def _cell(value: object) -> object:
    """Give a value as a cell: lists and objects as JSON, text so that no spreadsheet runs it."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return as_json(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
