"""Which part of the world a picture shows, and where its places come to lie on the sheet.

The projection is the spherical Mercator of the page: conformal, north up. Its scale grows with the latitude: the
scale bar is measured on the ellipsoid at the middle of the picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from frontmap.geodesy import distance_m
from frontmap.maps.theatre import theatres

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from frontmap.maps.theatre import Bounds
    from frontmap.pictures.events import PicturedEvent
    from frontmap.pictures.sheet import Box

    FloatArray = NDArray[np.float64]

UKRAINE: Bounds = (22.1, 44.3, 40.3, 52.4)
"""What a picture without events shows: (west, south, east, north) in degrees."""
_LAST_LAT_DEG = 85.0
_WORLD_RAD = 2 * math.pi


@dataclass(frozen=True, slots=True)
class View:
    """A window on the map: `box` on the sheet (points), the Mercator position of its middle, and points a radian."""

    box: Box
    x_rad: float
    y_rad: float
    pt_per_rad: float

    @classmethod
    def of(cls, bounds: Bounds, box: Box, *, pad: float, narrowest_deg: float) -> View:
        """Fit bounds (EPSG:4326, degrees) into a box, `pad` points from its edges, showing at least some degrees."""
        left, top, right, bottom = box
        corners = mercator(np.array([bounds[:2], bounds[2:]]))
        wide, high = np.maximum(corners[1] - corners[0], 1e-9)
        scale = min((right - left - 2 * pad) / wide, (bottom - top - 2 * pad) / high)
        scale = max(min(scale, (right - left) / math.radians(narrowest_deg)), (right - left) / _WORLD_RAD)
        x, y = corners.mean(axis=0)
        return cls(box, float(x), float(y), float(scale))

    @property
    def bounds(self) -> Bounds:
        """What is to be seen: (west, south, east, north), degrees, EPSG:4326."""
        left, top, right, bottom = self.box
        half_x, half_y = (right - left) / 2 / self.pt_per_rad, (bottom - top) / 2 / self.pt_per_rad
        south, north = (math.degrees(math.atan(math.sinh(self.y_rad + turn))) for turn in (-half_y, half_y))
        return math.degrees(self.x_rad - half_x), south, math.degrees(self.x_rad + half_x), north

    def points(self, lonlat: FloatArray) -> FloatArray:
        """Positions on the sheet, shape (n, 2) as (x, y) in points, of `lonlat`, shape (n, 2) in degrees, EPSG:4326."""
        left, top, right, bottom = self.box
        flat = mercator(lonlat)
        return np.column_stack(
            (
                (left + right) / 2 + (flat[:, 0] - self.x_rad) * self.pt_per_rad,
                (top + bottom) / 2 - (flat[:, 1] - self.y_rad) * self.pt_per_rad,
            )
        )

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Position on the sheet of one place."""
        x, y = self.points(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def shape(self, geometry: BaseGeometry, *, beyond: float = 20.0) -> BaseGeometry:
        """Give what of `geometry` (EPSG:4326) is seen, and `beyond` points around, in points of the sheet."""
        left, top, right, bottom = self.box
        on_sheet = shapely.transform(geometry, self.points)
        window = shapely.box(left - beyond, top - beyond, right + beyond, bottom + beyond)
        if window.contains(on_sheet):
            return on_sheet
        return shapely.intersection(on_sheet if on_sheet.is_valid else shapely.make_valid(on_sheet), window)

    def contains(self, x: float, y: float) -> bool:
        """Whether a position on the sheet lies in the window."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom

    @property
    def middle_lat(self) -> float:
        """Latitude of the middle of the window, degrees."""
        return math.degrees(math.atan(math.sinh(self.y_rad)))

    def metres_a_point(self, lat: float) -> float:
        """Metres that a point of the sheet stands for from west to east, at a latitude in degrees."""
        step_deg = math.degrees(1.0 / self.pt_per_rad)
        return distance_m((0.0, lat), (step_deg, lat))


def mercator(lonlat: FloatArray) -> FloatArray:
    """Spherical Mercator in radians, shape (n, 2), of `lonlat`, shape (n, 2) in degrees; it ends at 85 degrees."""
    lat = np.radians(np.clip(lonlat[:, 1], -_LAST_LAT_DEG, _LAST_LAT_DEG))
    return np.column_stack((np.radians(lonlat[:, 0]), np.arcsinh(np.tan(lat))))


def bounds_of(events: Sequence[PicturedEvent]) -> Bounds:
    """Bounds of the theatre with most events (EPSG:4326); Ukraine where there are none."""
    parted = theatres([event.box for event in events])
    if not parted:
        return UKRAINE
    members = [events[number] for number in parted[0].members]
    if all(event.wide and event.geometry is not None for event in members):
        west, south, east, north = shapely.total_bounds([event.geometry for event in members])
        return float(west), float(south), float(east), float(north)
    return parted[0].bounds
