"""From the claims of a layer to what a map draws and lists: one symbol an event, however many claims report it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import count, product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from frontmap.events import Standing, weigh
from frontmap.maps.codes import check_codes
from frontmap.maps.columns import NOTHING, Claims, day_of
from frontmap.maps.places import PlaceColumn
from frontmap.maps.shapes import anchors, keys_of, usable
from frontmap.model import EventType, Relation, Review, Status
from frontmap.styles import load_styles

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from frontmap.maps.theatre import Bounds

Texts = tuple["NDArray[np.signedinteger[Any]]", list[str]]
_WIDE_DEG2 = 0.25
"""About 2,000 square kilometres at 48 degrees north."""
_VAST_DEG2 = 40.0
"""A country, in square degrees: to paint it would hide all that happened in it; the ring says that it is meant."""
WIDE, DIRECTED, CROSSING, VAST = 1, 2, 4, 8
"""Bits of an event's `flags`."""
_MARKS: dict[str, int] = dict.fromkeys((Relation.TOWARD, Relation.FROM, Relation.TO), DIRECTED)
_MARKS |= {Relation.ACROSS: DIRECTED | CROSSING}
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
    claims : Claims
        The layer without what a person rejected, in its order.
    event : array of int
        For each claim the number of its event; `NOTHING` for those that are not drawn.
    leads : array of int
        For each event the number of the claim that gives it its look and its place. Events stand in the order of
        their first claims.
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
    geometries, shape_keys : array
        For each event the geometry of its leading claim, EPSG:4326, and what `shapes.keys_of` gives of it.
    rejected : int
        How many claims a person rejected.
    """

    claims: Claims
    columns: dict[str, Texts]
    places: PlaceColumn
    event: NDArray[np.int64]
    leads: NDArray[np.int64]
    against: dict[int, list[int]]
    at: NDArray[np.float64]
    bounds: NDArray[np.float64]
    flags: NDArray[np.int8]
    ids: list[str]
    planned: NDArray[np.bool_]
    geometries: NDArray[np.object_]
    shape_keys: NDArray[np.object_]
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

    def whole_bounds(self, members: NDArray[np.int64]) -> Bounds:
        """Give the bounds of these events with the whole of their areas (west, south, east, north)."""
        found = self.bounds[members]
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

    def days(self) -> list[int]:
        """Give the days of the reports that the claims come from, as days since 1970-01-01."""
        numbers, words = self.columns["report_date"]
        told = [day_of(words[number]) for number in np.unique(numbers) if number != NOTHING]
        return [day for day in told if day is not None]


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
    claims = Claims(frame)
    review, words = claims.texts("review")
    rejected = review == (words.index(Review.REJECTED) if Review.REJECTED in words else NOTHING - 1)
    if rejected.any():
        claims = Claims(frame, np.flatnonzero(~rejected))
    columns = {name: claims.texts(name) for name in TEXT_COLUMNS}
    check_codes(claims, columns)
    geometries = usable(claims.geometries())
    status, status_words = columns["status"]
    is_plan = np.array([not load_styles().statuses[word].drawn for word in status_words], dtype=bool)
    planned = is_plan[status] if len(status_words) else np.zeros(len(claims), dtype=bool)
    placed = ~shapely.is_missing(geometries) & ~planned
    places = PlaceColumn(claims, _MARKS)
    keys, names = _event_keys(claims)
    event, leads, against = _events(claims, columns, np.flatnonzero(placed), keys)
    leading = geometries[leads]
    shape_keys = keys_of(leading)
    return Drawing(
        claims=claims,
        columns=columns,
        places=places,
        event=event,
        leads=leads,
        against=against,
        at=anchors(leading, shape_keys),
        bounds=shapely.bounds(leading),
        flags=_flags(leading, leads, places),
        ids=[names[keys[lead]] for lead in leads],
        planned=planned,
        geometries=leading,
        shape_keys=shape_keys,
        rejected=int(rejected.sum()),
    )


def _event_keys(claims: Claims) -> tuple[NDArray[Any], list[str]]:
    """Give each claim the number and the name of its event: the event's id, else its own, else its number.

    A claim whose own name is the id of an event that others belong to is an event apart, under a name of its own.
    """
    keys, words = claims.texts("event_id")
    if (keys != NOTHING).all():
        return keys, words
    own, own_words = claims.texts("id")
    taken, names, numbers = set(words), list(words), dict[str, int]()
    found = keys.astype(np.int64)
    for row in np.flatnonzero(keys == NOTHING).tolist():
        name = own_words[own[row]] if own[row] != NOTHING else f"claim {row}"
        if name not in numbers:
            numbers[name] = len(names)
            names.append(_free(name, taken))
            taken.add(names[-1])
        found[row] = numbers[name]
    return found, names


def _free(name: str, taken: set[str]) -> str:
    """Give a name that is not taken yet, the same in each build of a map."""
    tries = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(one for one in tries if one not in taken)


def _events(
    claims: Claims,
    columns: dict[str, Texts],
    placed: NDArray[np.int64],
    keys: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], dict[int, list[int]]]:
    """Give each claim's event, each event's leading claim, and the claims against it; events in the claims' order."""
    event = np.full(len(claims), NOTHING)
    if not len(placed):
        return event, np.empty(0, dtype=np.int64), {}
    numbers, _ = pd.factorize(keys[placed])
    event[placed] = numbers
    radius_m = claims.numbers("uncertainty_m", missing=np.inf)[placed]
    smallest_first = placed[np.lexsort((radius_m, numbers))]
    sizes = np.bincount(numbers)
    begins = np.cumsum(sizes) - sizes
    leads = smallest_first[begins]
    against: dict[int, list[int]] = {}
    several = np.flatnonzero(sizes > 1)
    told = _told(columns, smallest_first)
    for number, begin, size in zip(
        *(some.tolist() for some in (several, begins[several], sizes[several])), strict=True
    ):
        standing = _standing(tuple(told[begin : begin + size]))
        leads[number] = smallest_first[begin + standing.leader]
        if standing.against:
            against[number] = sorted(int(smallest_first[begin + at]) for at in standing.against)
    return event, leads, against


def _told(columns: dict[str, Texts], rows: NDArray[np.int64]) -> list[tuple[EventType, Status]]:
    """Give what each of these claims tells, and how sure it is."""
    (types, type_words), (statuses, status_words) = columns["event_type"], columns["status"]
    pairs = list(product(map(EventType, type_words), map(Status, status_words)))
    codes = types[rows].astype(np.int64) * len(status_words) + statuses[rows]
    return [pairs[code] for code in codes.tolist()]


@cache
def _standing(told: tuple[tuple[EventType, Status], ...]) -> Standing:
    """Weigh the claims of an event; few of many events differ in this."""
    return weigh(told)


def _flags(leading: NDArray[np.object_], leads: NDArray[np.int64], places: PlaceColumn) -> NDArray[np.int8]:
    area_deg2 = shapely.area(leading)
    flags = places.marked[leads]
    flags[area_deg2 > _WIDE_DEG2] |= WIDE
    flags[area_deg2 > _VAST_DEG2] |= VAST
    return flags
