"""From the claims of a layer to what a map draws and lists: one symbol an event, however many claims report it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from frontmap.events import weigh
from frontmap.maps.codes import check_codes
from frontmap.maps.columns import NOTHING, column, day_of, number_of, texts, whole, whole_numbers
from frontmap.maps.footprints import footprints_of
from frontmap.maps.places import PlaceColumn
from frontmap.maps.shapes import PER_DEGREE, Shapes, anchors, grid_steps, usable
from frontmap.model import EventType, Relation, Review, Status
from frontmap.styles import load_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    from numpy.typing import NDArray

    from frontmap.maps.theatre import Bounds

_WIDE_DEG2 = 0.25
"""About 2,000 square kilometres at 48 degrees north."""
_VAST_DEG2 = 40.0
"""A country, in square degrees: to paint it would hide all that happened in it; the ring says that it is meant."""
WIDE, DIRECTED, CROSSING, VAST = 1, 2, 4, 8
"""Bits of an event's `flags`."""
_MARKS = dict.fromkeys((Relation.TOWARD, Relation.FROM, Relation.TO), DIRECTED) | {Relation.ACROSS: DIRECTED | CROSSING}
"""Only these relations give a line a head: along a line of towns nobody has said which way the attack went."""
TEXT_COLUMNS = (
    "event_type", "side", "status", "actor", "hedge", "claimant", "publisher", "url", "begin", "end", "report_date",
    "place_name", "oblast", "method", "review", "editor", "edited", "report_id",
)  # fmt: skip
"""Texts that return from claim to claim; those of one claim only stand in `maps.quotes`."""


@dataclass(slots=True)
class Drawing:
    """What the page draws and lists.

    Attributes
    ----------
    claims : GeoDataFrame
        The layer without what a person rejected, in its order.
    event : array of int
        For each claim the number of its event; `NOTHING` for those that are not drawn.
    leads : array of int
        For each event the number of the claim that gives it its look and its place. Events stand by the size of their
        geometry, the largest first, so that small ones lie on top.
    against : dict of int to list of int
        The claims that contradict the leading one, for the events that have such.
    at : array of float, shape (n, 2)
        Where each symbol stands, longitude and latitude in degrees.
    bounds : array of float, shape (n, 4)
        West, south, east, north of each event's geometry.
    flags : array of int
        `WIDE`, `DIRECTED`, `CROSSING`, `VAST`.
    ids : list of str
        The name by which a link finds each event, the same in a later build of the map.
    planned : array of bool
        For each claim whether it tells of a plan.
    rejected : int
        How many claims a person rejected.
    """

    claims: gpd.GeoDataFrame
    columns: dict[str, tuple[NDArray[np.int64], list[str]]]
    places: PlaceColumn
    event: NDArray[np.int64]
    leads: NDArray[np.int64]
    against: dict[int, list[int]]
    at: NDArray[np.float64]
    bounds: NDArray[np.float64]
    flags: NDArray[np.int64]
    ids: list[str]
    planned: NDArray[np.bool_]
    geometries: NDArray[np.object_]
    rejected: int

    @property
    def layers(self) -> list[tuple[str, str]]:
        """The (event type, side) pairs that are drawn, by side and then by type as in the table of styles."""
        types = list(load_styles().types)
        (type_at, type_words), (side_at, side_words) = self.columns["event_type"], self.columns["side"]
        codes = np.unique(type_at[self.leads] * max(1, len(side_words)) + side_at[self.leads]).tolist()
        pairs = [(type_words[code // len(side_words)], side_words[code % len(side_words)]) for code in codes]
        return sorted(pairs, key=lambda pair: (pair[1], types.index(pair[0])))

    @property
    def boxes(self) -> NDArray[np.float64]:
        """What chooses the view: a region would pull it away from what happened, and counts with its middle."""
        wide = (self.flags & WIDE) > 0
        return np.where(wide[:, None], np.hstack([self.at, self.at]), self.bounds)

    def whole_bounds(self, members: Iterable[int]) -> Bounds:
        """Give the bounds of these events with the whole of their areas (west, south, east, north)."""
        found = self.bounds[list(members)]
        west, south = found[:, :2].min(axis=0)
        east, north = found[:, 2:].max(axis=0)
        return float(west), float(south), float(east), float(north)

    def counts(self) -> dict[str, int]:
        """Count the claims: every one is placed, unplaced or planned; those that a person rejected come on top."""
        placed, planned = int((self.event != NOTHING).sum()), int(self.planned.sum())
        return {
            "claims": len(self.claims),
            "placed": placed,
            "unplaced": len(self.claims) - placed - planned,
            "planned": planned,
            "rejected": self.rejected,
            "events": len(self.leads),
        }

    def sources(self) -> list[list[str]]:
        """Give publisher and report date of each report that a claim comes from, each once."""
        (publisher_at, publishers), (day_at, dates) = self.columns["publisher"], self.columns["report_date"]
        pairs = dict.fromkeys(zip(publisher_at.tolist(), day_at.tolist(), strict=True))
        return [
            [publishers[publisher], dates[day] if day != NOTHING else ""]
            for publisher, day in pairs
            if publisher != NOTHING
        ]

    def days(self) -> list[int]:
        """Give the days of the reports that the claims come from, as days since 1970-01-01."""
        return [day for word in self.columns["report_date"][1] if (day := day_of(word)) is not None]

    def payload(self) -> dict[str, Any]:
        """Give the columns of claims and events, and the shapes they share, as plain values for `columns.packed`."""
        shapes = Shapes()
        geometry = self.geometries[self.leads]
        vast = (self.flags & VAST) > 0
        drawn = geometry.copy()
        drawn[vast] = None
        footprint = footprints_of(self.claims, self.leads)
        shape_at, footprint_at = shapes.share(drawn), shapes.share(footprint)
        footprint_at[footprint_at == shape_at] = NOTHING
        radius_m = whole_numbers(self.claims, "uncertainty_m")
        circle = np.where((shape_at == NOTHING) & (footprint_at == NOTHING) & ~vast, radius_m[self.leads], NOTHING)
        claims: dict[str, Any] = {name: column(*self.columns[name]) for name in TEXT_COLUMNS}
        claims["uncertainty_m"] = whole(radius_m)
        claims["event"] = whole(self.event)
        events = {
            "lead": whole(self.leads),
            "lon": grid_steps(self.at[:, 0]),
            "lat": grid_steps(self.at[:, 1]),
            "flags": whole(self.flags),
            "shape": whole(shape_at),
            "footprint": whole(footprint_at),
            "radius_m": whole(circle),
            "against": [[event, *claims] for event, claims in self.against.items()],
            "id": self.ids,
        }
        return {
            "per_degree": PER_DEGREE,
            "claims": claims,
            "planned": np.flatnonzero(self.planned),
            "events": events,
            "shapes": shapes.kept,
            "names": self.places.labels(),
        }


def drawing_of(frame: gpd.GeoDataFrame) -> Drawing:
    """Group a layer's claims into the events that a map shows.

    The surest claim of an event that has a geometry gives the symbol its look and its place; among equals the one
    with the smallest radius, then the first. Claims that contradict it stand under `against`.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326; missing columns read as empty.

    Returns
    -------
    Drawing
        Of all claims but those that a person rejected.

    Raises
    ------
    LayerError
        If an event type, a side or a status is none that exists, or a footprint is no geometry.
    """
    review, words = texts(frame, "review")
    rejected = review == (words.index(Review.REJECTED) if Review.REJECTED in words else NOTHING - 1)
    claims = frame[~rejected] if rejected.any() else frame
    columns = {name: texts(claims, name) for name in TEXT_COLUMNS}
    check_codes(claims, columns)
    shapes = [None] * len(claims) if claims.active_geometry_name is None else claims.geometry.to_numpy()
    geometries = usable(shapes)
    status, status_words = columns["status"]
    is_plan = np.array([not load_styles().statuses[word].drawn for word in status_words], dtype=bool)
    planned = is_plan[status] if len(status_words) else np.zeros(len(claims), dtype=bool)
    placed = ~shapely.is_missing(geometries) & ~planned
    places = PlaceColumn(claims)
    keys, names = _event_keys(claims)
    event, leads, against = _events(claims, columns, np.flatnonzero(placed), keys)
    bounds = shapely.bounds(geometries[leads])
    order = np.argsort(-shapely.area(geometries[leads]), kind="stable")
    rank = np.empty(len(leads), dtype=np.int64)
    rank[order] = np.arange(len(leads))
    event[event != NOTHING] = rank[event[event != NOTHING]]
    leads = leads[order]
    return Drawing(
        claims=claims,
        columns=columns,
        places=places,
        event=event,
        leads=leads,
        against=dict(sorted((int(rank[number]), found) for number, found in against.items())),
        at=anchors(geometries[leads]),
        bounds=bounds[order],
        flags=_flags(geometries, leads, places),
        ids=[names[keys[lead]] for lead in leads],
        planned=planned,
        geometries=geometries,
        rejected=int(rejected.sum()),
    )


def _event_keys(claims: gpd.GeoDataFrame) -> tuple[NDArray[np.int64], list[str]]:
    """Give each claim the number and the name of its event: the event's id, else its own, else its number."""
    keys, words = texts(claims, "event_id")
    if (keys != NOTHING).all():
        return keys, words
    own, own_words = texts(claims, "id")
    named = [
        words[key] if key != NOTHING else own_words[mine] if mine != NOTHING else f"claim {row}"
        for row, (key, mine) in enumerate(zip(keys, own, strict=True))
    ]
    found, names = pd.factorize(np.array(named, dtype=object))
    return found.astype(np.int64), list(names)


def _events(
    claims: gpd.GeoDataFrame,
    columns: dict[str, tuple[NDArray[np.int64], list[str]]],
    placed: NDArray[np.int64],
    keys: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], dict[int, list[int]]]:
    """Give each claim's event, each event's leading claim, and the claims against it; events in the claims' order."""
    event = np.full(len(claims), NOTHING)
    if not len(placed):
        return event, np.empty(0, dtype=np.int64), {}
    numbers, _ = pd.factorize(keys[placed])
    event[placed] = numbers
    leads = np.empty(numbers.max() + 1, dtype=np.int64)
    by_event = placed[np.argsort(numbers, kind="stable")]
    sizes = np.bincount(numbers)
    begins = np.cumsum(sizes) - sizes
    leads[:] = by_event[begins]
    against: dict[int, list[int]] = {}
    radius_m = [number_of(value) for value in claims["uncertainty_m"]] if "uncertainty_m" in claims.columns else None
    for number in np.flatnonzero(sizes > 1):
        members = by_event[begins[number] : begins[number] + sizes[number]].tolist()
        leads[number], opposed = _weighed(members, columns, radius_m)
        if opposed:
            against[int(number)] = opposed
    return event, leads, against


def _weighed(
    members: list[int],
    columns: dict[str, tuple[NDArray[np.int64], list[str]]],
    radius_m: list[float | None] | None,
) -> tuple[int, list[int]]:
    """Give the claim that leads an event, and those that contradict it."""

    def size(member: int) -> tuple[float, int]:
        radius = radius_m[member] if radius_m is not None else None
        return float("inf") if radius is None else radius, member

    (types, type_words), (statuses, status_words) = columns["event_type"], columns["status"]
    smallest_first = sorted(members, key=size)
    told = [(EventType(type_words[types[one]]), Status(status_words[statuses[one]])) for one in smallest_first]
    standing = weigh(told)
    return smallest_first[standing.leader], sorted(smallest_first[at] for at in standing.against)


def _flags(geometries: NDArray[np.object_], leads: NDArray[np.int64], places: PlaceColumn) -> NDArray[np.int64]:
    area_deg2 = shapely.area(geometries[leads])
    flags = places.marked(_MARKS)[leads]
    flags[area_deg2 > _WIDE_DEG2] |= WIDE
    flags[area_deg2 > _VAST_DEG2] |= VAST
    return flags
