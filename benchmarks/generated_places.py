"""The places of generated events: how each lies to which settlement, its geometry, its footprint, its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from benchmarks import generated_theatre as ground
from frontmap.layers.frame import GEOMETRY
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KM = 1000.0
_NEAR_M, _LINE_M, _AREA_M, _NO_EXTENT_M = 5_000.0, 3_000.0, 60_000.0, 1_500.0
_CONE_M, _CONE_HALF_DEG, _OFFSET_HALF_DEG, _OFFSET_EITHER_M = 18_000.0, 45.0, 22.5, 2_000.0
_EIGHTH_DEG = 45.0
_HOMONYMS_IN = 16
_METHODS = {"area": "region", "cone": "direction"}


class Places:
    """Where all events of a layer were, chosen at once; each method speaks of one event.

    Parameters
    ----------
    day : int array
        Each event's report day, as a number from 0 on.
    kind : list of str
        How each event lies to its places, a word of [where] in generated_year.toml.
    table : dict
        That table.
    rng : numpy Generator
        What chooses.
    """

    def __init__(
        self, day: NDArray[np.int64], kind: list[str], table: dict[str, Any], rng: np.random.Generator
    ) -> None:
        front, size = table["front"], len(day)
        vertices = tuple((lon, lat) for lon, lat in front["vertices"])
        self._theatre = ground.load_theatre(Workspace.here().geo_dir, vertices, front["line_widest_m"])
        self._kind, self._words = kind, table["words"]
        self._spot = _hot_spots(day, front, self._theatre.near, rng)
        self._run = ground.runs(self._theatre.along, size, rng)
        self._run_length = rng.integers(2, 5, size)
        self._eighth = rng.integers(0, 8, size)
        self._distance_m = rng.integers(3, 16, size) * _KM
        self._area = rng.integers(0, len(self._theatre.areas), size)
        self._other = rng.integers(0, len(self._theatre.spots) * _HOMONYMS_IN, size)
        shape, footprint = self._shapes(np.array(kind))
        self._shape: list[bytes | None] = shapely.to_wkb(shape).tolist()
        self._footprint: list[str | None] = shapely.to_geojson(footprint).tolist()

    def columns(self, event: int) -> dict[str, Any]:
        """Give the columns of the layer that say where an event was, each time as objects of their own."""
        kind, footprint = self._kind[event], self._footprint[event]
        lost = kind == "none"
        return {
            "places": self._places(event),
            "place_name": self.name(event),
            "oblast": self._oblast(event),
            "uncertainty_m": None if lost else self._radius_m(event),
            "method": None if lost else _METHODS.get(kind, kind),
            "reason": self._reason(event) if lost else None,
            "footprint": json.loads(footprint) if footprint else None,
            GEOMETRY: shapely.from_wkb(self._shape[event]),
        }

    def name(self, event: int) -> str:
        """Say where an event was, in a few words: "5 km south of Lyman"."""
        kind, spot = self._kind[event], self._theatre.spots[self._spot[event]].name
        compass = self._words["compass"][self._eighth[event]]
        if kind == "line":
            return " - ".join(self._theatre.spots[at].name for at in self._vertices(event)) + " line"
        return {
            "near": f"near {spot}",
            "offset": f"{self._distance_m[event] / _KM:g} km {compass} of {spot}",
            "cone": f"{compass} of {spot}",
            "area": self._theatre.oblasts[self._area[event]].name,
        }.get(kind, spot)

    def phrase(self, event: int) -> str:
        """Say the same as a sentence would: "along the Lyman - Yampil line"."""
        before = {"line": "along the ", "area": "throughout ", "at": "in ", "none": "in "}
        return before.get(self._kind[event], "") + self.name(event)

    def around(self, event: int) -> list[str]:
        """Name settlements that a sentence about an event may name too."""
        return [self._theatre.spots[at].name for at in self._run[event]]

    def _places(self, event: int) -> list[dict[str, Any]]:
        kind, spot = self._kind[event], self._spot[event]
        if kind == "line":
            return [self._place(at, "line") for at in self._vertices(event)]
        if kind == "area":
            oblast = self._theatre.oblasts[self._area[event]]
            return [_nowhere(oblast.name, "in", oblast.gazetteer_id)]
        if kind == "none":
            return [_nowhere(self._theatre.spots[spot].name, "at", None) | {"reason": self._reason(event)}]
        place = self._place(spot, "direction" if kind == "cone" else kind)
        if kind in {"offset", "cone"}:
            place["bearing_deg"] = float(self._eighth[event] * _EIGHTH_DEG)
        if kind == "offset":
            place["distance_m"] = float(self._distance_m[event])
        if self._other[event] < len(self._theatre.spots):
            place["rivals"] = [self._rival(place["name"], self._other[event])]
        return [place]

    def _place(self, spot: int, relation: str) -> dict[str, Any]:
        entry, (lon, lat) = self._theatre.spots[spot], self._theatre.positions[spot].tolist()
        return {"name": entry.name, "relation": relation, "lon": lon, "lat": lat, "gazetteer_id": entry.gazetteer_id}

    def _rival(self, name: str, spot: int) -> dict[str, Any]:
        """Give a candidate that was not taken: as if another settlement had the same name."""
        rival = self._place(spot, "")
        del rival["relation"]
        return rival | {"name": name, "oblast": self._theatre.spots[spot].oblast, "score": 0.4}

    def _vertices(self, event: int) -> list[int]:
        vertices: list[int] = self._run[event, : self._run_length[event]].tolist()
        return vertices

    def _oblast(self, event: int) -> str | None:
        if self._kind[event] == "area":
            return self._theatre.oblasts[self._area[event]].name
        if self._kind[event] == "none":
            return None
        spots = self._vertices(event) if self._kind[event] == "line" else [self._spot[event]]
        return ", ".join(dict.fromkeys(self._theatre.spots[at].oblast for at in spots))

    def _reason(self, event: int) -> str:
        reason: str = self._words["reasons"][self._eighth[event] % len(self._words["reasons"])]
        return reason

    def _radius_m(self, event: int) -> float:
        own = self._theatre.spots[self._spot[event]].extent_m or _NO_EXTENT_M
        half = round(self._distance_m[event] / 2)
        radii = {"at": own, "near": _NEAR_M, "offset": half, "line": 4 * _LINE_M, "cone": _CONE_M, "area": _AREA_M}
        return float(radii[self._kind[event]])

    def _shapes(self, kind: NDArray[np.str_]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Give the geometry and the footprint of every event."""
        at, bearing_deg = self._theatre.positions[self._spot], self._eighth * _EIGHTH_DEG
        shape, footprint = (np.full(len(kind), None, dtype=object) for _ in range(2))
        points, near, cone, line = np.isin(kind, ["at", "near"]), kind == "near", kind == "cone", kind == "line"
        shape[points] = shapely.points(at[points])
        footprint[near] = ground.circles(at[near], np.full(near.sum(), _NEAR_M))
        apart, way_m = kind == "offset", self._distance_m
        shape[apart] = shapely.points(ground.moved(at, bearing_deg, way_m)[apart])
        either_m = (way_m[apart] - _OFFSET_EITHER_M, way_m[apart] + _OFFSET_EITHER_M)
        footprint[apart] = ground.sectors(at[apart], bearing_deg[apart], _OFFSET_HALF_DEG, *either_m)
        reach_m = np.full(cone.sum(), _CONE_M)
        shape[cone] = ground.sectors(at[cone], bearing_deg[cone], _CONE_HALF_DEG, reach_m / 9, reach_m)
        for event in np.flatnonzero(line):
            shape[event] = shapely.LineString(self._theatre.positions[self._vertices(event)])
        footprint[line] = ground.corridors(shape[line], _LINE_M)
        for event in np.flatnonzero(kind == "area"):
            shape[event] = self._theatre.areas[self._area[event]]
        return shape, footprint


def _nowhere(name: str, relation: str, gazetteer_id: str | None) -> dict[str, Any]:
    return {"name": name, "relation": relation, "lon": None, "lat": None, "gazetteer_id": gazetteer_id}


def _hot_spots(
    day: NDArray[np.int64], front: dict[str, Any], near: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """Choose each event's settlement: the closer to the front the likelier, some far likelier, others every epoch."""
    spot = np.zeros(len(day), dtype=np.int64)
    epoch = day // front["epoch_days"]
    for one in np.unique(epoch):
        weight = np.exp(rng.normal(0, front["hotness"], len(near)) - near / front["reach_m"])
        weight[near > front["widest_m"]] = 0
        spot[epoch == one] = rng.choice(len(near), np.count_nonzero(epoch == one), p=weight / weight.sum())
    return spot
