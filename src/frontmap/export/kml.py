"""A layer as KML 2.2, for Google Earth and its kin: a placemark a claim, its days as TimeSpan, its properties as data.

Written here and not by a driver: GDAL's LIBKML breaks on "]]>" in a text, ends each span at the first minute of its
last day, and is missing from fiona; docs/decisions/0002-fiona-and-pyogrio.md has the measurements.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry import Polygon

from frontmap.export.standings import TEXT_COLUMNS, with_standings
from frontmap.layers.geojson import as_json, ordered_records
from frontmap.layers.shapes import tidy
from frontmap.styles import side_style

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_FILL_ALPHA = "40"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer as a KML file.

    Features without geometry become placemarks without one. Texts stand as plain text in ``ExtendedData``, never in a
    ``description``, which viewers take for HTML; what XML can't hold (control characters) becomes U+FFFD.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.
    path : Path
        The file to make.
    """
    records = with_standings(ordered_records(frame))
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", "frontmap")
    for side in sorted({record["side"] for record in records}):
        _style(document, side)
    folder = ET.SubElement(document, "Folder")  # without one, GDAL finds no layer in a file without features
    _text(folder, "name", "claims")
    for record in records:
        _placemark(folder, record)
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _placemark(folder: ET.Element, record: dict[str, Any]) -> None:
    """Append a feature; the order of the parts is the one that the KML schema asks for."""
    placemark = ET.SubElement(folder, "Placemark")
    event_type = str(record["event_type"]).replace("_", " ")
    _text(placemark, "name", ", ".join(filter(None, [event_type, record["side"], record.get("place_name")])))
    span = ET.SubElement(placemark, "TimeSpan")
    _text(span, "begin", record["begin"])
    _text(span, "end", record["end"])
    _text(placemark, "styleUrl", f"#side-{record['side']}")
    data = ET.SubElement(placemark, "ExtendedData")
    for name in TEXT_COLUMNS:
        value = record.get(name)
        if value is not None:
            shown = as_json(value) if isinstance(value, list | dict) else str(value)
            _text(ET.SubElement(data, "Data", name=name), "value", shown)
    geometry = tidy(record["geometry"])
    if geometry is not None:
        _geometry(placemark, geometry)


def _geometry(parent: ET.Element, geometry: BaseGeometry) -> None:
    if hasattr(geometry, "geoms"):
        several = ET.SubElement(parent, "MultiGeometry")
        for part in geometry.geoms:
            _geometry(several, part)
        return
    element = ET.SubElement(parent, geometry.geom_type)
    if not isinstance(geometry, Polygon):
        _text(element, "coordinates", _coordinates(geometry))
        return
    rings = [("outerBoundaryIs", geometry.exterior), *(("innerBoundaryIs", hole) for hole in geometry.interiors)]
    for name, ring in rings:
        _text(ET.SubElement(ET.SubElement(element, name), "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(geometry: BaseGeometry) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(geometry).tolist())


def _style(document: ET.Element, side: str) -> None:
    colour = side_style(side).colour.lstrip("#").lower()
    blue_first = colour[4:6] + colour[2:4] + colour[0:2]  # KML writes alpha, blue, green, red
    style = ET.SubElement(document, "Style", id=f"side-{side}")
    _text(ET.SubElement(style, "IconStyle"), "color", f"ff{blue_first}")
    line = ET.SubElement(style, "LineStyle")
    _text(line, "color", f"ff{blue_first}")
    _text(line, "width", "2")
    _text(ET.SubElement(style, "PolyStyle"), "color", f"{_FILL_ALPHA}{blue_first}")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", text)
