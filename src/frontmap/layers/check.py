"""What is wrong in a layer file: every fault in one line, found on the file's own text before any library reads it."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from frontmap.layers.schema import COLUMNS, ID, UNSTORABLE, Column, Fault, Kind, shown
from frontmap.layers.shapes import AREAS, first_position, geometry_faults, is_number, position_fault
from frontmap.model import Relation, Review
from frontmap.values import looks_swapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_RELATIONS = tuple(Relation)
_PLACE_TEXTS = ("gazetteer_id", "part")
_NOT_STORABLE = (
    "holds what files can't keep: NaN, a number without bounds, a NUL character or half a surrogate pair",
    "write null for the number, or remove the character",
)
_CHECKED = ("geometry", "properties")
_TOO_LARGE = 2**63
_SUSPECT = re.compile(r"\\u0000|[\ud800-\udfff]|[0-9]{19}")
"""A NUL as JSON writes it, half a surrogate pair, or digits that may be too large a number."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def check_layer(path: Path, *, strict: bool = False, known: Sequence[tuple[float, float]] = ()) -> tuple[Fault, ...]:
    """List everything that is wrong in a layer file; an empty tuple means that it is a layer.

    Parameters
    ----------
    path : Path
        The file; it is only read.
    strict : bool, optional
        Also ask for right-hand winding of rings, which RFC 7946 tells writers to keep and readers not to refuse.
    known : sequence of (lon, lat), optional
        Places on record (EPSG:4326, degrees), to find coordinates that a person wrote the wrong way round.

    Returns
    -------
    tuple of Fault
        In the order of the file.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        return (Fault(str(path), f"can't be read ({error.strerror or error})", "check its name and its permissions"),)
    document, faults = parse_layer(content, str(path))
    if document is None:
        return faults
    faults = (*faults, *check_document(document, str(path), strict=strict))
    return faults or tuple(_swapped_by_hand(document["features"], str(path), known))


def _swapped_by_hand(
    features: Sequence[dict[str, Any]], where: str, known: Sequence[tuple[float, float]]
) -> Iterator[Fault]:
    """Yield the features from a person's hand that fit the known places and the other features only when swapped.

    A guess, and so no reason to refuse a layer: `check_layer` says it, `read_layer` does not ask.
    """
    drawn = [(n, first_position(f["geometry"])) for n, f in enumerate(features, 1) if f["geometry"] is not None]
    for number, (lon, lat) in drawn:
        feature = features[number - 1]
        others = chain((position for n, position in drawn if n != number), known)
        if feature["properties"]["review"] != Review.EXTRACTED and looks_swapped(lon, lat, others):
            place = f"{where}: feature {number} (id {shown(feature[ID])})"
            yield Fault(place, f"the coordinates {lon:g},{lat:g} look swapped", "put the longitude first")


def parse_layer(content: bytes, where: str) -> tuple[Any, tuple[Fault, ...]]:
    """Parse the bytes of a layer file; the document is None where a fault makes it unreadable.

    Parameters
    ----------
    content : bytes
        UTF-8 JSON.
    where : str
        The file's name, for the faults.

    Returns
    -------
    tuple
        The document, and the faults that stand in its text but not in what it parses to.
    """
    found: list[Fault] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
            found.append(Fault(where, f"the member {shown(twice)} stands twice in one object", "remove one of them"))
        return made

    try:
        text = content.decode("utf-8-sig")
        document = json.loads(text, object_pairs_hook=members)
    except UnicodeDecodeError as error:
        return None, (Fault(where, f"not UTF-8 at byte {error.start}", "save it as UTF-8"),)
    except json.JSONDecodeError as error:
        fix = "settle the merge conflict in it" if "\n<<<<<<< " in text else "mend it there, or take an older version"
        return None, (Fault(where, f"not JSON at line {error.lineno}, column {error.colno} ({error.msg})", fix),)
    except (RecursionError, ValueError) as error:  # nested too deep, or a number of thousands of digits
        return None, (Fault(where, f"not a layer ({error})", "give a file that frontmap wrote"),)
    return document, tuple(found)


def check_document(document: object, where: str, *, strict: bool = False) -> tuple[Fault, ...]:
    """List everything that is wrong in a parsed layer; `where` is the file's name."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        found = document.get("type") if isinstance(document, dict) else document
        return (Fault(where, f"not a GeoJSON FeatureCollection but {shown(found)}", "give a layer of frontmap"),)
    features = document.get("features")
    if not isinstance(features, list):
        return (Fault(where, '"features" is not a list', "give a layer of frontmap"),)
    faults = []
    if "crs" in document:
        fix = 'remove it, after transforming the coordinates to WGS 84 if it names another system ("EPSG:4326" is that)'
        faults.append(Fault(where, f'has a "crs" member ({shown(document["crs"])}), which RFC 7946 forbids', fix))
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        name = feature.get(ID) if isinstance(feature, dict) else None
        place = f"{where}: feature {number}" + (f" (id {shown(name)})" if name is not None else "")
        found = list(_feature_faults(feature, seen, number, strict=strict))
        # Only a sound feature can be looked at as a whole.
        found = found or list(_whole_faults(feature))
        faults += [Fault(place, what, fix) for what, fix in found]
    if not _is_storable({name: value for name, value in document.items() if name != "features"}):
        faults.append(Fault(where, *_NOT_STORABLE))
    return tuple(faults)


def _whole_faults(feature: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what only shows when the parts of a feature are seen together, or in the parts that the codebook skips."""
    texts = {name: value for name, value in feature["properties"].items() if name != "footprint"}
    if not _is_storable([texts, {name: value for name, value in feature.items() if name not in _CHECKED}]):
        yield _NOT_STORABLE
    places = [(p["lon"], p["lat"]) for p in feature["properties"].get("places") or () if p.get("lon") is not None]
    if feature["geometry"] is not None and places:
        lon, lat = first_position(feature["geometry"])
        if looks_swapped(lon, lat, places):
            yield f"the geometry at {lon:g},{lat:g} fits its places only the other way round", "put the longitude first"


def _feature_faults(feature: object, seen: dict[str, int], number: int, *, strict: bool) -> Iterator[tuple[str, str]]:
    """Yield the faults of one feature; `seen` remembers the ids of those before it."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        yield "not a GeoJSON Feature", "remove it"
        return
    name = feature.get(ID)
    if not isinstance(name, str) or not name:
        yield "has no id", 'give it an "id" of text that no other feature has'
    elif seen.setdefault(name, number) != number:
        yield f"has the id of feature {seen[name]}", "remove one of the two, or give it another id"
    if "geometry" not in feature:
        yield 'has no "geometry"', "give it one, or null"
    elif feature["geometry"] is not None:
        yield from geometry_faults(feature["geometry"], strict=strict)
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        yield '"properties" is no object', "give it the properties of docs/layer-schema.md"
        return
    for column in COLUMNS:
        yield from _property_faults(column, properties)
    yield from _order_faults(properties)


def _order_faults(properties: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the ranges that run backwards or lack an end."""
    begin, end = properties.get("begin"), properties.get("end")
    if _is_date(begin) and _is_date(end) and str(begin) > str(end):
        yield f"begins on {begin}, after its end on {end}", "exchange or mend the dates"
    start, stop = properties.get("span_start"), properties.get("span_end")
    backwards = _is_whole(start) and _is_whole(stop) and int(str(start)) > int(str(stop))
    if (start is None) != (stop is None) or backwards:
        fix = "give both ends in order, or neither"
        yield f"the span {shown(start)} to {shown(stop)} is no range of characters", fix


def _property_faults(column: Column, properties: dict[str, Any]) -> Iterator[tuple[str, str]]:
    value = properties.get(column.name)
    if value is None:
        if column.required:
            yield f"has no {column.name}", _wanted(column)
    elif column.kind is Kind.PLACES:
        yield from _places_faults(value)
    elif column.kind is Kind.AREA:
        for what, fix in geometry_faults(value, types=AREAS):
            yield f"{column.name}: {what}", fix
    elif column.words:
        if value not in column.words:
            yield f"unknown {column.name} {shown(value)}", _wanted(column)
    elif not _KIND_TESTS[column.kind](value):
        yield f"{column.name} can't be {shown(value)}", _wanted(column)


def _places_faults(places: object) -> Iterator[tuple[str, str]]:
    if not isinstance(places, list):
        yield f"places can't be {shown(places)}", "give a list of places"
        return
    for number, place in enumerate(places, 1):
        if not isinstance(place, dict) or not isinstance(place.get("name"), str):
            yield f"places, number {number}: has no name", 'give {"name": ..., "relation": ..., "lon": ..., "lat": ...}'
            continue
        for what, fix in _place_faults(place):
            yield f"places, number {number} ({shown(place['name'], 40)}): {what}", fix


def _place_faults(place: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if place.get("relation") not in _RELATIONS:
        yield f"unknown relation {shown(place.get('relation'))}", f"use one of {', '.join(Relation)}"
    lon, lat = place.get("lon"), place.get("lat")
    if (lon, lat) != (None, None) and (fault := position_fault(lon, lat)):
        yield fault
    for name in _PLACE_TEXTS:
        if not isinstance(place.get(name), str | None):
            yield f"{name} can't be {shown(place[name])}", "give text or null"
    for name in ("bearing_deg", "distance_m"):
        if place.get(name) is not None and not _is_amount(place[name]):
            yield f"{name} can't be {shown(place[name])}", "give a number that is not negative, or null"
    if not isinstance(place.get("rivals", []), list):
        yield f"rivals can't be {shown(place['rivals'])}", "give a list of candidates, or leave it out"


def _wanted(column: Column) -> str:
    """Say what a column holds."""
    if column.words:
        few = 12
        rest = "" if len(column.words) <= few else " or another code of ISO 3166-1 alpha-3"
        return f"use {', '.join(column.words[: few if not rest else 3])}{rest}"
    return {
        Kind.DATE: "give a day of the calendar as YYYY-MM-DD",
        Kind.NUMBER: "give a number that is not negative, or null",
        Kind.WHOLE: "give a whole number that is not negative, or null",
        Kind.WHOLES: "give a list of whole numbers",
    }.get(column.kind, "give text or null")


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_amount(value: object) -> bool:
    return is_number(value) and value >= 0


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _TOO_LARGE


def _is_storable(value: object) -> bool:
    """Say whether files can carry a value: GDAL ends text at a NUL, UTF-8 has no half surrogates, JSON no NaN."""
    # Written as JSON nearly all values show at once that they hold nothing of the kind; the others are gone through.
    try:
        suspect = _SUSPECT.search(json.dumps(value, ensure_ascii=False, allow_nan=False))
    except (TypeError, ValueError):
        return _is_storable_throughout(value)
    return not suspect or _is_storable_throughout(value)


def _is_storable_throughout(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) < _TOO_LARGE
    if isinstance(value, str):
        return not UNSTORABLE.search(value)
    if isinstance(value, dict):
        return all(_is_storable_throughout(part) for pair in value.items() for part in pair)
    return all(map(_is_storable_throughout, value)) if isinstance(value, list) else True


_KIND_TESTS: dict[Kind, Callable[[object], bool]] = {
    Kind.TEXT: lambda value: isinstance(value, str),
    Kind.DATE: _is_date,
    Kind.NUMBER: _is_amount,
    Kind.WHOLE: _is_whole,
    Kind.WHOLES: lambda value: isinstance(value, list) and all(map(_is_whole, value)),
}
