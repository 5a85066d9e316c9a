"""From names as written to the gazetteer entries they can mean, with what is known of each before the text is asked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from shapely import covers, points, prepare

from frontmap import geodesy
from frontmap.gazetteer import AREAS, SETTLEMENTS, Entry, Gazetteer, fold_phrase
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from frontmap.geodesy import FloatArray

_THEATRE = load_table("places/theatre.toml")
_POINT_KINDS = SETTLEMENTS | {"settlement", "site"}
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'\u2019]*(?:-[^\W\d_a-z][\w'\u2019]*)*")
_BEFORE_OBLAST = re.compile(
    r"[^\W\d_a-z][\w'\u2019]*(?:-[^\W\d_a-z][\w'\u2019]*)?"
    r"(?=(?:(?:, and|,| and| or) [^\W\d_a-z][\w'\u2019-]*){0,6} [Oo]blasts?\b)"
)
_PLURAL = re.compile(r"\b(oblast|raion|district|region|river|reservoir|border|highway)s\b", re.IGNORECASE)
_LONGEST_NAME = 3
_REMEMBERED = 100_000
_MADE_REMEMBERED = 30_000
_OTHER_NAME_ODDS = 0.4
_EXTENT_WEIGHT = 0.5
_COMMON_EXTENT_M = 1_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """The point-like entries that a name can mean.

    `points` has shape (n, 2) as (lon, lat) in degrees, `vectors` (n, 3) on the unit sphere, `priors` (n,) are log odds.
    """

    entries: tuple[Entry, ...]
    points: FloatArray
    vectors: FloatArray
    priors: FloatArray

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.entries)


def prior(entry: Entry, key: str) -> float:
    """Log odds of an entry for the folded name `key`, from its oblast, its kind, and whether that is its first name."""
    elsewhere = _THEATRE["elsewhere"]["home" if entry.oblast else "abroad"]
    odds = _THEATRE["oblast"].get(entry.oblast, elsewhere) * _THEATRE["kind"].get(entry.kind, 1.0)
    first = fold_phrase(entry.name)
    own = 1.0 if first == key or key.startswith(first + " ") else _OTHER_NAME_ODDS
    return math.log(odds * own) + _EXTENT_WEIGHT * math.log(max(entry.extent_m, _COMMON_EXTENT_M) / _COMMON_EXTENT_M)


class Names:
    """A gazetteer asked by name, its answers prepared for scoring and remembered.

    Parameters
    ----------
    gazetteer : Gazetteer
        Where the names are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._options: dict[tuple[str, str], Options] = {}
        self._shapes: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._made: dict[tuple[object, ...], FloatArray] = {}
        self._headings: dict[str, tuple[tuple[Entry, ...], Options]] = {}

    def options(self, name: str, kind: str = "") -> Options:
        """Give the point-like entries that `name` can mean; a `kind` that is not point-like gives none."""
        found = self._options.get((name, kind))
        if found is None:
            _make_room(self._options)
            found = self._options[name, kind] = self._find_options(name, kind)
        return found

    def shapes(self, name: str, kind: str = "") -> tuple[Entry, ...]:
        """Give the lines and areas that `name` can mean."""
        found = self._shapes.get((name, kind))
        if found is None:
            _make_room(self._shapes)
            # "Kherson and Zaporizhia Oblasts": the last one bears the plural of all.
            single = _PLURAL.sub(r"\1", name)
            entries = self.gazetteer.candidates(single, "" if kind in _POINT_KINDS else kind)
            found = self._shapes[name, kind] = tuple(entry for entry in entries if entry.lon is None)
        return found

    def area(self, name: str) -> Entry | None:
        """Give the oblast, else the raion, region or country, that a region qualifier names."""
        for kind in ("oblast", "raion", "region", "country", ""):
            areas = [entry for entry in self.shapes(name, kind) if entry.kind in AREAS]
            if areas:
                return areas[0]
        return None

    def inside(self, options: Options, area: Entry) -> FloatArray:
        """Tell which options lie in an area: shape (n,), 1.0 for those that do, else 0.0."""
        return self.remembered(("in", options, area.gazetteer_id), lambda: self._find_inside(options, area))

    def remembered(self, key: tuple[object, ...], make: Callable[[], FloatArray]) -> FloatArray:
        """Give what has been made for this key before, from report to report; it must not be changed."""
        found = self._made.get(key)
        if found is None:
            _make_room(self._made, _MADE_REMEMBERED)
            found = self._made[key] = make()
        return found

    def oblasts_in(self, text: str) -> list[Entry]:
        """Give the oblasts that a sentence names: "Donetsk and Luhansk Oblasts"."""
        if "blast" not in text:
            return []
        found = [self.shapes(match.group(), "oblast") for match in _BEFORE_OBLAST.finditer(text)]
        return [entries[0] for entries in found if entries]

    def heading(self, text: str) -> tuple[tuple[Entry, ...], Options]:
        """Give the regions and the cities and towns that a section's heading names."""
        found = self._headings.get(text)
        if found is None:
            _make_room(self._headings)
            found = self._headings[text] = self._read_heading(text[:1000])
        return found

    def _find_inside(self, options: Options, area: Entry) -> FloatArray:
        if area.kind == "oblast":
            return np.array([float(entry.oblast == area.name) for entry in options.entries])
        geometry: BaseGeometry = self.gazetteer.geometry(area)
        prepare(geometry)
        return np.asarray(covers(geometry, points(options.points)), dtype=float)

    def _find_options(self, name: str, kind: str) -> Options:
        if kind and kind not in _POINT_KINDS:
            return options_of((), "")
        entries = [entry for entry in self.gazetteer.candidates(name, kind) if entry.lon is not None]
        if not entries and kind:
            entries = [entry for entry in self.gazetteer.candidates(name) if entry.lon is not None]
        return options_of(tuple(entries), fold_phrase(name))

    def _read_heading(self, text: str) -> tuple[tuple[Entry, ...], Options]:
        areas, cities = {entry.gazetteer_id: entry for entry in self.oblasts_in(text)}, []
        for chunk in re.split(r"[^\w\s'\u2019-]|\d", text):
            words = [word for piece in _CAPITALISED.findall(chunk) for word in (piece, *piece.split("-")[1:])]
            for size in range(_LONGEST_NAME, 0, -1):
                for start in range(len(words) - size + 1):
                    for entry in self.gazetteer.candidates(" ".join(words[start : start + size])):
                        if entry.kind in {"oblast", "raion", "region"}:
                            areas[entry.gazetteer_id] = entry
                        elif entry.kind == "city":
                            cities.append(entry)
        return tuple(areas.values()), options_of(tuple(cities), "")


def options_of(entries: tuple[Entry, ...], key: str) -> Options:
    """Prepare entries for scoring; those without coordinates must not be among them."""
    positions = np.array([(entry.lon, entry.lat) for entry in entries], dtype=float).reshape(-1, 2)
    priors = np.array([prior(entry, key) for entry in entries])
    return Options(entries, positions, geodesy.unit_vectors(positions), priors)


def _make_room(memory: dict[Any, Any], most: int = _REMEMBERED) -> None:
    """Forget everything once a memory is full: hostile text must not fill it without end."""
    if len(memory) >= most:
        memory.clear()
