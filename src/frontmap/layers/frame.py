"""Claims as rows of a GeoDataFrame: one row a claim, the columns of docs/layer-schema.md, EPSG:4326.

Values are plain Python objects (text, numbers, lists, dicts, None), so that a frame says exactly what its file says;
dates are ISO 8601 text, which sorts as it should.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from frontmap.geodesy import DECIMALS
from frontmap.layers.schema import FRAME_COLUMNS, ID, SCHEMA_CRS, UNSTORABLE
from frontmap.layers.shapes import AREAS, tidy, to_geojson
from frontmap.layers.wording import place_name as worded
from frontmap.model import Footprint, Review

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from frontmap.model import LocatedClaim, Place, Reading, Report

GEOMETRY = "geometry"
REPORTS = "report_ids"
"""Key of `frame.attrs` for the reports that were read, so that one without any claim is known too."""
_ID_DIGITS = 16


def empty_frame() -> gpd.GeoDataFrame:
    """Make a layer without features: all columns, EPSG:4326."""
    return frame_of(())


def frame_of(records: Iterable[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Make a layer of records.

    Parameters
    ----------
    records : iterable of dict
        Column name to value; `geometry` holds a shapely geometry (EPSG:4326) or None. What is missing becomes None,
        and what no column is for is an error in the calling code.

    Returns
    -------
    GeoDataFrame
        One row a record, in their order; every column of dtype object but `geometry`.
    """
    rows = list(records)
    columns = {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in FRAME_COLUMNS}
    geometry = gpd.GeoSeries([row.get(GEOMETRY) for row in rows], crs=SCHEMA_CRS)
    return gpd.GeoDataFrame(columns, geometry=geometry, crs=SCHEMA_CRS)


def records_of(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Give the rows of a layer as records, `frame_of` backwards; what pandas made NaN becomes None again."""
    names = [name for name in (*FRAME_COLUMNS, GEOMETRY) if name in frame.columns]
    columns = [[_plain(value) for value in frame[name]] for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def to_frame(reading: Reading) -> gpd.GeoDataFrame:
    """Turn what reading a report gave into a layer.

    Parameters
    ----------
    reading : Reading
        The report, its sentences and its claims with their places.

    Returns
    -------
    GeoDataFrame
        One row a claim, in the claims' order, also for those without geometry (`reason` says why); EPSG:4326,
        coordinates rounded to `geodesy.DECIMALS`.
    """
    frame = frame_of(_claim_record(located, reading.report) for located in reading.claims)
    frame.attrs[REPORTS] = [reading.report.report_id]
    return frame


def added_feature(
    *,
    event_type: str,
    side: str,
    status: str,
    begin: dt.date,
    end: dt.date,
    source: str | None = None,
    places: Sequence[Place] = (),
    place_name: str | None = None,
    geometry: BaseGeometry | None,
    footprint: BaseGeometry | None = None,
    uncertainty_m: float | None = None,
    method: str = "",
    reason: str = "",
    url: str | None = None,
    note: str | None = None,
    editor: str | None = None,
    edited: dt.date | None = None,
) -> gpd.GeoDataFrame:
    """Make a layer of one feature that a person gives by hand.

    Parameters
    ----------
    event_type, side, status : str
        Words of the codebook; `frontmap.values.choose` checks what a user wrote.
    begin, end : date
        First and last day of the event; `end` is the report date too, and so names the day's layer.
    source : str, optional
        Who says so; becomes `claimant`.
    places : sequence of Place, optional
        The toponyms that place it.
    place_name : str, optional
        Where it was in words; made from `places` when not given.
    geometry, footprint : shapely geometry or None
        EPSG:4326: what is drawn, and the area within which it lies.
    uncertainty_m : float, optional
        Radius in metres.
    method, reason, url, note, editor : str, optional
        As in the codebook.
    edited : date, optional
        The day of the edit.

    Returns
    -------
    GeoDataFrame
        One row with review "added". Its id follows from its content without editor and day, so that the same feature
        given twice is one.
    """
    record: dict[str, Any] = {
        "event_type": str(event_type),
        "side": str(side),
        "status": str(status),
        "claimant": source,
        "url": url,
        "citations": [],
        "begin": begin.isoformat(),
        "end": end.isoformat(),
        "report_date": end.isoformat(),
        "place_name": place_name or worded([place.locality for place in places]) or None,
        "rule": str(Review.ADDED),
        "review": str(Review.ADDED),
        "note": note,
    }
    record = _storable(record | _where_record(places, Footprint(geometry, footprint, uncertainty_m, method, reason)))
    feature_id = _feature_id({**record, GEOMETRY: to_geojson(record[GEOMETRY])})
    editing = {"editor": editor, "edited": edited.isoformat() if edited else None}
    return frame_of([{ID: feature_id, "event_id": feature_id, **record, **editing}])


def _feature_id(content: dict[str, Any]) -> str:
    """Derive an id from JSON content: the same on every machine, whatever the order of the members."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"added-{hashlib.sha256(canonical.encode()).hexdigest()[:_ID_DIGITS]}"


def _claim_record(located: LocatedClaim, report: Report) -> dict[str, Any]:
    claim, footprint = located.claim, located.footprint
    record = {
        ID: claim.claim_id,
        "event_id": located.event_id or None,
        "event_type": str(claim.event_type),
        "side": claim.side,
        "actor": claim.actor or None,
        "status": str(claim.status),
        "hedge": claim.hedge or None,
        "claimant": claim.claimant,
        "publisher": report.publisher or None,
        "url": report.url,
        "citations": list(claim.sentence.citations),
        "begin": claim.begin.isoformat(),
        "end": claim.end.isoformat(),
        "report_date": report.date.isoformat(),
        "place_name": worded(claim.localities) or None,
        "quote": claim.sentence.text,
        "span_start": claim.sentence.span.start,
        "span_end": claim.sentence.span.end,
        "report_id": report.report_id,
        "rule": claim.rule,
        "review": str(Review.EXTRACTED),
    }
    stored: dict[str, Any] = _storable(record | _where_record(located.places, footprint))
    return stored


def _where_record(places: Sequence[Place], footprint: Footprint) -> dict[str, Any]:
    """Give the columns that say where; metres are rounded to whole ones."""
    area = to_geojson(tidy(footprint.area))
    reason = footprint.reason or "; ".join(dict.fromkeys(place.reason for place in places if place.reason))
    return {
        "places": [_place_record(place) for place in places],
        "oblast": ", ".join(dict.fromkeys(place.oblast for place in places if place.oblast)) or None,
        "uncertainty_m": None if footprint.uncertainty_m is None else float(round(footprint.uncertainty_m)),
        "method": footprint.method or None,
        "reason": reason or None,
        "footprint": area if area and area["type"] in AREAS else None,
        GEOMETRY: tidy(footprint.geometry),
    }


def _place_record(place: Place) -> dict[str, Any]:
    """Give one entry of `places`; members that are optional and have no value are left out."""
    locality = place.locality
    record: dict[str, Any] = {
        "name": locality.name,
        "relation": str(locality.relation),
        **_position(place.lon, place.lat),
        "gazetteer_id": place.gazetteer_id,
    }
    optional = {
        "bearing_deg": locality.bearing_deg,
        "distance_m": locality.distance_m,
        "part": locality.part,
        "reason": place.reason or None,
    }
    record |= {name: value for name, value in optional.items() if value is not None}
    if place.rivals:
        record["rivals"] = [
            {
                "name": rival.name,
                **_position(rival.lon, rival.lat),
                "gazetteer_id": rival.gazetteer_id,
                "oblast": rival.oblast,
                "score": round(rival.score, 3),
            }
            for rival in place.rivals
        ]
    return record


def _position(lon: float | None, lat: float | None) -> dict[str, float | None]:
    if lon is None or lat is None:
        return {"lon": None, "lat": None}
    return {"lon": round(lon, DECIMALS), "lat": round(lat, DECIMALS)}


def _storable(value: Any) -> Any:  # noqa: ANN401  any JSON, and geometries
    """Put U+FFFD where a text holds what no file keeps: NUL, half a surrogate pair. One for one, so that spans hold."""
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: _storable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_storable(part) for part in value]
    return value


def _plain(value: Any) -> Any:  # noqa: ANN401  a cell holds anything
    """Undo what pandas does to missing values and to numbers."""
    if isinstance(value, dict | list | str) or value is None:
        return value
    if isinstance(value, float | pd.api.typing.NAType | pd.api.typing.NaTType) and pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
