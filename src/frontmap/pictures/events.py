"""From a layer to what a picture shows: events with their looks, named places, and what can only be counted."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from frontmap.errors import LayerError
from frontmap.events import weigh
from frontmap.model import EventType, Relation, Review, Status
from frontmap.styles import load_styles, side_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

    from frontmap.maps.theatre import Bounds

_DIRECTED = {Relation.TOWARD, Relation.FROM, Relation.TO, Relation.ACROSS}
"""Only these relations give a line a head: along a line of towns nobody has said which way the attack went."""
_WIDE_DEG2 = 0.25
"""About 2,000 square kilometres at 48 degrees north: a symbol in the middle of that says little of where."""
_VAST_DEG2 = 40.0
"""A country, in square degrees: to paint it would hide all that happened in it; the ring says that it is meant."""

_MOST_VERTICES, _DETAIL, _RING_VERTICES = 400, 1500, 4

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturedEvent:
    """One event as it is drawn.

    `lon`, `lat` (degrees, EPSG:4326) are where its symbol belongs; `geometry` is its line or area, `footprint` and
    `radius_m` say where it may have been. A `wide` event happened somewhere in a whole region, a `directed` line ends
    in a head, a `crossing` goes over a river, and of a `disputed` one the claims contradict each other.
    """

    event_type: str
    side: str
    status: str
    lon: float
    lat: float
    place: str = ""
    geometry: BaseGeometry | None = None
    footprint: BaseGeometry | None = None
    radius_m: float | None = None
    wide: bool = False
    directed: bool = False
    crossing: bool = False
    disputed: bool = False

    @property
    def box(self) -> Bounds:
        """Bounds that the view has to show: a region counts with its middle, it would pull the view away."""
        if self.wide or self.geometry is None:
            return self.lon, self.lat, self.lon, self.lat
        return self.geometry.bounds


@dataclass(frozen=True, slots=True)
class Depiction:
    """What a layer gives a picture to show and to say.

    `names` are the places that its claims name, as (name, lon, lat), and `rivers` those without one position; `counts`
    has the numbers of claims: "claims", "placed", "unplaced", "planned", "rejected"; `sources` are (publisher, ISO date
    of the report).
    """

    events: tuple[PicturedEvent, ...]
    names: tuple[tuple[str, float, float], ...]
    rivers: frozenset[str]
    counts: dict[str, int]
    sources: tuple[tuple[str, str], ...]


def depict(frame: gpd.GeoDataFrame) -> Depiction:
    """Group a layer's claims into the events that a picture shows.

    The surest claim of an event that has a geometry gives it its look and its place, as on the page; among equals the
    one with the smallest radius, then the first.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.

    Returns
    -------
    Depiction
        Events by the size of their shape, largest first, so that small ones lie on top.

    Raises
    ------
    LayerError
        If an event type, a side or a status is none that exists, or a footprint is no geometry.
    """
    counts: Counter[str] = Counter()
    by_event: dict[str, list[Row]] = {}
    names: dict[tuple[str, float, float], None] = {}
    rivers: set[str] = set()
    sources: dict[tuple[str, str], None] = {}
    for number, row in enumerate(_rows(frame)):
        if _text(row.get("review")) == Review.REJECTED:
            counts["rejected"] += 1
            continue
        _check_codes(row, number)
        counts["claims"] += 1
        names |= dict.fromkeys(_named(row))
        rivers |= {_text(place.get("name")) for place in _places(row) if _number(place.get("lon")) is None}
        if publisher := _text(row.get("publisher")):
            sources[publisher, _text(row.get("report_date"))] = None
        row["geometry"] = _usable(row["geometry"])
        if not load_styles().statuses[row["status"]].drawn:
            counts["planned"] += 1
        elif row["geometry"] is None:
            counts["unplaced"] += 1
        else:
            counts["placed"] += 1
            by_event.setdefault(_text(row.get("event_id")) or f"claim {number}", []).append(row)
    events = [_event(members) for members in by_event.values()]
    events.sort(key=lambda event: -(event.geometry.area if event.geometry is not None else 0.0))
    return Depiction(tuple(events), tuple(names), frozenset(rivers), dict(counts), tuple(sources))


def _rows(frame: gpd.GeoDataFrame) -> list[Row]:
    geometry = frame.active_geometry_name
    columns = {name: list(frame[name]) for name in frame.columns if name != geometry}
    shapes = [None] * len(frame) if geometry is None else list(frame.geometry)
    return [
        {**{name: values[at] for name, values in columns.items()}, "geometry": shapes[at]} for at in range(len(shapes))
    ]


def _event(members: Sequence[Row]) -> PicturedEvent:
    smallest_first = sorted(members, key=_size_m)
    standing = weigh([(EventType(row["event_type"]), Status(row["status"])) for row in smallest_first])
    row = smallest_first[standing.leader]
    geometry: BaseGeometry = row["geometry"]
    at = _anchor(geometry)
    relations = {_text(place.get("relation")) for place in _places(row)}
    vast = geometry.area > _VAST_DEG2
    drawn = None if vast or geometry.geom_type in {"Point", "MultiPoint"} else geometry
    footprint = _usable(_footprint(row))
    return PicturedEvent(
        event_type=row["event_type"],
        side=row["side"],
        status=row["status"],
        lon=at.x,
        lat=at.y,
        place=_text(row.get("place_name")),
        geometry=drawn,
        footprint=None if vast or footprint is None or footprint.equals_exact(geometry) else footprint,
        radius_m=None if vast or drawn is not None else _radius_m(row),
        wide=geometry.area > _WIDE_DEG2,
        directed=bool(relations & _DIRECTED),
        crossing=Relation.ACROSS in relations,
        disputed=standing.disputed,
    )


def _anchor(geometry: BaseGeometry) -> shapely.Point:
    """Find where the symbol stands: on the point, halfway along the line, well inside the area."""
    part = max(shapely.get_parts(geometry), key=lambda one: (one.area, one.length))
    if part.geom_type == "GeometryCollection":
        return _anchor(part)
    if part.geom_type in {"LineString", "LinearRing"}:
        return shapely.Point(part.interpolate(0.5, normalized=True))
    if part.geom_type == "Polygon":
        middle = part.centroid
        return shapely.Point(middle if part.contains(middle) else part.representative_point())
    return shapely.Point(part)


def _check_codes(row: Row, number: int) -> None:
    styles = load_styles()
    where = _called(row, number)
    for name, known in (("event_type", styles.types), ("status", styles.statuses)):
        if _text(row.get(name)) not in known:
            message = f"{name} {_text(row.get(name))!r} is none of {', '.join(known)}"
            raise LayerError(message, where=where, fix="correct it in the layer")
    try:
        side_style(_text(row.get("side")))
    except ValueError as error:
        raise LayerError(str(error), where=where, fix="correct it in the layer") from error


def _called(row: Row, number: int) -> str:
    return f"claim {_text(row.get('id')) or number + 1}"


def _footprint(row: Row) -> BaseGeometry | None:
    value = row.get("footprint")
    if not isinstance(value, dict):
        return value if isinstance(value, BaseGeometry) else None
    try:
        found: BaseGeometry = shape(value)
    except (shapely.errors.ShapelyError, KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"footprint is no geometry ({error})"
        raise LayerError(what, where=_called(row, 0), fix="correct or remove it") from error
    return found


def _usable(geometry: object) -> BaseGeometry | None:
    """Give a geometry that can be drawn: not empty, valid, all its coordinates finite."""
    if not isinstance(geometry, BaseGeometry) or geometry.is_empty:
        return None
    if not all(math.isfinite(edge) for edge in geometry.bounds):
        return None
    mended = geometry if geometry.is_valid else _mended(geometry)
    return None if mended.is_empty else mended


def _mended(geometry: BaseGeometry) -> BaseGeometry:
    """Make a geometry valid, coarser where it has so many vertices that this would take minutes."""
    west, south, east, north = geometry.bounds
    finest_deg = max(east - west, north - south) / _DETAIL
    while shapely.get_num_coordinates(geometry) > _MOST_VERTICES:
        geometry = _coarser(geometry, finest_deg)
        finest_deg *= 2
    return shapely.make_valid(geometry)


def _coarser(geometry: BaseGeometry, finest_deg: float) -> BaseGeometry:
    """Simplify ring by ring: the simplification of polygons looks for valid ones, and that is what takes long."""
    polygons = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    if not polygons:
        return shapely.simplify(geometry, finest_deg, preserve_topology=False)
    shells = [shapely.simplify(part.exterior, finest_deg, preserve_topology=False) for part in polygons]
    kept = [Polygon(shell) for shell in shells if len(shell.coords) >= _RING_VERTICES]
    return MultiPolygon(kept) if kept else geometry.convex_hull


def _named(row: Row) -> list[tuple[str, float, float]]:
    found = []
    for place in _places(row):
        lon, lat, name = _number(place.get("lon")), _number(place.get("lat")), _text(place.get("name"))
        if lon is not None and lat is not None and name:
            found.append((name, round(lon, 3), round(lat, 3)))
    return found


def _places(row: Row) -> list[Row]:
    value = row.get("places")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return [place for place in value if isinstance(place, dict)] if isinstance(value, list | tuple) else []


def _radius_m(row: Row) -> float | None:
    return _number(row.get("uncertainty_m"))


def _size_m(row: Row) -> float:
    radius_m = _radius_m(row)
    return math.inf if radius_m is None else radius_m


def _number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever a hand-edited file holds
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _text(value: object) -> str:
    """Give a cell as text, "" for every kind of nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value == value else ""  # noqa: PLR0124  pandas' NaT differs from itself
    text = str(value)
    return "" if text in {"NaT", "<NA>"} else text
