"""Shapes that footprints are cut from, out of a gazetteer and remembered: regions, courses, borders, the next town."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from frontmap import geodesy
from frontmap.geodesy import LocalPlane
from frontmap.places import lines
from frontmap.places.courses import Course
from frontmap.places.footprints import CONE_M, SHORTEST_CONE_M, Anchor, half_width_deg, shaped
from frontmap.places.methods import Method
from frontmap.places.parts import WORDS, Part, bank_of, cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from frontmap.gazetteer import Entry
    from frontmap.geodesy import FloatArray
    from frontmap.model import Footprint
    from frontmap.places.names import Names

REGION_TOLERANCE_M = 400.0
"""Outlines of regions are drawn with no more detail than this: a claim "in Donetsk Oblast" is no survey."""

_TOWN_KINDS = frozenset({"city", "town"})
_BETWEEN_SIDES = re.compile(r"[-\u2010-\u2015/\s'\u2019]+|\b(?:and|with|of|between|the|its|s)\b", re.IGNORECASE)
_NOT_A_SIDE = {"border", "borders", "oblast", "oblasts", "state", "international", "administrative", "boundary"}


class Terrain:
    """Lines and areas of a gazetteer, ready to be cut; EPSG:4326 throughout.

    Parameters
    ----------
    names : Names
        The gazetteer, asked by name.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self._areas: dict[tuple[str, Part], BaseGeometry] = {}
        self._regions: dict[tuple[object, ...], Footprint] = {}
        self._courses: dict[str, Course] = {}
        self._borders: dict[str, Course | None] = {}
        self._cones: dict[tuple[Anchor, float], float] = {}

    def area(self, entry: Entry, part: Part | None = None) -> BaseGeometry:
        """Outline of a region, simplified and valid; with `part`, what compass thirds leave of it."""
        part = part or Part()
        key = entry.gazetteer_id, part
        if key not in self._areas:
            self._areas[key] = (
                cut(self.area(entry), part) if part else _simplified(self.names.gazetteer.geometry(entry))
            )
        return self._areas[key]

    def bank(self, entry: Entry, river: Entry, part: Part) -> BaseGeometry:
        """Part of a region on the named bank of a river."""
        return bank_of(self.area(entry), self.course(river).line, part)

    def region_shape(self, entry: Entry, part: Part) -> Footprint:
        """Footprint of a region, or of what compass thirds leave of it."""
        return self._remembered((entry.gazetteer_id, part), lambda: self.area(entry, part), part)

    def bank_shape(self, entry: Entry, river: Entry, part: Part) -> Footprint:
        """Footprint of the part of a region on the named bank of a river."""
        return self._remembered(
            (entry.gazetteer_id, river.gazetteer_id, part), lambda: self.bank(entry, river, part), part
        )

    def bank_river(self, entry: Entry) -> Entry | None:
        """River that "the east bank" means in a region where the words do not name it, by words.toml."""
        name = WORDS["bank_river"].get(entry.name)
        rivers = self.names.shapes(name, "river") if name else ()
        return rivers[0] if rivers else None

    def _remembered(self, key: tuple[object, ...], make: Callable[[], BaseGeometry], part: Part) -> Footprint:
        if key not in self._regions:
            self._regions[key] = shaped(make(), Method.PART_OF_REGION if part else Method.REGION)
        return self._regions[key]

    def course(self, entry: Entry) -> Course:
        """Course of a river, road or border as one line; the boundary of an area."""
        if entry.gazetteer_id not in self._courses:
            self._courses[entry.gazetteer_id] = Course(self.names.gazetteer.geometry(entry))
        return self._courses[entry.gazetteer_id]

    def border(self, name: str) -> Course | None:
        """Border that a name describes and no entry holds, "Kharkiv-Luhansk Oblast border"; else None."""
        if name not in self._borders:
            self._borders[name] = self._make_border(name)
        return self._borders[name]

    def cone_length_m(self, anchor: Anchor, bearing: float) -> float:
        """How far "DIR of X" reaches beyond the edge of X: to the next town that way, else 15 km."""
        key = anchor, bearing
        if key not in self._cones:
            self._cones[key] = self._measure_cone(anchor, bearing)
        return self._cones[key]

    def _make_border(self, name: str) -> Course | None:
        parts = [word for word in _BETWEEN_SIDES.split(name) if word and word.lower() not in _NOT_A_SIDE]
        sides = [str(WORDS["demonym"].get(word.lower(), word)) for word in parts]
        kinds = ("oblast", "country") if "oblast" in name.lower() else ("country", "oblast")
        found = [entries[0] for side in sides if (entries := self._areas_called(side, kinds))]
        home = self._areas_called(WORDS["border"]["home"], ("country",))
        if len(found) == 1 and found[0].kind == "country" and home and home[0] != found[0]:
            found.append(home[0])
        if not found or len(found) < len(sides):
            return None
        if len(found) == 1:
            return self.course(found[0])
        shared = lines.shared_border(self.names.gazetteer.geometry(found[0]), self.names.gazetteer.geometry(found[1]))
        return None if shared is None else Course(shared)

    def _areas_called(self, name: str, kinds: tuple[str, ...]) -> tuple[Entry, ...]:
        return tuple(entry for kind in kinds for entry in self.names.shapes(name, kind))

    @cached_property
    def _towns(self) -> tuple[FloatArray, FloatArray]:
        """Positions, shape (n, 2), and unit vectors, shape (n, 3), of all cities and towns."""
        towns = [e for e in self.names.gazetteer.entries if e.kind in _TOWN_KINDS and e.lon is not None]
        points = np.array([(town.lon, town.lat) for town in towns], dtype=float).reshape(-1, 2)
        return points, geodesy.unit_vectors(points)

    def _measure_cone(self, anchor: Anchor, bearing: float) -> float:
        points, vectors = self._towns
        reach = anchor.edge_m + CONE_M
        here = geodesy.unit_vectors(np.array([anchor.position]))
        chords = geodesy.squared_chords_m2(here, vectors)[0]
        towns = points[chords < (reach * 1.3) ** 2]
        distances, bearings = geodesy.distances_m(anchor.position, towns), geodesy.bearings_deg(anchor.position, towns)
        length = CONE_M
        for distance, way in zip(distances.tolist(), bearings.tolist(), strict=True):
            turn = geodesy.turn_deg(way, bearing)
            if distance > anchor.edge_m + SHORTEST_CONE_M and turn <= half_width_deg(bearing) / 2:
                length = min(length, distance - anchor.edge_m)
        return max(length, SHORTEST_CONE_M)


def _simplified(geometry: BaseGeometry) -> BaseGeometry:
    valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    plane = LocalPlane.about(valid)
    flat = plane.project(valid).simplify(REGION_TOLERANCE_M)
    parts = [part for part in shapely.get_parts(flat) if part.geom_type == "Polygon"]
    largest = max((part.area for part in parts), default=0.0)
    # Islets and slivers make a file long and say nothing about where a claim lies.
    kept = [part for part in parts if part.area >= largest / 1000]
    return geodesy.tidy(plane.unproject(shapely.union_all(kept)))
