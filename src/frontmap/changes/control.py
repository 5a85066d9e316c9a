"""Who had the ground last: captures, advances, holding and withdrawals, place by place.

This says what was told, not who controls what: a change of control is two tellings that give one place to two sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.layers.schema import UNKNOWN_SIDE
from frontmap.model import EventType, Status
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from frontmap.changes.told import TellingEvent

_CONTROL = load_table("changes/changes.toml")["control"]
_GAINS = frozenset(EventType(word) for word in _CONTROL["gains"])
_LOSES = frozenset(EventType(word) for word in _CONTROL["loses"])
_IDLE = frozenset(Status(word) for word in _CONTROL["not_statuses"])


class Holders:
    """The last event, on each ground, by which each side gained or lost it.

    Parameters
    ----------
    events : iterable of TellingEvent
        Those of the earlier layers.
    """

    def __init__(self, events: Iterable[TellingEvent]) -> None:
        self._last: dict[Hashable, dict[tuple[bool, str], tuple[int, int]]] = {}
        for position, event in enumerate(events):
            if not _is_about_control(event):
                continue
            acted = event.told.event_type in _GAINS, event.told.side
            for ground in _grounds(event):
                by_side = self._last.setdefault(ground, {})
                if acted not in by_side or by_side[acted][0] < event.day:
                    by_side[acted] = event.day, position

    def other_than(self, event: TellingEvent, told_again: int = -1) -> int | None:
        """Find the earlier event that gave the ground to another side than this one does.

        Parameters
        ----------
        event : TellingEvent
            One of today's.
        told_again : int, optional
            The day on which the same was told last; who had the ground before that doesn't matter.

        Returns
        -------
        int or None
            Its position; None where nobody else had the ground last, or the event doesn't say who has it.
        """
        if not _is_about_control(event):
            return None
        gains, side = event.told.event_type in _GAINS, event.told.side
        latest, against = told_again, (-1, -1)
        for ground in _grounds(event):
            for (gained, who), (day, position) in self._last.get(ground, {}).items():
                # What this side gained, or another lost, agrees with a gain; with a loss it is the other way round.
                if (gained == (who == side)) == gains:
                    latest = max(latest, day)
                else:
                    against = max(against, (day, position))
        return against[1] if against[0] > latest else None


def _is_about_control(event: TellingEvent) -> bool:
    told = event.told
    return told.event_type in _GAINS | _LOSES and told.status not in _IDLE and told.side not in {"", UNKNOWN_SIDE}


def _grounds(event: TellingEvent) -> set[Hashable]:
    return {spot.ground for spot in event.spots if spot.ground is not None}
