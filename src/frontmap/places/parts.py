"""What "northeastern", "central", "the western outskirts of" and "the east bank of" cut out of a place or region."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import Polygon
from shapely.ops import nearest_points, split

from frontmap import geodesy
from frontmap.geodesy import LocalPlane
from frontmap.tables import load_table

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

WORDS: dict[str, dict[str, Any]] = load_table("places/words.toml")
"""What the words for parts, sides and borders mean."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FAR = 4.0
_QUARTER_TURN_DEG = 90.0
_SLIVER = 0.01


@dataclass(frozen=True, slots=True)
class Part:
    """A part word understood: compass `bearings` in degrees, and whether it means the centre, a bank, the edge."""

    bearings: tuple[float, ...] = ()
    central: bool = False
    bank: bool = False
    left: bool = False
    right: bool = False
    edge: bool = False
    between: bool = False

    def __bool__(self) -> bool:
        """Tell whether the word was understood at all."""
        return self != Part()


@lru_cache(4096)
def read_part(text: str | None) -> Part:
    """Understand `Locality.part`; words that say nothing about a part leave an empty Part.

    >>> read_part("northeastern").bearings
    (45.0,)
    >>> read_part("left bank").left
    True
    """
    if not text:
        return Part()
    compass, table = WORDS["compass"], WORDS["part"]
    found = [word for chunk in _WORD.findall(text.lower()) for word in _pieces(chunk, compass)]
    return Part(
        bearings=tuple(dict.fromkeys(float(compass[word]) for word in found if word in compass)),
        central=any(word in table["centre"] for word in found),
        bank=any(word in table["bank"] for word in found),
        left=any(word in table["left"] for word in found),
        right=any(word in table["right"] for word in found),
        edge=any(word in table["edge"] for word in found),
        between=any(word in table["between"] for word in found),
    )


def cut(region: BaseGeometry, part: Part) -> BaseGeometry:
    """Cut `region` (EPSG:4326) by compass thirds.

    "northern" is the third of its extent toward the north, "northeastern" the third along the diagonal, "central" the
    middle third both ways; several directions are joined. A cut that leaves nothing gives the whole region.
    """
    plane = LocalPlane.about(region)
    flat = plane.project(region)
    points = shapely.get_coordinates(flat)
    masks: list[BaseGeometry] = [_third(points, bearing, 2 / 3, 1.0) for bearing in part.bearings]
    if part.central:
        masks.append(_third(points, 0.0, 1 / 3, 2 / 3).intersection(_third(points, _QUARTER_TURN_DEG, 1 / 3, 2 / 3)))
    if not masks:
        return region
    piece = _areas_of(flat.intersection(shapely.union_all(masks)))
    return region if piece.is_empty else geodesy.tidy(plane.unproject(piece))


def bank_of(region: BaseGeometry, river: BaseGeometry, part: Part) -> BaseGeometry:
    """Give the part of `region` on the named bank of `river`; all of it where the river does not divide it.

    Left and right are read as of a river that runs south, or east where it mainly runs across, as those of the
    Pontic steppe do.
    """
    plane = LocalPlane.about(region)
    flat, line = plane.project(region), plane.project(river)
    pieces = [flat]
    for string in shapely.get_parts(line):
        pieces = [part for piece in pieces for part in shapely.get_parts(split(piece, string)) if part.area > 0]
    bearing = bank_bearing_deg(line, part)
    if len(pieces) < len(shapely.get_parts(flat)) + 1 or bearing is None:
        return region
    kept = [piece for piece in pieces if _lies_toward(piece, line, bearing)]
    return geodesy.tidy(plane.unproject(shapely.union_all(kept))) if kept else region


def bank_bearing_deg(river: BaseGeometry, part: Part) -> float | None:
    """Bearing in degrees on which the named bank lies of `river` (any plane with y north), None where none is named."""
    if part.bearings:
        return part.bearings[0]
    if not (part.left or part.right):
        return None
    west, south, east, north = river.bounds
    runs_south = north - south >= east - west
    if part.left:
        return 90.0 if runs_south else 0.0
    return 270.0 if runs_south else 180.0


def _pieces(chunk: str, compass: dict[str, Any]) -> list[str]:
    return [chunk] if chunk in compass else chunk.split("-")


def _third(points: np.ndarray[Any, np.dtype[np.float64]], bearing: float, low: float, high: float) -> Polygon:
    """Strip across `bearing` that holds the extent of `points` (metres) from the share `low` to the share `high`."""
    angle = np.radians(bearing)
    forward, sideways = np.array([np.sin(angle), np.cos(angle)]), np.array([np.cos(angle), -np.sin(angle)])
    along = points @ forward
    start, reach = along.min(), along.max() - along.min()
    middle = points.mean(axis=0)
    middle = middle - forward * (middle @ forward)
    near, far = forward * (start + low * reach), forward * (start + high * reach + (reach if high == 1 else 0.0))
    width = sideways * _FAR * float(np.abs(points - points.mean(axis=0)).max())
    return Polygon([middle + near - width, middle + near + width, middle + far + width, middle + far - width])


def _areas_of(geometry: BaseGeometry) -> BaseGeometry:
    """Only the polygons of `geometry`, without slivers of less than a hundredth of the whole."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    whole = sum(part.area for part in parts)
    return shapely.union_all([part for part in parts if part.area >= _SLIVER * whole])


def _lies_toward(piece: BaseGeometry, river: BaseGeometry, bearing: float) -> bool:
    inside = piece.representative_point()
    on_river, _ = nearest_points(river, inside)
    angle = float(np.degrees(np.arctan2(inside.x - on_river.x, inside.y - on_river.y)))
    return geodesy.turn_deg(angle, bearing) < _QUARTER_TURN_DEG
