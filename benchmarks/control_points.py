"""Control points that reports print themselves: "A (N km DIR of B)", with A and B where the gazetteer has them.

Nothing of the program's own reading is used: a plain pattern finds the remarks, and a name counts only where the
gazetteer knows it without doubt: all of its entries, else all of them in the theatre, else all in the oblasts that the
section's heading names, lie within `SAME_PLACE_M` of each other. The remark itself takes no part in that choice, so a
name whose only entry is some other village stays in, and counts as a miss.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple

from frontmap import geodesy
from frontmap.places.names import Names
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from frontmap.gazetteer import Entry, Gazetteer
    from frontmap.geodesy import LonLat

SAME_PLACE_M = 2_000.0
THEATRE_ODDS = 0.5
"""Oblasts that theatre.toml gives at least these odds are the theatre."""

_NAME = r"[^\W\d_a-z][\w'\u2019]*(?:-[^\W\d_a-z][\w'\u2019]*)*"
_REMARK = re.compile(
    rf"(?P<a>{_NAME}(?: {_NAME}){{0,2}}),? \("
    r"(?:(?:about|approximately|around|roughly|some|just|only|located|situated|directly) ){0,2}"
    r"(?P<km>\d{1,3}(?:\.\d)?) ?(?:km|kilometers) "
    r"(?P<dir>(?:due |directly )?(?:north|south|east|west|northeast|northwest|southeast|southwest))"
    r"(?: of| from) (?:the )?(?:(?:city|town|village|settlement) of )?"
    rf"(?P<b>{_NAME}(?: {_NAME}){{0,2}})(?! (?:[Oo]blast|border|[Rr]iver|[Rr]aion))\s?[,;)]"
)
_FIRST_WORDS = frozenset({"In", "Near", "Around", "At", "The", "And", "Russian", "Ukrainian", "Both"})
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_BEARINGS = dict(
    zip(
        ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"),
        range(0, 360, 45),
        strict=True,
    )
)


class ControlPoint(NamedTuple):
    """One remark: what it states of A, and where A truly lies from B; metres and degrees."""

    day: str
    a: Entry
    b: Entry
    stated_m: float
    stated_deg: float
    true_m: float
    true_deg: float

    @property
    def turn_deg(self) -> float:
        """How far off the stated direction A truly lies, -180 to 180."""
        return (self.true_deg - self.stated_deg + 180.0) % 360.0 - 180.0

    @property
    def pair(self) -> tuple[object, ...]:
        """What two remarks share that tell the same thing."""
        return self.a.gazetteer_id, self.b.gazetteer_id, self.stated_m, self.stated_deg


class Found(NamedTuple):
    """The control points of a corpus, and how many remarks were left out for each reason."""

    points: tuple[ControlPoint, ...]
    remarks: int
    unknown: int
    doubtful: int


def find(paths: Iterable[Path], gazetteer: Gazetteer) -> Found:
    """Find every control point in text files; the file's stem is its day."""
    remarks = unknown = doubtful = 0
    points = []
    names = Names(gazetteer)
    for path in sorted(paths):
        for a, b, stated_m, bearing, heading in _remarks(path.read_text(encoding="utf-8")):
            remarks += 1
            oblasts = {area.name for area in names.heading(heading)[0] if area.kind == "oblast"}
            here, there = _entries(gazetteer, a), _entries(gazetteer, b)
            if not here or not there:
                unknown += 1
                continue
            first, second = _certain(here, oblasts), _certain(there, oblasts)
            if first is None or second is None or first == second:
                doubtful += 1
                continue
            start, end = _position(second), _position(first)
            true_m, true_deg = geodesy.distance_m(start, end), geodesy.bearing_deg(start, end)
            points.append(ControlPoint(path.stem, first, second, stated_m, bearing, true_m, true_deg))
    return Found(tuple(points), remarks, unknown, doubtful)


def in_fitting_half(point: ControlPoint) -> bool:
    """Tell on which side of the split a point falls: by its report's date, so that no report is on both."""
    return hashlib.sha256(point.day.encode()).digest()[0] % 2 == 0


def _remarks(text: str) -> Iterator[tuple[str, str, float, float, str]]:
    """Yield the names of A and B, the stated distance (metres) and bearing (degrees), and the heading above."""
    headings = [(found.start(), found.group()) for found in _HEADING.finditer(text)]
    starts = [start for start, _ in headings]
    for found in _REMARK.finditer(text):
        above = bisect(starts, found.start()) - 1
        heading = headings[above][1] if above >= 0 else ""
        bearing = _BEARINGS[found["dir"].split()[-1]]
        yield found["a"], found["b"], float(found["km"]) * 1000.0, float(bearing), heading


def _entries(gazetteer: Gazetteer, words: str) -> list[Entry]:
    """Settlements and sites that bear the whole name; a sentence's first word may stand before it."""
    first, _, rest = words.partition(" ")
    name = rest if rest and first in _FIRST_WORDS else words
    return [entry for entry in gazetteer.candidates(name) if entry.lon is not None]


def _certain(entries: list[Entry], oblasts: set[str]) -> Entry | None:
    """Give the one place that entries stand for: alone in the gazetteer, the theatre, or the section's oblasts."""
    odds = load_table("places/theatre.toml")["oblast"]
    at_the_front = [entry for entry in entries if odds.get(entry.oblast, 0.0) >= THEATRE_ODDS]
    for these in (entries, at_the_front, [entry for entry in at_the_front if entry.oblast in oblasts]):
        if these and all(geodesy.distance_m(_position(these[0]), _position(one)) <= SAME_PLACE_M for one in these):
            return max(these, key=lambda entry: entry.extent_m)
    return None


def _position(entry: Entry) -> LonLat:
    return float(entry.lon or 0.0), float(entry.lat or 0.0)
