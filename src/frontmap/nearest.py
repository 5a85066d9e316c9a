"""Which position of one set lies nearest to each of another, anywhere on the globe, in n log n.

Positions are WGS 84 (EPSG:4326), (lon, lat) in degrees. The search runs in the Mercator projection of the sphere, which
is conformal: what is nearest there is nearest on the ground, as far as near things go. Distances are measured on the
sphere, within 0.5 % of the geodesic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from frontmap.geodesy import EARTH_RADIUS_M, unit_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from frontmap.geodesy import FloatArray

_SEAM_DEG = 170.0
_POLE_DEG = 85.0
"""Nearer to a pole Mercator stretches without end; there what is near in longitude is not found."""


def nearest(points: FloatArray, others: FloatArray, within_m: float) -> tuple[NDArray[np.intp], FloatArray]:
    """Find the nearest of `others` for each of `points`.

    Parameters
    ----------
    points : array of float, shape (n, 2)
        (lon, lat) in degrees, finite.
    others : array of float, shape (m, 2)
        The same; where two are equally near, either may be found, but always the same one.
    within_m : float
        What lies farther away, in metres, is not found.

    Returns
    -------
    indices : array of int, shape (n,)
        Into `others`, -1 where none is near.
    distances_m : array of float, shape (n,)
        In metres, infinite where none is near.

    Examples
    --------
    >>> import numpy as np
    >>> indices, distances_m = nearest(np.array([[38.0, 48.6]]), np.array([[37.0, 48.6], [38.0, 48.61]]), 5000)
    >>> indices.tolist(), distances_m.round(-1).tolist()
    ([1], [1110.0])
    """
    indices = np.full(len(points), -1, dtype=np.intp)
    distances_m = np.full(len(points), np.inf)
    if not len(points) or not len(others):
        return indices, distances_m
    sheet, numbers = _around_the_seam(others)
    stretch = 1.01 / np.cos(np.radians(np.minimum(np.abs(points[:, 1]).max() + 0.5, _POLE_DEG)))
    tree = shapely.STRtree(np.asarray(shapely.points(sheet)))
    asked, found = tree.query_nearest(
        shapely.points(_mercator(points)), max_distance=within_m / EARTH_RADIUS_M * stretch, all_matches=False
    )
    found = numbers[found]
    chords = unit_vectors(points[asked]) - unit_vectors(others[found])
    far_m = np.sqrt((chords**2).sum(axis=1)) * EARTH_RADIUS_M
    near = far_m <= within_m
    indices[asked[near]], distances_m[asked[near]] = found[near], far_m[near]
    return indices, distances_m


def _mercator(points: FloatArray) -> FloatArray:
    """Project (lon, lat) in degrees to the sphere's Mercator, in radians."""
    lat = np.radians(np.clip(points[:, 1], -_POLE_DEG, _POLE_DEG))
    return np.column_stack((np.radians(points[:, 0]), np.arcsinh(np.tan(lat))))


def _around_the_seam(points: FloatArray) -> tuple[FloatArray, NDArray[np.intp]]:
    """Project points, with those near the antimeridian on both sides of it; and say which each is."""
    lon = points[:, 0]
    every = np.arange(len(points))
    sheets = [(points, every)]
    for beyond, turn_deg in ((lon > _SEAM_DEG, -360.0), (lon < -_SEAM_DEG, 360.0)):
        sheets.append((points[beyond] + (turn_deg, 0.0), every[beyond]))
    return _mercator(np.vstack([sheet for sheet, _ in sheets])), np.concatenate([numbers for _, numbers in sheets])
