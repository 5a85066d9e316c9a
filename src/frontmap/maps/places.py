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

    def have(self, relations: Sequence[str]) -> NDArray[np.bool_]:
        """Tell for each claim whether one of its places has one of these relations."""
        wanted = frozenset(map(str, relations))
        return np.array([any(place.get("relation") in wanted for place in row) for row in self.rows], dtype=bool)

    def labels(self) -> list[list[Any]]:
        """Give the names that the reports use, as labels for the map: [name, lon, lat] in degrees, each once."""
        found: dict[tuple[str, float, float], None] = {}
        for row in self.rows:
            for place in row:
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
