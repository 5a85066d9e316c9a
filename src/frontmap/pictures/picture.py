"""A layer as one picture: head, map, legend and foot on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from frontmap.maps.theatre import theatres
from frontmap.pictures import symbols
from frontmap.pictures.events import Depiction, PicturedEvent, depict
from frontmap.pictures.ground import draw_ground, draw_scale, is_known, scale_box
from frontmap.pictures.head import Texts, counted, draw_lines, foot_lines, head_lines, height_of
from frontmap.pictures.labels import Written, draw_names, place_names
from frontmap.pictures.legend import Column, Shown, draw_legend
from frontmap.pictures.lettering import Font, width_of
from frontmap.pictures.names import names_of
from frontmap.pictures.sheet import Ink, Sheet, Spot, settings
from frontmap.pictures.sizes import Size, colour, load_size, said
from frontmap.pictures.spread import Arrangement, spread
from frontmap.pictures.view import View, bounds_of
from frontmap.styles import side_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from frontmap.maps.basemap import Basemap
    from frontmap.pictures.sheet import Box

_LEADER_PX = 7.0
_SMALLEST_MARGIN = 17.0
"""A margin that the symbol hides is not drawn: its radius, in units of the symbol's box."""
_SYMBOL_REACH = 14.0
_LEGEND_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture: the sheet, and what stands where on it (in points), for whoever checks or writes it."""

    sheet: Sheet
    size: Size
    view: View
    shown: tuple[PicturedEvent, ...]
    arrangement: Arrangement
    names: tuple[Written, ...]
    scale_box: Box
    legend_end: float = 0.0

    def render(self, kind: str) -> bytes:
        """Give the picture as a file of a `kind`: "png", "svg" or "pdf"; equal pictures give equal bytes."""
        return self.sheet.render(kind, self.size.dpi)

    @property
    def symbol_boxes(self) -> tuple[Box, ...]:
        """Where symbols and counts stand."""
        return tuple(_symbol_boxes(self.arrangement, self.size))


def draw_picture(
    frame: gpd.GeoDataFrame,
    basemap: Basemap,
    *,
    title: str,
    subtitle: str,
    attributions: Sequence[str],
    size: str = "slide",
) -> Picture:
    """Draw a layer as a picture for a slide or a newspaper column.

    Parameters
    ----------
    frame : GeoDataFrame
        Claims in the layer schema, EPSG:4326; claims that share an `event_id` are one symbol.
    basemap : Basemap
        What lies beneath.
    title, subtitle : str
        What stands at the top; drawn as text, whatever it holds.
    attributions : sequence of str
        What is owed to the publishers of the reference data.
    size : str
        "slide" (16:9, 1920 x 1080 pixels) or "column" (91 mm wide, as high as it needs).

    Returns
    -------
    Picture
        It shows the theatre with most events and says in a line what lies elsewhere.

    Raises
    ------
    LayerError
        If an event type, a side or a status is none that exists.
    """
    measures = load_size(size)
    found = depict(frame)
    texts = Texts(title, subtitle, attributions)
    with settings():
        if measures.legend == "beside":
            return _beside(found, basemap, measures, texts)
        return _below(found, basemap, measures, texts)


def _beside(found: Depiction, basemap: Basemap, size: Size, texts: Texts) -> Picture:
    """Lay a picture out with its legend left of the map."""
    height = size.height or size.width
    width = size.width - 2 * size.margin
    foot = foot_lines(texts, size, width)
    left = size.margin + size.legend_width + 14
    # How much of the head there is depends on what lies elsewhere, and that on the map; it seldom changes its height.
    top = size.margin + height_of(head_lines(found, (), texts, size, width)) + 8
    view = _view(found, (left, top, size.width - size.margin, height - size.margin * 0.6 - height_of(foot) - 5), size)
    shown, elsewhere = _parted(found, view)
    sheet = Sheet(size.width, height, paper=colour("paper"))
    draw_lines(sheet, head_lines(found, elsewhere, texts, size, width), size.margin, size.margin)
    picture, keyed = _draw_map(sheet, found, shown, basemap, view, size=size)
    column = Column(size.margin, top - size.small * 0.7, size.legend_width)
    end = draw_legend(sheet, keyed, _fitted(keyed, size, column, view.box[3]), column)
    draw_lines(sheet, foot, size.margin, view.box[3] + 5)
    return replace(picture, legend_end=end)


def _below(found: Depiction, basemap: Basemap, size: Size, texts: Texts) -> Picture:
    """Lay a picture out with its legend under the map, as high as all needs."""
    width = size.width - 2 * size.margin
    view = _view(found, (size.margin, 0, size.width - size.margin, _map_height(found, size)), size)
    shown, elsewhere = _parted(found, view)
    head = head_lines(found, elsewhere, texts, size, width)
    foot = foot_lines(texts, size, width)
    top = size.margin + height_of(head) + 5
    bottom = top + view.box[3]
    view = _view(found, (size.margin, top, size.width - size.margin, bottom), size)
    keyed = _keyed(shown, view, size)[1]
    end = draw_legend(None, keyed, size, Column(size.margin, bottom + 1, width))
    sheet = Sheet(size.width, end + 7 + height_of(foot) + size.margin, paper=colour("paper"))
    draw_lines(sheet, head, size.margin, size.margin)
    picture, keyed = _draw_map(sheet, found, shown, basemap, view, size=size)
    draw_legend(sheet, keyed, size, Column(size.margin, bottom + 1, width))
    draw_lines(sheet, foot, size.margin, end + 7)
    return replace(picture, legend_end=end)


def _fitted(keyed: Shown, size: Size, column: Column, bottom: float) -> Size:
    """Give the size at which the legend ends above `bottom`: a little smaller where there is very much to explain."""
    sizes = (replace(size, small=size.small * share, scale=size.scale * share) for share in _LEGEND_SHARES)
    return next((one for one in sizes if draw_legend(None, keyed, one, column) <= bottom), size)


def _map_height(found: Depiction, size: Size) -> float:
    """Give the height that the events' bounds ask for, between what still makes a map and what makes a tower."""
    least, most = size.map_height["least"], size.map_height["most"]
    tall = View.of(bounds_of(found.events), (0, 0, size.width, most), pad=size.pad, narrowest_deg=size.narrowest_deg)
    west, south, east, north = bounds_of(found.events)
    high = tall.point(west, south)[1] - tall.point(east, north)[1]
    return min(max(high + 2 * size.pad, least), most)


def _view(found: Depiction, box: Box, size: Size) -> View:
    return View.of(bounds_of(found.events), box, pad=size.pad, narrowest_deg=size.narrowest_deg)


def _parted(found: Depiction, view: View) -> tuple[tuple[PicturedEvent, ...], tuple[tuple[PicturedEvent, ...], ...]]:
    """Part events into those that are seen and, theatre by theatre, those that are not."""
    seen = {id(event) for event in found.events if view.contains(*view.point(event.lon, event.lat))}
    shown = tuple(event for event in found.events if id(event) in seen)
    others = [event for event in found.events if id(event) not in seen]
    parted = theatres([event.box for event in others]) if others else ()
    return shown, tuple(tuple(others[number] for number in theatre.members) for theatre in parted)


def _keyed(shown: tuple[PicturedEvent, ...], view: View, size: Size) -> tuple[Arrangement, Shown]:
    """Find room for the symbols, and tell what the legend has to explain."""
    homes = view.points(np.array([(event.lon, event.lat) for event in shown]).reshape(-1, 2))
    left, top, right, bottom = view.box
    reach = (_SYMBOL_REACH + 3) * size.scale
    inside = (left + reach, top + reach, right - reach, bottom - reach)
    arrangement = spread(homes, size.gap, inside) if shown else Arrangement({}, ())
    moved = any(_is_moved(homes[n], at, size) for n, at in arrangement.at.items())
    margins = any(_margin(event, view, size) is not None for event in shown)
    return arrangement, Shown(shown, bool(arrangement.crowds), moved, margins)


def _draw_map(
    sheet: Sheet, found: Depiction, shown: tuple[PicturedEvent, ...], basemap: Basemap, view: View, *, size: Size
) -> tuple[Picture, Shown]:
    arrangement, keyed = _keyed(shown, view, size)
    taken = _symbol_boxes(arrangement, size)
    corner = _free_corner(view, scale_box(view, size), taken)
    names = place_names(names_of(basemap, found.names, found.rivers, view, size), view, [*taken, corner])
    with sheet.clipped(view.box):
        draw_ground(sheet, basemap, view, size.stroke)
        _draw_shapes(sheet, shown, view, size)
        draw_names(sheet, names, taken)
        _draw_symbols(sheet, shown, view, arrangement, size)
        draw_scale(sheet, view, size, corner)
        for note in _remarks(found, basemap, view):
            font = Font(size.small)
            x, y = view.box[0] + 6, view.box[1] + 6
            sheet.box((x, y, x + width_of(note, font) + 10, y + font.size_pt * 1.9), Ink(fill=colour("paper")))
            sheet.text(x + 5, y + font.size_pt * 1.3, note, font, colour("ink"))
    sheet.box(view.box, Ink(stroke=colour("rule"), width=0.8))
    return Picture(sheet, size, view, shown, arrangement, names, corner), keyed


def _remarks(found: Depiction, basemap: Basemap, view: View) -> list[str]:
    if not found.events:
        return [said("nothing_placed" if counted(found, "claims") else "nothing")]
    return [] if is_known(basemap, view) else [said("unknown_ground")]


def _draw_shapes(sheet: Sheet, shown: Sequence[PicturedEvent], view: View, size: Size) -> None:
    """Draw areas, margins and lines, in this order; what looks the same is painted once."""
    painted: set[tuple[bytes, str, str]] = set()
    drawn: set[tuple[bytes, str, str, str, bool]] = set()
    for event in shown:
        if event.geometry is None or event.geometry.area == 0:
            continue
        key = event.geometry.wkb, event.side, event.status
        if key not in painted:
            painted.add(key)
            area = symbols.drawn_shape(view, event.geometry)
            symbols.draw_area(sheet, area, (event.side, event.status), size.stroke, wide=event.wide)
    margins = {margin.wkb: margin for event in shown if (margin := _margin(event, view, size)) is not None}
    for margin in margins.values():
        symbols.draw_margin(sheet, margin, size.stroke)
    for event in shown:
        if event.geometry is None or event.geometry.area > 0:
            continue
        look = event.geometry.wkb, event.side, event.status, event.event_type, event.directed
        if look not in drawn:
            drawn.add(look)
            symbols.draw_line(sheet, symbols.drawn_shape(view, event.geometry), event, size.stroke)


def _margin(event: PicturedEvent, view: View, size: Size) -> BaseGeometry | None:
    """Give where an event may have been, in points of the sheet; None where its symbol hides that."""
    if event.footprint is not None:
        return symbols.drawn_shape(view, event.footprint)
    if event.radius_m is None:
        return None
    radius = event.radius_m / view.metres_a_point(event.lat)
    if radius < _SMALLEST_MARGIN * size.scale:
        return None
    left, top, right, bottom = view.box
    circle = shapely.Point(*view.point(event.lon, event.lat)).buffer(radius, quad_segs=24)
    return shapely.intersection(circle, shapely.box(left - 9, top - 9, right + 9, bottom + 9))


def _draw_symbols(
    sheet: Sheet, shown: Sequence[PicturedEvent], view: View, arrangement: Arrangement, size: Size
) -> None:
    for number, at in arrangement.at.items():
        home = view.point(shown[number].lon, shown[number].lat)
        if _is_moved(np.array(home), at, size):
            ink = side_style(shown[number].side).colour
            symbols.draw_leader(sheet, Spot(*home, size.scale), Spot(*at, size.scale), ink)
    for crowd in arrangement.crowds:
        symbols.draw_count(sheet, len(crowd.members), Spot(crowd.x, crowd.y, size.scale))
    for number, at in arrangement.at.items():
        symbols.draw_symbol(sheet, shown[number], Spot(*at, size.scale))
    for number, at in arrangement.at.items():
        symbols.draw_marks(sheet, shown[number], Spot(*at, size.scale))


def _is_moved(home: np.ndarray, at: tuple[float, float], size: Size) -> bool:
    return bool(np.hypot(at[0] - home[0], at[1] - home[1]) > _LEADER_PX * size.scale)


def _symbol_boxes(arrangement: Arrangement, size: Size) -> list[Box]:
    reach = _SYMBOL_REACH * size.scale
    middles = [*arrangement.at.values(), *((crowd.x, crowd.y) for crowd in arrangement.crowds)]
    return [(x - reach, y - reach, x + reach, y + reach) for x, y in middles]


def _free_corner(view: View, needed: tuple[float, float], taken: Sequence[Box]) -> Box:
    """Choose the corner of the map for the scale bar: the first where no symbol stands, the lower right at worst."""
    left, top, right, bottom = view.box
    (width, height), off = needed, 4.0
    corners: list[Box] = [
        (x, y, x + width, y + height)
        for y in (bottom - off - height, top + off)
        for x in (right - off - width, left + off)
    ]
    free = (box for box in corners if not any(_meet(box, other) for other in taken))
    return next(free, corners[0])


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
