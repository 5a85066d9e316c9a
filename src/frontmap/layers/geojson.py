"""A layer as the bytes of a GeoJSON file (RFC 7946), and back.

GDAL, through fiona, writes the geometry and the columns of the codebook: it checks each record against the schema, cuts
at the antimeridian, winds and rounds; and it reads the geometry. What the codebook does not know goes past it, so that
it comes out as it went in; docs/decisions/0002-fiona-and-pyogrio.md has the reasons.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import shapely.geometry
from fiona.errors import FionaError
from fiona.io import MemoryFile

from frontmap.errors import LayerError
from frontmap.geodesy import DECIMALS
from frontmap.layers.check import check_document, parse_layer
from frontmap.layers.frame import GEOMETRY, frame_of, records_of
from frontmap.layers.schema import (
    COLUMNS,
    EXTRA,
    ID,
    MEMBERS,
    PROPERTY_NAMES,
    SCHEMA_CRS,
    Fault,
    Kind,
)
from frontmap.layers.shapes import tidy, to_geojson

if TYPE_CHECKING:
    from collections.abc import Sequence

    import fiona
    import geopandas as gpd

FOREIGN = "foreign_members"
"""Key of `frame.attrs` under which the top-level members of a file stay that RFC 7946 does not know."""
JSON_KINDS = (Kind.PLACES, Kind.WHOLES, Kind.AREA)
FIELD_TYPES = {Kind.NUMBER: "float", Kind.WHOLE: "int"} | dict.fromkeys(JSON_KINDS, "json")
"""fiona's field type of a kind; text where none is given, also for dates: GDAL's own dates change what they say."""

# Derived from the coordinates, and wrong as soon as somebody moves one.
_DERIVED = frozenset({"bbox", "xy_coordinate_resolution"})
_COLLECTION_MEMBERS = frozenset({"type", "features"}) | _DERIVED
_FEATURE_MEMBERS = frozenset({"type", "id", "geometry", "properties"}) | _DERIVED
_WRITING = {
    "RFC7946": "YES",
    "ID_FIELD": ID,
    "COORDINATE_PRECISION": str(DECIMALS),
    "WRITE_NAME": "NO",
    "AUTODETECT_JSON_STRINGS": "NO",  # or a quote that reads "[1]" becomes a list
}
# Legal in JSON, but they break lines or turn the reading order in editors and diffs.
_INVISIBLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def encode(frame: gpd.GeoDataFrame, where: str = "layer") -> bytes:
    """Turn a layer into the bytes of its file: the same content gives the same bytes.

    Features stand in the order of report date, place in the report, and id; one property a line, so that a diff shows
    what changed; coordinates have `DECIMALS` decimals.

    Raises
    ------
    LayerError
        The frame holds what `check_document` would refuse in a file.
    """
    document = {"type": "FeatureCollection", **frame.attrs.get(FOREIGN, {}), "features": to_features(frame, where)}
    refuse(check_document(document, where), "can't be written")
    return _laid_out(document).encode()


def to_features(frame: gpd.GeoDataFrame, where: str = "layer") -> list[dict[str, Any]]:
    """Give a layer's rows as the GeoJSON features that its file holds, in the file's order.

    Raises
    ------
    LayerError
        A value is not of its column's kind.
    """
    records = ordered_records(frame)
    return [_feature(record, written) for record, written in zip(records, _through_writer(records, where), strict=True)]


def decode(content: bytes, where: str) -> gpd.GeoDataFrame:
    """Turn the bytes of a layer file into a layer; the reverse of `encode`.

    Raises
    ------
    LayerError
        The bytes are no layer: the first fault, and how many more there are.
    """
    document, faults = parse_layer(content, where)
    if document is not None:
        faults = (*faults, *check_document(document, where))
    refuse(faults, "not a layer that can be read")
    features = document["features"]
    read = _through_reader(features, where)
    records = [_record(feature, geometry) for feature, geometry in zip(features, read, strict=True)]
    frame = frame_of(records)
    foreign = {name: value for name, value in document.items() if name not in _COLLECTION_MEMBERS}
    if foreign:
        frame.attrs[FOREIGN] = foreign
    return frame


def refuse(faults: Sequence[Fault], what: str) -> None:
    """Raise a LayerError of the first fault, if there is one, saying how many more there are."""
    if not faults:
        return
    first, more = faults[0], len(faults) - 1
    others = f" (and {more} more: frontmap check lists them)" if more else ""
    raise LayerError(f"{what}: {first.what}{others}", where=first.where, fix=first.fix)


def ordered_records(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Give a layer's rows in the order of files: by report date, place in the report, and id; by hand comes last."""

    def order(record: dict[str, Any]) -> tuple[str, float, str]:
        start = record.get("span_start")
        return str(record.get("report_date")), float("inf") if start is None else start, str(record.get(ID))

    return sorted(records_of(frame), key=order)


def fields() -> dict[str, str]:
    """Give the codebook's columns as fiona's schema has them, `id` first."""
    return {ID: "str"} | {column.name: FIELD_TYPES.get(column.kind, "str") for column in COLUMNS}


def to_feature(record: dict[str, Any]) -> dict[str, Any]:
    """Give a record as fiona's writer wants it: geometry as GeoJSON, lists and objects as JSON text."""
    values = {ID: record[ID]}
    for column in COLUMNS:
        value = record.get(column.name)
        values[column.name] = as_json(value) if column.kind in JSON_KINDS and value is not None else value
    return {"geometry": to_geojson(tidy(record[GEOMETRY])), "properties": values}


def _through_writer(records: Sequence[dict[str, Any]], where: str) -> list[dict[str, Any]]:
    """Let fiona write the records in memory, and give the features that it wrote."""
    schema = {"geometry": "Unknown", "properties": fields()}
    try:
        with MemoryFile(ext=".geojson") as memory:
            with memory.open(driver="GeoJSON", schema=schema, crs=SCHEMA_CRS, **_WRITING) as sink:
                sink.writerecords(to_feature(record) for record in records)
            features: list[dict[str, Any]] = json.loads(memory.read())["features"]
    except (FionaError, TypeError, ValueError) as error:
        fix = "check it against docs/layer-schema.md"
        raise LayerError(f"a feature does not fit the codebook ({error})", where=where, fix=fix) from error
    return features


def _through_reader(features: Sequence[dict[str, Any]], where: str) -> list[fiona.Geometry | None]:
    """Let fiona read the geometries; properties are what the check has seen, and would take GDAL most of the time."""
    bare = [{"type": "Feature", "geometry": feature["geometry"], "properties": {}} for feature in features]
    content = as_json({"type": "FeatureCollection", "features": bare}).encode()
    try:
        with MemoryFile(content, ext=".geojson") as memory, memory.open(driver="GeoJSON") as source:
            return [feature.geometry for feature in source]
    except (FionaError, ValueError) as error:
        fix = "take an older version of the file"
        raise LayerError(f"GDAL can't read it ({error})", where=where, fix=fix) from error


def _feature(record: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """Join what fiona wrote of a record with what it was not shown."""
    properties = {name: written["properties"].get(name) for name in PROPERTY_NAMES}
    properties = {name: int(v) if isinstance(v, float) and v.is_integer() else v for name, v in properties.items()}
    return {
        "type": "Feature",
        "id": record[ID],
        "geometry": written["geometry"],
        "properties": properties | (record.get(EXTRA) or {}),
        **(record.get(MEMBERS) or {}),
    }


def _record(feature: dict[str, Any], geometry: fiona.Geometry | None) -> dict[str, Any]:
    """Join what fiona read of a feature with what it was not shown."""
    record = {name: feature["properties"].get(name) for name in PROPERTY_NAMES}
    for column in COLUMNS:
        value = record[column.name]
        if column.kind is Kind.NUMBER and value is not None:
            record[column.name] = float(value)
    extra = {name: value for name, value in feature["properties"].items() if name not in PROPERTY_NAMES}
    members = {name: value for name, value in feature.items() if name not in _FEATURE_MEMBERS}
    return {
        ID: feature["id"],
        **record,
        EXTRA: extra or None,
        MEMBERS: members or None,
        GEOMETRY: None if geometry is None else shapely.geometry.shape(geometry),
    }


def _laid_out(document: dict[str, Any]) -> str:
    """Write a FeatureCollection with one property a line."""
    head = [f"{as_json(name)}: {as_json(value)}" for name, value in document.items() if name != "features"]
    features = ",\n".join(_feature_lines(feature) for feature in document["features"])
    text = "{\n" + ",\n".join([*head, '"features": [']) + (f"\n{features}\n" if features else "") + "]\n}\n"
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _feature_lines(feature: dict[str, Any]) -> str:
    head = [f"{as_json(name)}: {as_json(value)}" for name, value in feature.items() if name != "properties"]
    properties = [f"  {as_json(name)}: {as_json(value)}" for name, value in feature["properties"].items()]
    return "{ " + ",\n  ".join([*head, '"properties": {\n  ' + ",\n  ".join(properties) + "\n  }"]) + " }"


def as_json(value: object) -> str:
    """Write a value as JSON on one line, its letters as they are."""
    return json.dumps(value, ensure_ascii=False)
