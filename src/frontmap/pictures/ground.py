"""What lies under the events: sea and land, rivers, borders; and how long a kilometre is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, Polygon

from frontmap.pictures.lettering import Font
from frontmap.pictures.sheet import Ink
from frontmap.pictures.sizes import colour, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from frontmap.maps.basemap import Basemap
    from frontmap.pictures.sheet import Box, Sheet
    from frontmap.pictures.sizes import Size
    from frontmap.pictures.view import View

_KM = 1000.0
_BAR_SHARE = 0.2
"""A scale bar is at most this part of the picture's width."""
_STEPS = (5.0, 2.0, 1.0)


def draw_ground(sheet: Sheet, basemap: Basemap, view: View, stroke: float) -> None:
    """Draw the base map.

    Parameters
    ----------
    sheet : Sheet
        Where.
    basemap : Basemap
        What, EPSG:4326.
    view : View
        Which part of it.
    stroke : float
        Points that stand for a pixel of the page.
    """
    sheet.box(view.box, Ink(fill=colour("blank")))
    _areas(sheet, view, [shapely.box(*basemap.extent)], Ink(fill=colour("sea")))
    _areas(sheet, view, basemap.land, Ink(fill=colour("land"), stroke=colour("coast"), width=0.8 * stroke))
    _areas(sheet, view, basemap.reservoirs, Ink(fill=colour("sea"), stroke=colour("coast"), width=0.5 * stroke))
    river = Ink(stroke=colour("river"), width=1.3 * stroke, round=True)
    _lines(sheet, view, basemap.rivers, river)
    _lines(sheet, view, basemap.coarse_rivers, Ink(stroke=colour("river"), width=stroke, dash=(stroke, 3 * stroke)))
    _lines(sheet, view, basemap.oblasts, Ink(stroke=colour("oblast"), width=stroke, dash=(5 * stroke, 3 * stroke)))
    _lines(sheet, view, basemap.borders, Ink(stroke=colour("border_edge"), stroke_alpha=0.45, width=5 * stroke))
    _lines(sheet, view, basemap.borders, Ink(stroke=colour("border"), width=1.3 * stroke))


def is_known(basemap: Basemap, view: View) -> bool:
    """Tell whether the base map reaches over the whole view."""
    return bool(shapely.box(*basemap.extent).contains(shapely.box(*view.bounds)))


def scale_length(view: View) -> tuple[float, str]:
    """Choose a round length for the scale bar: in points, and in words."""
    left, _, right, _ = view.box
    longest_m = (right - left) * _BAR_SHARE * view.metres_a_point(view.middle_lat)
    power = 10.0 ** math.floor(math.log10(longest_m))
    length_m = next(step * power for step in _STEPS if step * power <= longest_m)
    words = said("kilometres", number=f"{length_m / _KM:g}")
    return length_m / view.metres_a_point(view.middle_lat), words if length_m >= _KM else said(
        "metres", number=f"{length_m:g}"
    )


def scale_box(view: View, size: Size) -> tuple[float, float]:
    """Give how wide and how high the scale bar with its north sign is."""
    return scale_length(view)[0] + size.small * 3.6, size.small * 2.6


def draw_scale(sheet: Sheet, view: View, size: Size, box: Box) -> None:
    """Draw the scale bar and the north sign into a box."""
    length, words = scale_length(view)
    left, top, _, bottom = box
    font = Font(size.small * 0.95)
    sheet.box(box, Ink(fill=colour("paper"), fill_alpha=0.82))
    x, y = left + size.small * 0.7, bottom - size.small * 0.65
    tick = size.small * 0.42
    sheet.shape(
        [[(x, y - tick), (x, y), (x + length, y), (x + length, y - tick)]], Ink(stroke=colour("ink"), width=0.8)
    )
    sheet.text(x + length / 2, y - size.small * 0.45, words, font, colour("ink"), align="center")
    _north(sheet, x + length + size.small * 1.7, (top + bottom) / 2, size.small)


def _north(sheet: Sheet, x: float, y: float, unit: float) -> None:
    tip, foot = y - unit * 1.05, y + unit * 0.15
    sheet.shape([[(x, tip), (x + unit * 0.42, foot), (x, foot - unit * 0.3), (x - unit * 0.42, foot)]],
                Ink(fill=colour("ink")), closed=True)  # fmt: skip
    sheet.text(x, y + unit * 1.0, said("north"), Font(unit * 0.95, bold=True), colour("ink"), align="center")


def _areas(sheet: Sheet, view: View, areas: Iterable[BaseGeometry], ink: Ink) -> None:
    for area in areas:
        for part in shapely.get_parts(view.shape(area)):
            if isinstance(part, Polygon):
                rings = [np.asarray(ring.coords)[:-1] for ring in (part.exterior, *part.interiors)]
                sheet.shape(rings, ink, closed=True)


def _lines(sheet: Sheet, view: View, lines: Iterable[BaseGeometry], ink: Ink) -> None:
    seen = [part for line in lines for part in shapely.get_parts(view.shape(line))]
    sheet.shape([np.asarray(part.coords) for part in seen if isinstance(part, LineString)], ink)
