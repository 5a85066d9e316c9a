"""What a user is told after reading or drawing: where it went, what was found, counted, and what was odd."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontmap.changes import counts_in_words
from frontmap.model import Status

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from frontmap.changes import Changes


@dataclass(frozen=True, slots=True)
class Found:
    """Counts of a layer.

    `events` are those that happened; `planned` claims are kept in the layer but not drawn; `unplaced` gives (place and
    reason, number) for the claims that would be drawn if it were known where.
    """

    claims: int
    events: int
    planned: int
    unplaced: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, frame: gpd.GeoDataFrame) -> Found:
        """Count a layer's features."""
        planned = frame["status"].eq(str(Status.PLANNED))
        drawn = frame[~planned]
        missing = drawn[drawn.geometry.isna()]
        reasons = [
            _reason(place, reason) for place, reason in zip(missing["place_name"], missing["reason"], strict=True)
        ]
        return cls(
            claims=len(frame),
            events=int(drawn["event_id"].nunique()),
            planned=int(planned.sum()),
            unplaced=tuple(sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0]))),
        )

    def lines(self) -> list[str]:
        """Say it: one line of numbers, then one for each reason why claims are not on the map."""
        unplaced = sum(number for _, number in self.unplaced)
        planned = f" ({self.planned} planned, not drawn)" if self.planned else ""
        return [
            f"{_counted(self.claims, 'claim')}{planned}, {_counted(self.events, 'event')}, {unplaced} unplaced",
            *(
                f"  unplaced: {reason}" + (f" ({number} times)" if number > 1 else "")
                for reason, number in self.unplaced
            ),
        ]


@dataclass(frozen=True, slots=True)
class Written:
    """A layer or a page: where it is, what was found for it, what was odd about the inputs, what has changed."""

    path: Path
    found: Found
    warnings: tuple[str, ...]
    changes: Changes | None = None

    def lines(self) -> list[str]:
        """Say what was found, and how many events are new, repeated and so on where that was asked."""
        return [*self.found.lines(), *([counts_in_words(self.changes)] if self.changes is not None else [])]


def _reason(place: str | None, reason: str | None) -> str:
    """Name the place, unless the reason does."""
    said = reason or "no reason given"
    return said if not place or place in said else f"{place}: {said}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
