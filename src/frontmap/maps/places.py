"""The column of anchor toponyms: how events lie to them, and which names the map has to show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from frontmap.maps.columns import number_of, text_of

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

_MOST_LABELS = 4000
"""More names than this no screen can show; the first ones are kept."""


class PlaceColumn:
    """The anchor toponyms of each claim.

    Parameters
    ----------
    claims : GeoDataFrame
        Claims with a column `places`, or without it.
    """

    def __init__(self, claims: gpd.GeoDataFrame) -> None:
        cells = claims["places"].to_numpy(dtype=object) if "places" in claims.columns else [None] * len(claims)
        self.rows = [[place for place in list_of(cell) if isinstance(place, Mapping)] for cell in cells]

    def marked(self, marks: Mapping[Any, int]) -> NDArray[np.int64]:
        """Give for each claim the bits of `marks` that the relations of its places have."""
        found = np.zeros(len(self.rows), dtype=np.int64)
        for number, row in enumerate(self.rows):
            for place in row:
                bits = marks.get(place.get("relation", ""), 0)
                if bits:
                    found[number] |= bits
        return found

    def labels(self) -> list[list[Any]]:
        """Give the names that the reports use, as labels for the map: [name, lon, lat] in degrees, each once."""
        found: dict[tuple[str, float, float], None] = {}
        known: set[Any] = set()
        for row in self.rows:
            for place in row:
                key = place.get("name"), place.get("lon"), place.get("lat")
                if _is_known(key, known):
                    continue
                lon, lat, name = number_of(place.get("lon")), number_of(place.get("lat")), text_of(place.get("name"))
                if lon is not None and lat is not None and name:
                    found[name, round(lon, 3), round(lat, 3)] = None
            if len(found) >= _MOST_LABELS:
                break
        return [list(label) for label in found]

    def rivals(self, claim: int) -> list[list[Any]]:
        """Give the candidates that were not taken: [name, oblast, lon, lat, score, lon and lat of the one taken]."""
        found = []
        for place in self.rows[claim]:
            if "rivals" not in place:
                continue
            taken = number_of(place.get("lon")), number_of(place.get("lat"))
            for rival in list_of(place.get("rivals")):
                if not isinstance(rival, Mapping):
                    continue
                lon, lat = number_of(rival.get("lon")), number_of(rival.get("lat"))
                if lon is None or lat is None:
                    continue
                name, oblast = text_of(rival.get("name")), text_of(rival.get("oblast"))
                found.append([name, oblast, lon, lat, number_of(rival.get("score")), *taken])
        return found


def _is_known(key: Any, known: set[Any]) -> bool:  # noqa: ANN401  cells of hand-edited files
    """Say whether a place has been met; keep it in mind for the next time."""
    try:
        if key in known:
            return True
        known.add(key)
    except TypeError:  # a list where a name should be
        return False
    return False


def list_of(value: object) -> list[Any]:
    """Give a cell as a list: as it is, from an array, or from the JSON text that some formats keep lists as."""
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    if hasattr(value, "tolist"):
        value = value.tolist()
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str | bytes) else []
