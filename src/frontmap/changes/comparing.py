"""What has changed between two layers: for each event of today whether it was told before, and what no longer is.

Events of two days match by what they tell: the type (or one that tells the same), the side, the place; never by day.
What tells the same stands in ``changes.toml``. Events are put together by place, type and side first, so that the cost
grows with their number and not with the number of pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from frontmap.changes.control import Holders
from frontmap.changes.grounds import FAMILIES, REPEATS, grounds_of, links_between
from frontmap.changes.told import events_told
from frontmap.model import DOUBT, EventType, Status
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    import geopandas as gpd

    from frontmap.changes.grounds import Ground, GroundKey, Telling
    from frontmap.changes.told import TellingEvent, Told

_TABLE = load_table("changes/changes.toml")
_SIDELESS = frozenset(EventType(word) for word in _TABLE["sides"]["any"])
_ANEW = frozenset(EventType(word) for word in _TABLE["statuses"]["anew"])


class Kind(StrEnum):
    """What has become of an event since the earlier layer."""

    NEW = "new"
    REPEATED = "repeated"
    CHANGED_STATUS = "changed_status"
    CHANGED_CONTROL = "changed_control"
    NO_LONGER_MENTIONED = "no_longer_mentioned"


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one event of today's layer.

    Attributes
    ----------
    kind : Kind
        Never `NO_LONGER_MENTIONED`, which is said of earlier events only.
    now : Told
        The event.
    before : Told or None
        The earlier event that it is compared with: of those that tell the same the one at the very place, told last,
        of the same type and status; for a change of control the last one that gave the ground to another side. None
        for what is new.
    earlier : tuple of str
        The ids of all earlier events that tell the same as `before`, itself included.
    distance_m : float
        How far apart, in metres, the middles of the two places lie; 0 where they are the same by name.
    same_claim : bool
        Whether one and the same claim stands in both layers.
    """

    kind: Kind
    now: Told
    before: Told | None = None
    earlier: tuple[str, ...] = ()
    distance_m: float = 0.0
    same_claim: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed between two layers.

    Attributes
    ----------
    of : mapping of str to Change
        By `event_id`, in the order of today's layer; every event of it once.
    gone : tuple of Told
        The earlier events that today does not mention, in their order; `rows` are positions in the earlier frame.
    since : tuple of str
        The report days of the earlier layer, ISO, in order.
    """

    of: Mapping[str, Change]
    gone: tuple[Told, ...] = ()
    since: tuple[str, ...] = ()

    def counts(self) -> dict[Kind, int]:
        """Count the events of each kind, all kinds in the order of `Kind`."""
        counted = dict.fromkeys(Kind, 0)
        for change in self.of.values():
            counted[change.kind] += 1
        counted[Kind.NO_LONGER_MENTIONED] = len(self.gone)
        return counted


def compare_frames(today: gpd.GeoDataFrame, earlier: gpd.GeoDataFrame) -> Changes:
    """Say what has changed between an earlier layer and today's.

    Parameters
    ----------
    today, earlier : GeoDataFrame
        Columns of the layer schema, EPSG:4326. Of several earlier days the last one that tells of a place counts.

    Returns
    -------
    Changes
        One `Change` for each event of today's layer that is neither planned nor rejected, unplaced ones too, and the
        earlier events that are no longer mentioned. A claim that stands in both layers is matched by its id; then
        events match by type, side and place. Unplaced events match by the names of their places.

    Raises
    ------
    LayerError
        An event type or a status is none that exists.
    """
    comparison = _Comparison(events_told(earlier), events_told(today))
    of = {event.told.event_id: comparison.change_of(event) for event in comparison.now}
    return Changes(of, comparison.gone(), tuple(sorted({event.told.report_date for event in comparison.then} - {""})))


class _Comparison:
    """Two layers' events, ready to be compared; what today tells of is marked on the way."""

    def __init__(self, then: list[TellingEvent], now: list[TellingEvent]) -> None:
        self.then, self.now = then, now
        self._claims = {claim: at for at, event in enumerate(then) for claim in event.claims}
        self._holders = Holders(then)
        self._grounds = grounds_of(then)
        self._links = links_between(grounds_of(now), self._grounds)
        self._sideless = _by_place(self._grounds)
        self._mentioned: set[int] = set()
        self._known: dict[Hashable, _Match | None] = {}

    def change_of(self, event: TellingEvent) -> Change:
        """Say what has become of one of today's events."""
        match = self._match(event)
        same = next((self._claims[claim] for claim in event.claims if claim in self._claims), None)
        if same is not None:
            self._mentioned.add(same)
            was = self.then[same].told
            kind = Kind.REPEATED if was.status is event.told.status else Kind.CHANGED_STATUS
            return Change(kind, event.told, was, (was.event_id,), same_claim=True)
        other = self._holders.other_than(event, match.telling.last_day if match else -1)
        if other is not None:
            self._mentioned.add(other)
            was = self.then[other].told
            return Change(Kind.CHANGED_CONTROL, event.told, was, (was.event_id,))
        if match is None:
            return Change(Kind.NEW, event.told)
        was = self.then[match.position].told
        kind = Kind.CHANGED_STATUS if _status_differs(event.told, was) else Kind.REPEATED
        return Change(kind, event.told, was, match.telling.event_ids, match.distance_m)

    def gone(self) -> tuple[Told, ...]:
        """Give the earlier events that none of today's was found to tell of."""
        tellings = [telling for ground in self._grounds.values() for telling in ground.tellings.values()]
        mentioned = self._mentioned.union(*(telling.positions for telling in tellings if telling.mentioned))
        return tuple(event.told for at, event in enumerate(self.then) if at not in mentioned)

    def _match(self, event: TellingEvent) -> _Match | None:
        """Find the earlier telling that an event repeats; what is asked alike is answered once."""
        told = event.told
        asked = tuple(spot.key for spot in event.spots), told.event_type, told.side, told.status
        if asked not in self._known:
            found = [_Match(telling, far_m, told) for telling, far_m in self._told_alike(event)]
            for match in found:
                match.telling.mentioned = True
            self._known[asked] = min(found, key=lambda match: match.rank, default=None)
        return self._known[asked]

    def _told_alike(self, event: TellingEvent) -> Iterator[tuple[Telling, float]]:
        """Give what was told of the same place, with how far away it was, in metres."""
        told = event.told
        family = FAMILIES[told.event_type]
        for spot in event.spots:
            linked = self._links.get((spot.key, family, told.side), [])
            for ground, far_m in linked:
                yield from ((ground.tellings[one], far_m) for one in REPEATS[told.event_type] if one in ground.tellings)
            for ground in self._sideless.get((spot.key, family), ()):
                if ground.side == told.side:
                    continue
                for one in REPEATS[told.event_type]:
                    if one in ground.tellings and (one in _SIDELESS or told.event_type in _SIDELESS):
                        yield ground.tellings[one], 0.0


class _Match:
    """An earlier telling that today's event may repeat: how well it fits, and the event of it that fits best."""

    def __init__(self, telling: Telling, distance_m: float, now: Told) -> None:
        self.telling = telling
        self.distance_m = distance_m
        status = now.status if now.status in telling.last else min(telling.last, key=DOUBT.__getitem__)
        self.position = telling.last[status]
        self.rank = (
            distance_m > 0,
            -telling.last_day,
            telling.event_type is not now.event_type,
            status is not now.status,
            distance_m,
            self.position,
        )


def _by_place(grounds: Mapping[GroundKey, Ground]) -> dict[Hashable, list[Ground]]:
    """Put the grounds of all sides together where a type is told of no side."""
    places: dict[Hashable, list[Ground]] = {}
    for (key, family, _), ground in grounds.items():
        if family in {FAMILIES[one] for one in _SIDELESS}:
            places.setdefault((key, family), []).append(ground)
    return places


def _status_differs(now: Told, was: Told) -> bool:
    """Tell whether the same is said with another certainty; a denial always is one."""
    if (now.status is Status.DENIED) != (was.status is Status.DENIED):
        return True
    same_event = now.event_type not in _ANEW or (
        now.begin <= (was.end or now.begin) and was.begin <= (now.end or was.begin)
    )
    return same_event and now.event_type is was.event_type and now.status is not was.status
