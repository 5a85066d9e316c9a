"""Rows of a layer as plain values: what the page is told about each claim, with nothing of pandas left in it."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from frontmap.errors import LayerError
from frontmap.styles import load_styles, side_style

if TYPE_CHECKING:
    import geopandas as gpd

Row = Mapping[str, Any]

_TEXTS = (
    "actor", "hedge", "claimant", "publisher", "url", "begin", "end", "report_date", "place_name", "oblast", "method",
    "quote", "review", "editor", "edited", "note", "reason",
)  # fmt: skip


def rows_of(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Turn a layer into plain rows and check the three codes that choose a symbol.

    Parameters
    ----------
    frame : GeoDataFrame
        Columns of the layer schema, EPSG:4326; missing columns read as empty.

    Returns
    -------
    list of dict
        One a claim, in the frame's order; `geometry` and `footprint` are shapely geometries or None.

    Raises
    ------
    LayerError
        If an event type, a side or a status is none that exists, or a footprint is not a geometry.
    """
    columns = {name: list(frame[name]) for name in frame.columns if name != frame.active_geometry_name}
    shapes = list(frame.geometry) if frame.active_geometry_name is not None else [None] * len(frame)
    rows = []
    for index, geometry in enumerate(shapes):
        row = {name: values[index] for name, values in columns.items()}
        row["geometry"] = _usable(geometry)
        row["footprint"] = _usable(_footprint(row, index))
        _check_codes(row, index)
        rows.append(row)
    return rows


def claim_of(row: Row) -> dict[str, Any]:
    """Give what the page shows of one claim: only what is there, all of it text except the radius and the notes."""
    claim: dict[str, Any] = {"type": row["event_type"], "side": row["side"], "status": row["status"]}
    claim |= {name: text for name in _TEXTS if (text := text_of(row.get(name)))}
    radius_m = number_of(row.get("uncertainty_m"))
    if radius_m is not None:
        claim["uncertainty_m"] = round(radius_m)
    if citations := [text_of(one) for one in list_of(row.get("citations"))]:
        claim["citations"] = citations
    return claim


def text_of(value: object) -> str:
    """Give a cell as text, "" for every kind of nothing; dates in ISO form."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dt.date):
        if value != value:  # noqa: PLR0124 (pandas' NaT is a date that differs from itself)
            return ""
        return value.date().isoformat() if isinstance(value, dt.datetime) else value.isoformat()
    text = str(value)
    return "" if text in {"NaT", "<NA>"} else text


def number_of(value: object) -> float | None:
    """Give a cell as a finite number, None for everything else."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever a hand-edited file holds
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def list_of(value: object) -> list[Any]:
    """Give a cell as a list: as it is, from an array, or from the JSON text that some formats keep lists as."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    if hasattr(value, "tolist"):
        value = value.tolist()
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str | bytes) else []


def places_of(row: Row) -> list[dict[str, Any]]:
    """Give the row's anchor toponyms."""
    return [place for place in list_of(row.get("places")) if isinstance(place, dict)]


def _check_codes(row: Row, index: int) -> None:
    styles = load_styles()
    where = _called(row, index)
    for name, known in (("event_type", styles.types), ("status", styles.statuses)):
        if text_of(row.get(name)) not in known:
            message = f"{name} {text_of(row.get(name))!r} is none of {', '.join(known)}"
            raise LayerError(message, where=where, fix="correct it in the layer")
    try:
        side_style(text_of(row.get("side")))
    except ValueError as error:
        raise LayerError(str(error), where=where, fix="correct it in the layer") from error


def _footprint(row: Row, index: int) -> BaseGeometry | None:
    value = row.get("footprint")
    if isinstance(value, BaseGeometry):
        return value
    if not value or not isinstance(value, str | dict):
        return None
    try:
        return shape(value) if isinstance(value, dict) else shapely.from_wkt(value)
    except (shapely.errors.ShapelyError, KeyError, TypeError, ValueError) as error:
        raise LayerError(
            f"footprint is no geometry ({error})", where=_called(row, index), fix="correct or remove it"
        ) from error


def _called(row: Row, index: int) -> str:
    """Name a claim in a message."""
    return f"claim {text_of(row.get('id')) or index + 1}"


def _usable(geometry: object) -> BaseGeometry | None:
    """Give a geometry that can be drawn: not empty, all its coordinates finite."""
    if not isinstance(geometry, BaseGeometry) or geometry.is_empty:
        return None
    return geometry if all(math.isfinite(edge) for edge in geometry.bounds) else None
