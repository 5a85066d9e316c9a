"""From the claims of a layer to the symbols of a map: one symbol an event, whatever number of claims report it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import shapely

from frontmap.events import weigh
from frontmap.maps.rows import Row, claim_of, number_of, places_of, rows_of, text_of
from frontmap.model import EventType, Relation, Review, Status
from frontmap.styles import load_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from frontmap.maps.theatre import Bounds

_DIRECTED = {Relation.TOWARD, Relation.FROM, Relation.TO, Relation.ACROSS}
"""Only these relations give a line a head: along a line of towns nobody has said which way the attack went."""
_FINEST_DEG, _DETAIL = 0.0002, 1500
_DECIMALS = 4
_WIDE_DEG2 = 0.25
"""About 2,000 square kilometres at 48 degrees north."""
_VAST_DEG2 = 40.0
"""A country, in square degrees: to paint it would hide all that happened in it; the ring says that it is meant."""


@dataclass(slots=True)
class Drawing:
    """What the page draws and lists: symbols, the shapes they share, and the claims that have no symbol, with reasons.

    `events` and `claims` are plain records for the page; `boxes` are the bounds of the events, in their order.
    """

    events: list[dict[str, Any]] = field(default_factory=list)
    boxes: list[Bounds] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)
    planned: list[int] = field(default_factory=list)
    names: list[list[Any]] = field(default_factory=list)
    rejected: int = 0
    geometries: list[BaseGeometry] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    @property
    def layers(self) -> list[tuple[str, str]]:
        """The (event type, side) pairs that are drawn, by side and then by type as in the table of styles."""
        types = list(load_styles().types)
        pairs = {(event["type"], event["side"]) for event in self.events}
        return sorted(pairs, key=lambda pair: (pair[1], types.index(pair[0])))

    def bounds(self, members: Iterable[int]) -> Bounds:
        """Give the bounds of these events with the whole of their areas (west, south, east, north)."""
        west, south, east, north = shapely.total_bounds([self.geometries[number] for number in members])
        return float(west), float(south), float(east), float(north)

    def counts(self) -> dict[str, int]:
        """Count the claims: every one is placed, unplaced or planned; those that a person rejected come on top."""
        apart = len(self.unplaced) + len(self.planned)
        return {
            "claims": len(self.claims),
            "placed": len(self.claims) - apart,
            "unplaced": len(self.unplaced),
            "planned": len(self.planned),
            "rejected": self.rejected,
            "events": len(self.events),
        }

    def share(self, geometry: BaseGeometry | None) -> int | None:
        """Keep a line or an area once, however many events lie on it; give its number, None for points and nothing."""
        if geometry is None or geometry.geom_type in {"Point", "MultiPoint"}:
            return None
        key = geometry.wkb_hex
        if key not in self._known:
            self._known[key] = len(self.shapes)
            self.shapes.append(_shape(geometry))
        return self._known[key]


def drawing_of(frame: gpd.GeoDataFrame) -> Drawing:
    """Group a layer's claims into the events that a map shows.

    The surest claim of an event that has a geometry gives the symbol its look and its place; among equals the one
    with the smallest radius, then the first. Claims that contradict it stand under `against`.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.

    Returns
    -------
    Drawing
        Events by the size of their shape, largest first, so that small ones lie on top.

    Raises
    ------
    LayerError
        If an event type, a side or a status is none that exists.
    """
    drawing = Drawing()
    by_event: dict[str, list[tuple[int, Row]]] = {}
    for row in rows_of(frame):
        if text_of(row.get("review")) == Review.REJECTED:
            drawing.rejected += 1
            continue
        number = len(drawing.claims)
        drawing.claims.append(claim_of(row))
        if not load_styles().statuses[row["status"]].drawn:
            drawing.planned.append(number)
        elif row["geometry"] is None:
            drawing.unplaced.append(number)
        else:
            event_id = text_of(row.get("event_id")) or text_of(row.get("id")) or f"claim {number}"
            by_event.setdefault(event_id, []).append((number, row))
        _note_names(drawing, row)
    events = [_weighed(members) for members in by_event.values()]
    for leader, numbers, against in sorted(events, key=lambda event: -event[0]["geometry"].area):
        _add_event(drawing, leader, numbers, against)
    return drawing


def _weighed(members: list[tuple[int, Row]]) -> tuple[Row, list[int], list[int]]:
    """Give the row that leads an event, the numbers of its claims, and of those that contradict the leading one."""

    def size(member: tuple[int, Row]) -> tuple[float, int]:
        radius_m = number_of(member[1].get("uncertainty_m"))
        return float("inf") if radius_m is None else radius_m, member[0]

    smallest_first = sorted(members, key=size)
    standing = weigh([(EventType(row["event_type"]), Status(row["status"])) for _, row in smallest_first])
    against = sorted(smallest_first[at][0] for at in standing.against)
    return smallest_first[standing.leader][1], [number for number, _ in members], against


def _add_event(drawing: Drawing, row: Row, numbers: list[int], against: list[int]) -> None:
    geometry: BaseGeometry = row["geometry"]
    relations = {str(place.get("relation", "")) for place in places_of(row)}
    at = _anchor(geometry)
    event: dict[str, Any] = {
        "type": row["event_type"],
        "side": row["side"],
        "status": row["status"],
        "at": [round(at.x, _DECIMALS), round(at.y, _DECIMALS)],
        "place": text_of(row.get("place_name")),
        "claims": numbers,
    }
    if against:
        event["against"] = against
    vast = geometry.area > _VAST_DEG2
    shape = None if vast else drawing.share(geometry)
    footprint = drawing.share(row["footprint"])
    radius_m = number_of(row.get("uncertainty_m"))
    if shape is not None:
        event["shape"] = shape
    if footprint is not None and footprint != shape:
        event["footprint"] = footprint
    elif shape is None and radius_m and not vast:
        event["radius_m"] = round(radius_m)
    if _is_wide(geometry):
        event["wide"] = True
    if relations & _DIRECTED:
        event["directed"] = True
    if Relation.ACROSS in relations:
        event["crossing"] = True
    drawing.events.append(event)
    drawing.geometries.append(geometry)
    # A region would pull the view away from where things happened: it counts with its middle.
    drawing.boxes.append(at.bounds if _is_wide(geometry) else geometry.bounds)


def _is_wide(geometry: BaseGeometry) -> bool:
    """Tell the areas of which a symbol in their middle says little: oblasts, regions, their parts."""
    return geometry.area > _WIDE_DEG2


def _note_names(drawing: Drawing, row: Row) -> None:
    """Keep the villages that the report names as labels for the map, each once."""
    for place in places_of(row):
        lon, lat, name = number_of(place.get("lon")), number_of(place.get("lat")), text_of(place.get("name"))
        if lon is None or lat is None or not name:
            continue
        label = [name, round(lon, 3), round(lat, 3)]
        if label not in drawing.names:
            drawing.names.append(label)


def _anchor(geometry: BaseGeometry) -> shapely.Point:
    """Find where the symbol stands: on the point, halfway along the line, well inside the area."""
    part = max(shapely.get_parts(geometry), key=lambda one: (one.area, one.length))
    if part.geom_type == "GeometryCollection":
        return _anchor(part)
    if part.geom_type in {"LineString", "LinearRing"}:
        return shapely.Point(part.interpolate(0.5, normalized=True))
    if part.geom_type == "Polygon":
        # The centre where it is inside: a cone or a circle looks right with it; else a point that surely is.
        return shapely.Point(part.centroid if part.contains(part.centroid) else part.representative_point())
    return shapely.Point(part)


def _shape(geometry: BaseGeometry) -> dict[str, Any]:
    west, south, east, north = geometry.bounds
    finest_deg = max(_FINEST_DEG, max(east - west, north - south) / _DETAIL)
    lines: list[list[list[float]]] = []
    areas: list[list[list[list[float]]]] = []
    for part in _simple_parts(shapely.simplify(geometry, finest_deg)):
        if isinstance(part, shapely.Polygon):
            areas.append([_pairs(ring) for ring in (part.exterior, *part.interiors)])
        elif part.geom_type in {"LineString", "LinearRing"}:
            lines.append(_pairs(part))
    return {"areas": areas} if areas else {"lines": lines}


def _simple_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        parts.extend(_simple_parts(part) if part.geom_type == "GeometryCollection" else [part])
    return parts


def _pairs(line: BaseGeometry) -> list[list[float]]:
    return [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y, *_ in line.coords]
