"""Events put together by what they tell: one ground is a spot, a family of types and a side.

Two layers' grounds are linked where their spots have one key, else each with the nearest of the other layer, if it is
near enough; so there are never more links than grounds, however many events lie in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from frontmap.model import EventType
from frontmap.nearest import nearest
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterator, Mapping, Sequence

    from frontmap.changes.spots import Spot
    from frontmap.changes.told import TellingEvent
    from frontmap.geodesy import FloatArray
    from frontmap.model import Status

    GroundKey = tuple[Hashable, EventType, str]
    Links = dict[GroundKey, list[tuple["Ground", float]]]

REPEATS = {
    EventType(now): tuple(EventType(word) for word in before)
    for now, before in load_table("changes/changes.toml")["repeats"].items()
}
"""For each type of today the types of before that told the same, the likest first."""


def _families() -> dict[EventType, EventType]:
    """Give each type the first of those with which it is told by turns."""
    family = {one: one for one in EventType}
    for now, others in REPEATS.items():
        for other in others:
            lost, kept = sorted((family[now], family[other]), key=list(EventType).index, reverse=True)
            family = {one: kept if first is lost else first for one, first in family.items()}
    return family


FAMILIES = _families()


@dataclass(slots=True)
class Telling:
    """The events of one type on one ground: their positions, and for each status one of those told last.

    `mentioned` is set as soon as the other layer tells of them too.
    """

    event_type: EventType
    positions: list[int] = field(default_factory=list)
    event_ids: tuple[str, ...] = ()
    last_day: int = -1
    last: dict[Status, int] = field(default_factory=dict)
    mentioned: bool = False

    def add(self, position: int, event: TellingEvent) -> None:
        """Take an event in; those of one layer come in order."""
        self.positions.append(position)
        if event.day > self.last_day:
            self.last_day, self.last = event.day, {}
        if event.day == self.last_day:
            self.last.setdefault(event.told.status, position)


@dataclass(slots=True)
class Ground:
    """What is told of one spot and one side, by type."""

    spot: Spot
    side: str
    tellings: dict[EventType, Telling] = field(default_factory=dict)


def grounds_of(events: Sequence[TellingEvent]) -> dict[GroundKey, Ground]:
    """Put the events of a layer together by spot, family of types and side.

    Parameters
    ----------
    events : sequence of TellingEvent
        Those of one layer.

    Returns
    -------
    dict
        Ground by (spot key, family, side); an event that lies in several spots is on several grounds.
    """
    grounds: dict[GroundKey, Ground] = {}
    for position, event in enumerate(events):
        told = event.told
        for spot in event.spots:
            ground = grounds.setdefault(
                (spot.key, FAMILIES[told.event_type], told.side), Ground(spot, told.side)
            )  # fmt: skip
            ground.tellings.setdefault(told.event_type, Telling(told.event_type)).add(position, event)
    for ground in grounds.values():
        for telling in ground.tellings.values():
            telling.event_ids = tuple([events[position].told.event_id for position in telling.positions])
    return grounds


def links_between(asking: Mapping[GroundKey, Ground], answering: Mapping[GroundKey, Ground]) -> Links:
    """Link each ground of one layer with those of the other that are the same place.

    Parameters
    ----------
    asking, answering : mapping of GroundKey to Ground
        The grounds of today's layer and of the earlier one.

    Returns
    -------
    dict
        For each asking ground that has any: (answering ground, distance of the middles in metres).
    """
    links: Links = {key: [(answering[key], 0.0)] for key in asking if key in answering}
    for one, other, far_m in _nearest_of(asking, answering):
        links.setdefault(one, []).append((answering[other], far_m))
    for other, one, far_m in _nearest_of(answering, asking):
        links.setdefault(one, []).append((answering[other], far_m))
    return links


def _nearest_of(
    asking: Mapping[GroundKey, Ground], answering: Mapping[GroundKey, Ground]
) -> Iterator[tuple[GroundKey, GroundKey, float]]:
    """Find the nearest ground of the other layer for each that has none of the same key; in each class of sizes one."""
    pools: dict[Hashable, list[GroundKey]] = {}
    for key, ground in answering.items():
        for pool in ground.spot.pools:
            pools.setdefault((pool, *key[1:], ground.spot.size), []).append(key)
    for pool, keys in _askers(asking, answering, pools).items():
        others = pools[pool]
        within_m = max(asking[key].spot.near_m(asking[key].spot) for key in keys)
        found, far_m = nearest(_positions(asking, keys), _positions(answering, others), within_m)
        for key, at, far in zip(keys, found.tolist(), far_m.tolist(), strict=True):
            if at >= 0 and far <= asking[key].spot.near_m(answering[others[at]].spot):
                yield key, others[at], far


def _askers(
    asking: Mapping[GroundKey, Ground], answering: Mapping[GroundKey, Ground], pools: Container[Hashable]
) -> dict[Hashable, list[GroundKey]]:
    """Put together who asks each pool: those without a ground of the same key, of about the pool's size."""
    askers: dict[Hashable, list[GroundKey]] = {}
    for key, ground in asking.items():
        if key in answering:
            continue
        for pool, step in product(ground.spot.asked, (-1, 0, 1)):
            asked = (pool, *key[1:], ground.spot.size + step)
            if asked in pools:
                askers.setdefault(asked, []).append(key)
    return askers


def _positions(grounds: Mapping[GroundKey, Ground], keys: Sequence[GroundKey]) -> FloatArray:
    return np.array([(grounds[key].spot.lon, grounds[key].spot.lat) for key in keys], dtype=float)
