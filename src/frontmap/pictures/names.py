"""Which names a picture may write: towns, waters, countries and oblasts, and above all the places that claims name."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from frontmap.maps.basemap import Label
from frontmap.pictures.lettering import width_of, wrapped
from frontmap.pictures.sizes import colour, seas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from frontmap.maps.basemap import Basemap
    from frontmap.pictures.lettering import Font
    from frontmap.pictures.sizes import Size
    from frontmap.pictures.view import View

TOWNS = frozenset({"city", "town", "named"})
"""Kinds of names that belong to a dot."""
_TEXT_PX = 11.0
"""Height of a name on the page: the zoom that a picture is like is reckoned with it."""
_TILE_PX = 256.0
_LONGEST = 15.0
"""A name is cut off at so many times its height."""
_TWIN_DEG, _NEAR_DEG = (0.08, 0.08), (0.04, 0.03)
_HAIR = "\N{HAIR SPACE}"
_REGIONS_TO, _OBLASTS_FROM = 9.5, 5.6
_SPOTS = 60
_LARGE_CITY, _LARGE_TOWN = 2, 3
"""Ranks on the base map."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be written: where its place is (points), in which letters; the lowest `rank` goes first."""

    text: str
    kind: str
    x: float
    y: float
    rank: float
    font: Font
    colour: str
    reported: bool = False
    others: tuple[tuple[float, float], ...] = ()
    """Further middles, for the name of a region or a sea."""


def names_of(
    basemap: Basemap,
    reported: Sequence[tuple[str, float, float]],
    rivers: Iterable[str],
    view: View,
    size: Size,
) -> tuple[Name, ...]:
    """Give the names that a view may show, the most important first.

    Parameters
    ----------
    basemap : Basemap
        Its towns, waters and regions.
    reported : sequence of (name, lon, lat)
        Places that the claims name, EPSG:4326; their spelling takes the place of the base map's.
    rivers : iterable of str
        Rivers that the claims name.
    view : View
        What is shown.
    size : Size
        In which letters, and how many.

    Returns
    -------
    tuple of Name
        Those inside the view.
    """
    zoom = _zoom(view, size)
    towns = _with_reported(basemap.labels, reported, {name.removesuffix(" River") for name in rivers})
    found = [_town(label, said, view, size) for label, said in towns if _is_wanted(label, zoom, size, said=said)]
    found += [*_regions(basemap, view, size, zoom), *_seas(basemap, view, size)]
    inside = [name for name in found if view.contains(name.x, name.y)]
    return tuple(sorted(inside, key=lambda name: (name.rank, name.text, name.x, name.y)))


def _zoom(view: View, size: Size) -> float:
    """Give the zoom of the page at which things lie as far apart, measured in heights of text, as in the view."""
    world_px = view.pt_per_rad * 2 * math.pi * _TEXT_PX / size.label
    return math.log2(world_px / _TILE_PX)


def _with_reported(
    labels: Sequence[Label], reported: Sequence[tuple[str, float, float]], rivers: set[str]
) -> list[tuple[Label, bool]]:
    towns = {number: label for number, label in enumerate(labels) if label.kind in TOWNS}
    spelling: dict[int, str] = {}
    more = []
    for name, lon, lat in reported:
        twin = next((n for n, town in towns.items() if n not in spelling and _is_twin(town, name, lon, lat)), None)
        if twin is not None:
            spelling[twin] = name
        elif not any(_is_twin(replace(towns[n], name=said), name, lon, lat) for n, said in spelling.items()):
            more.append((Label(name, "named", lon, lat, 3), True))
    known = [
        (replace(one, name=spelling.get(n, one.name)), n in spelling or (one.kind == "river" and one.name in rivers))
        for n, one in enumerate(labels)
    ]
    return [pair for pair in known if pair[0].kind in {*TOWNS, "river"}] + more


def _is_twin(town: Label, name: str, lon: float, lat: float) -> bool:
    """Tell whether a base map's town is the place that a report names."""
    reach = _TWIN_DEG if town.name == name else _NEAR_DEG
    return abs(town.lon - lon) < reach[0] and abs(town.lat - lat) < reach[1] and town.name[:1] == name[:1]


def _is_wanted(label: Label, zoom: float, size: Size, *, said: bool) -> bool:
    if label.kind == "river":
        return said or zoom >= size.rivers
    small = label.rank > (_LARGE_CITY if label.kind == "city" else _LARGE_TOWN)
    return said or zoom >= size.ranks[f"small_{label.kind}" if small else label.kind]


def _town(label: Label, said: bool, view: View, size: Size) -> Name:  # noqa: FBT001  half of a pair
    x, y = view.point(label.lon, label.lat)
    water, city = label.kind == "river", label.kind == "city"
    font = size.font("label", bold=city, italic=water)
    ink = "label_water" if water else "label_city" if city else "label_named" if said else "label_town"
    [text] = wrapped(label.name, font, _LONGEST * font.size_pt, 1) or [" "]
    return Name(text, label.kind, x, y, label.rank - (1.6 if said else 0.0), font, colour(ink), reported=said)


def _regions(basemap: Basemap, view: View, size: Size, zoom: float) -> Iterator[Name]:
    """Give the names of countries and oblasts where they are seen."""
    for region in basemap.regions:
        country = region.kind == "country"
        if zoom > _REGIONS_TO or (not country and zoom < _OBLASTS_FROM):
            continue
        seen = view.shape(region.geometry, beyond=-2)
        font = size.font("region", bold=country)
        text = _HAIR.join(region.name.upper())
        if seen.is_empty or seen.area < (width_of(text, font) * font.size_pt * 6):
            continue
        spots = _roomy(max(shapely.get_parts(seen), key=lambda part: part.area), font.size_pt)
        if spots:
            rank = 1.0 if country else 6.0
            yield Name(text, region.kind, *spots[0], rank, font, colour("label_region"), others=tuple(spots))


def _seas(basemap: Basemap, view: View, size: Size) -> Iterator[Name]:
    """Give the names of seas, each where there is water nearer to it than to the others."""
    middles = {name: np.array(view.point(*position)) for name, position in seas().items()}
    land = shapely.union_all([view.shape(part) for part in basemap.land])
    water = shapely.difference(view.shape(shapely.box(*basemap.extent), beyond=-2), land)
    font = size.font("label", italic=True)
    if water.is_empty:
        return
    spots: dict[str, list[tuple[float, float]]] = {}
    for part in shapely.get_parts(water):
        for spot in _roomy(part, font.size_pt):
            far = {name: float(np.hypot(*(middle - spot))) for name, middle in middles.items()}
            spots.setdefault(min(far, key=lambda name: far[name]), []).append(spot)
    for name, places in spots.items():
        yield Name(name, "sea", *places[0], 1.5, font, colour("label_water"), others=tuple(places))


def _roomy(largest: BaseGeometry, step: float) -> list[tuple[float, float]]:
    """Give points well inside a polygon, the farthest from its edges first."""
    left, top, right, bottom = largest.bounds
    grid = np.stack(np.meshgrid(np.arange(left, right, 2.5 * step), np.arange(top, bottom, 1.5 * step)), -1)
    points = np.asarray(shapely.points(grid.reshape(-1, 2)))
    points = points[shapely.contains(largest, points)]
    deep = shapely.distance(largest.boundary, points)
    order = np.argsort(-np.round(deep, 3), kind="stable")[:_SPOTS]
    return [(float(points[n].x), float(points[n].y)) for n in order if deep[n] > 1.2 * step]
