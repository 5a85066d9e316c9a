"""The column of anchor toponyms: how events lie to them, and which names the map has to show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from frontmap.maps.columns import number_of, text_of
from frontmap.values import MAX_LAT_DEG, MAX_LON_DEG

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from frontmap.maps.columns import Claims

_MOST_LABELS = 4000
"""More names than this no screen can show; the first ones are kept."""


class PlaceColumn:
    """The anchor toponyms of each claim.

    Parameters
    ----------
    claims : Claims
        Claims with a column `places`, or without it.
    marks : mapping of str to int
        Bits for some of the relations that a place may have.

    Attributes
    ----------
    marked : array of int
        For each claim the bits of `marks` that the relations of its places have.
    doubtful : set of int
        The claims with a place that has rivals.
    """

    def __init__(self, claims: Claims, marks: Mapping[str, int]) -> None:
        self._cells = claims.cells("places")
        self._labels: dict[tuple[str, float, float], None] = {}
        self.marked: NDArray[np.int8] = np.zeros(len(claims), dtype=np.int8)
        self.doubtful: set[int] = set()
        self._read(marks)

    def row(self, claim: int) -> list[Mapping[str, Any]]:
        """Give the anchor toponyms of a claim."""
        return [place for place in list_of(self._cells[claim]) if type(place) is dict or isinstance(place, Mapping)]

    def _read(self, marks: Mapping[str, int]) -> None:
        """Go through all places, once."""
        known: set[Any] = set()
        labels, marked = self._labels, self.marked
        for claim, cell in enumerate(self._cells):
            for place in cell if type(cell) is list else list_of(cell):
                if type(place) is not dict and not isinstance(place, Mapping):
                    continue
                get = place.get
                relation = get("relation")
                if type(relation) is str and relation in marks:
                    marked[claim] |= marks[relation]
                rivals = get("rivals")
                if rivals is not None and (rivals if type(rivals) is list else list_of(rivals)):
                    self.doubtful.add(claim)
                key = get("name"), get("lon"), get("lat")
                try:
                    is_new = key not in known
                    known.add(key)
                except TypeError:  # a list where a name should be
                    is_new = True
                if is_new and len(labels) < _MOST_LABELS:
                    self._label(place)

    def _label(self, place: Mapping[str, Any]) -> None:
        at, text = _position(place), text_of(place.get("name"))
        if at and text:
            self._labels[text, round(at[0], 3), round(at[1], 3)] = None

    def labels(self) -> list[tuple[str, float, float]]:
        """Give the names that the reports use, as labels for the map: (name, lon, lat) in degrees, each once."""
        return list(self._labels)

    def rivals(self, claim: int) -> list[list[Any]]:
        """Give the candidates that were not taken: [name, oblast, lon, lat, score, lon and lat of the one taken]."""
        found = []
        for place in self.row(claim):
            taken = _position(place) or (None, None)
            for rival in list_of(place.get("rivals")):
                if not isinstance(rival, Mapping):
                    continue
                at = _position(rival)
                if at is None:
                    continue
                name, oblast = text_of(rival.get("name")), text_of(rival.get("oblast"))
                found.append([name, oblast, *at, number_of(rival.get("score")), *taken])
        return found


def _position(place: Mapping[str, Any]) -> tuple[float, float] | None:
    """Give where a place is, longitude and latitude in degrees; None where that is nowhere on the globe."""
    lon, lat = number_of(place.get("lon")), number_of(place.get("lat"))
    if lon is None or lat is None or abs(lon) > MAX_LON_DEG or abs(lat) > MAX_LAT_DEG:
        return None
    return lon, lat


def list_of(value: object) -> list[Any]:
    """Give a cell as a list: as it is, from an array, or from the JSON text that some formats keep lists as."""
    if value is None or isinstance(value, list):
        return value or []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return []
    if hasattr(value, "tolist"):
        value = value.tolist()
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str | bytes) else []
