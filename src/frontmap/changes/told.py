"""What a layer's events tell, one record an event: of which type, by which side, how sure, and where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from frontmap.changes.spots import Spot, spots_of
from frontmap.errors import LayerError
from frontmap.events import weigh
from frontmap.layers.frame import GEOMETRY, records_of
from frontmap.layers.schema import ID
from frontmap.model import EventType, Review, Status

if TYPE_CHECKING:
    from collections.abc import Hashable

    import geopandas as gpd

Record = dict[str, Any]


class _Word(Protocol):
    """A list of words that exist, as `EventType` and `Status` are."""

    def __call__(self, value: str) -> Any: ...  # noqa: ANN401  one of them


@dataclass(frozen=True, slots=True)
class Told:
    """What one event of a layer amounts to.

    Attributes
    ----------
    event_id : str
        The `event_id` of its claims; where they have none, the claim's `id`, else "claim" and its number.
    event_type, side, status : EventType, str, Status
        Those of its surest claim, as the map shows it.
    begin, end, report_date : str
        ISO dates of that claim, empty where the layer doesn't say; `report_date` is the latest of all its claims.
    place_name : str
        Where it was, in a few words of the layer. Text of reports: never markup.
    lon, lat : float or None
        A position in the middle of what is drawn, degrees, EPSG:4326; None where it is not placed.
    rows : tuple of int
        The positions of its claims in the layer's frame.
    """

    event_id: str
    event_type: EventType
    side: str
    status: Status
    begin: str
    end: str
    report_date: str
    place_name: str
    lon: float | None
    lat: float | None
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TellingEvent:
    """An event with what it is compared by: spots, identities of its claims, the day it was told (of the era)."""

    told: Told
    spots: tuple[Spot, ...]
    claims: tuple[tuple[str, str, str], ...]
    day: int


def events_told(frame: gpd.GeoDataFrame) -> list[TellingEvent]:
    """Give the events of a layer, in the order of their first claims.

    Parameters
    ----------
    frame : GeoDataFrame
        Columns of the layer schema, EPSG:4326; missing columns read as empty.

    Returns
    -------
    list of TellingEvent
        Without what a person rejected and what is only planned: no event happened there.

    Raises
    ------
    LayerError
        An event type or a status is none that exists.
    """
    by_event: dict[str, list[tuple[int, Record]]] = {}
    number = 0
    for row, record in enumerate(records_of(frame)):
        if record.get("review") == Review.REJECTED:
            continue
        record["event_type"] = _word(EventType, record, "event_type", row)
        record["status"] = _word(Status, record, "status", row)
        if record["status"] is not Status.PLANNED:
            event_id = _text(record.get("event_id")) or _text(record.get(ID)) or f"claim {number}"
            by_event.setdefault(event_id, []).append((row, record))
        number += 1
    return [_event(event_id, members) for event_id, members in by_event.items()]


def _event(event_id: str, members: list[tuple[int, Record]]) -> TellingEvent:
    placed = [record for _, record in members if record.get(GEOMETRY) is not None and not record[GEOMETRY].is_empty]
    records = placed or [record for _, record in members]
    records = sorted(records, key=_radius_m)
    leader = records.pop(weigh([(one["event_type"], one["status"]) for one in records]).leader)
    spots: dict[Hashable, Spot] = {}
    for spot in spots_of([leader, *records]):
        spots.setdefault(spot.key, spot)
    report_date = max(_text(record.get("report_date")) for _, record in members)
    first = next(iter(spots.values()), None)
    told = Told(
        event_id=event_id,
        event_type=leader["event_type"],
        side=_text(leader.get("side")),
        status=leader["status"],
        begin=_text(leader.get("begin")),
        end=_text(leader.get("end")),
        report_date=report_date,
        place_name=_text(leader.get("place_name")),
        lon=first.lon if first else None,
        lat=first.lat if first else None,
        rows=tuple(row for row, _ in members),
    )
    claims = tuple(identity for _, record in members if (identity := _identity(record)) is not None)
    return TellingEvent(told, tuple(spots.values()), claims, _day(report_date))


def _identity(record: Record) -> tuple[str, str, str] | None:
    """Tell a claim from all others: layers of other programs may count their ids from 1 each day."""
    claim_id = _text(record.get(ID))
    return (claim_id, _text(record.get("report_date")), _text(record.get("publisher"))) if claim_id else None


def _radius_m(record: Record) -> float:
    value = record.get("uncertainty_m")
    return float("inf") if value is None else float(value)


def _day(text: str) -> int:
    try:
        return dt.date.fromisoformat(text).toordinal()
    except ValueError:
        return 0


def _word(words: _Word, record: Record, name: str, row: int) -> Any:  # noqa: ANN401  one of `words`
    try:
        return words(_text(record.get(name)))
    except ValueError as error:
        what = f"{name} {_text(record.get(name))!r} does not exist"
        where = f"claim {_text(record.get(ID)) or row + 1}"
        raise LayerError(what, where=where, fix="correct it in the layer") from error


def _text(value: object) -> str:
    """Give a cell as text, "" for nothing; a date that pandas made of a text becomes one again."""
    return "" if value is None else str(value)[:10] if isinstance(value, dt.date) else str(value)
