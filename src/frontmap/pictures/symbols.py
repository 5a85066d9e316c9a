"""Symbols, lines, areas and margins of events: the inks of styles.toml on a sheet, as the page draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Polygon, affinity

from frontmap.pictures.lettering import Font
from frontmap.pictures.sheet import Ink, Spot
from frontmap.pictures.sizes import colour
from frontmap.styles import SideStyle, StatusStyle, load_styles, side_style

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from frontmap.pictures.events import PicturedEvent
    from frontmap.pictures.sheet import Sheet
    from frontmap.pictures.view import View

    FloatArray = NDArray[np.float64]

_CROSS = "M-14-14L14 14M14-14L-14 14"
_QUESTION = "M-2-1.4A2 2 0 1 1 0.6 0.5Q0 0.9 0 1.7M0 3.6V3.7"
_CORNER = 10.5
_COUNT_HEIGHT, _COUNT_WIDTH = 14.0, 34.0
_HEADS = {
    "thin": "M-9-6L0 0L-9 6",
    "broad": "M-13-9L0 0L-13 9Z",
    "hollow": "M-13-8L0 0L-13 8Z",
    "bar": "M-11-6L-2 0L-11 6M0-9V9",
}
_LIGHT_SHARE = 0.22
_AREA_FILL = {"light": (0.14, 0.06), "lighter": (0.07, 0.035)}
"""How opaque an area is, and a wide one."""
_HATCH_STEP = 8.0
_FINEST_PT = 0.25
"""Details that are smaller are not drawn."""


def draw_symbol(sheet: Sheet, event: PicturedEvent, spot: Spot) -> None:
    """Draw the symbol of an event: frame and colour say the side, the ink the status, the glyph the type.

    Parameters
    ----------
    sheet : Sheet
        Where.
    event : PicturedEvent
        What.
    spot : Spot
        Its middle and its scale; the symbol's box is 34 units wide.
    """
    styles = load_styles()
    kind = styles.types[event.event_type]
    draw_frame(sheet, event.side, event.status, spot, ring=event.wide, halo=True)
    status = styles.statuses[event.status]
    ink = colour("paper") if status.fill == "solid" else side_style(event.side).colour
    painted = kind.fill and not event.crossing
    draw_glyph(sheet, styles.crossing_glyph if event.crossing else kind.glyph, ink, spot, painted=painted)
    draw_marks(sheet, event, spot)


def draw_marks(sheet: Sheet, event: PicturedEvent, spot: Spot) -> None:
    """Draw the marks at the corners of a symbol, so that a neighbour's frame doesn't hide them."""
    if load_styles().statuses[event.status].mark == "question":
        _badge(sheet, _QUESTION, side_style(event.side).colour, spot.aside(_CORNER, -_CORNER))
    if event.disputed:
        draw_disputed(sheet, spot.aside(_CORNER, _CORNER))


def draw_frame(sheet: Sheet, side: str, status: str, spot: Spot, *, ring: bool = False, halo: bool = False) -> None:
    """Draw the frame of a symbol, with the cross of what is denied and the mark of what is possible."""
    look, how = side_style(side), load_styles().statuses[status]
    if halo:
        sheet.sign(look.frame, Ink(fill=colour("halo"), stroke=colour("halo"), width=4.5 * spot.scale), spot)
    if ring:
        draw_ring(sheet, spot, 16.2)
    fills = {"solid": look.colour, "light": _mixed(look.colour, _LIGHT_SHARE)}
    possible = how.mark == "question"
    frame = Ink(
        fill=fills.get(how.fill, colour("paper")),
        stroke=look.colour,
        width=(2.4 if possible else 2.0) * spot.scale,
        dash=tuple(length * spot.scale for length in how.dash) if how.fill == "none" else (),
        round=possible,
    )
    sheet.sign(look.frame, frame, spot)
    if how.mark == "cross":
        draw_cross(sheet, spot)
    if possible:
        _badge(sheet, _QUESTION, look.colour, spot.aside(_CORNER, -_CORNER))


def draw_cross(sheet: Sheet, spot: Spot) -> None:
    """Draw the grey cross over what is denied."""
    sheet.sign(_CROSS, Ink(stroke=colour("cross"), width=2.6 * spot.scale, round=True), spot)


def draw_glyph(sheet: Sheet, glyph: str, ink: str, spot: Spot, *, painted: bool) -> None:
    """Draw the sign of an event type, painted solid or as a line."""
    width = (0.6 if painted else 1.9) * spot.scale
    sheet.sign(glyph, Ink(fill=ink if painted else None, stroke=ink, width=width, round=True), spot)


def draw_leader(sheet: Sheet, home: Spot, symbol: Spot, ink: str) -> None:
    """Draw the thin line from where a symbol belongs to where it had to go."""
    ends, unit = [[(home.x, home.y), (symbol.x, symbol.y)]], home.scale
    sheet.shape(ends, Ink(stroke=colour("halo"), stroke_alpha=0.8, width=3 * unit))
    sheet.shape(ends, Ink(stroke=colour("soft"), width=1.2 * unit))
    sheet.circle(home.x, home.y, 2.6 * unit, Ink(fill=ink, stroke=colour("halo"), width=unit))


def draw_disputed(sheet: Sheet, spot: Spot) -> None:
    """Draw the mark of an event whose claims contradict each other."""
    _badge(sheet, load_styles().disputed_mark, colour("ink"), spot)


def draw_ring(sheet: Sheet, spot: Spot, radius: float) -> None:
    """Draw the dotted ring, `radius` units wide, of an event that happened somewhere in a whole region."""
    unit = spot.scale
    ring = Ink(stroke=colour("margin"), width=1.3 * unit, dash=(1.5 * unit, 2.6 * unit), round=True)
    sheet.circle(spot.x, spot.y, radius * unit, ring)


def draw_count(sheet: Sheet, number: int, spot: Spot) -> None:
    """Draw the count that stands for events which are too close together."""
    ink = Ink(fill=colour("ink"), stroke=colour("halo"), width=2.2 * spot.scale)
    sheet.circle(spot.x, spot.y, 13.5 * spot.scale, ink)
    words = str(number)
    font = Font(min(_COUNT_HEIGHT, _COUNT_WIDTH / len(words)) * spot.scale, bold=True)
    sheet.text(spot.x, spot.y + 0.36 * font.size_pt, words, font, colour("paper"), align="center")


def draw_area(sheet: Sheet, area: BaseGeometry, inked: tuple[str, str], stroke: float, *, wide: bool = False) -> None:
    """Draw an area (points of the sheet) in the ink of its side and status.

    Parameters
    ----------
    sheet : Sheet
        Where.
    area : geometry
        Polygons in points.
    inked : (str, str)
        Side and status: whose, and how sure.
    stroke : float
        Points that stand for a pixel of the page.
    wide : bool
        Whether it is a whole region, which is painted fainter.
    """
    look, how = side_style(inked[0]), load_styles().statuses[inked[1]]
    if how.area in _AREA_FILL:
        _draw_polygons(sheet, area, Ink(fill=look.colour, fill_alpha=_AREA_FILL[how.area][wide]))
    elif how.area == "hatch":
        lines = [np.asarray(line.coords) for line in hatching(area, look.hatch_deg, _HATCH_STEP * stroke)]
        sheet.shape(lines, Ink(stroke=look.colour, stroke_alpha=0.2 if wide else 0.34, width=1.1 * stroke))
    border = Ink(
        stroke=look.colour,
        stroke_alpha=0.6 if wide else 0.75,
        width=(1.2 if wide else 1.5) * stroke,
        dash=tuple(length * stroke for length in how.dash),
        round=how.mark == "question",
    )
    _draw_polygons(sheet, area, border)


def draw_line(sheet: Sheet, line: BaseGeometry, event: PicturedEvent, stroke: float) -> None:
    """Draw a line (points of the sheet) in the ink of its event, with a head where its direction was told."""
    look, how = side_style(event.side), load_styles().statuses[event.status]
    head = load_styles().types[event.event_type].head
    weight = (5.0 if head == "broad" else 3.0) * stroke
    parts = [np.asarray(part.coords) for part in shapely.get_parts(line) if isinstance(part, LineString)]
    sheet.shape(parts, Ink(stroke=colour("halo"), stroke_alpha=0.9, width=weight + 3 * stroke))
    sheet.shape(parts, line_ink(look, how, weight, stroke))
    if event.directed and head in _HEADS and parts:
        _draw_head(sheet, parts[-1], head, look.colour, stroke)


def line_ink(look: SideStyle, how: StatusStyle, weight: float, stroke: float) -> Ink:
    """Give the ink of a line of a side and a status."""
    dash = tuple(length * 1.4 * stroke for length in how.dash)
    return Ink(stroke=look.colour, width=weight, dash=dash, round=how.mark == "question")


def draw_margin(sheet: Sheet, area: BaseGeometry, stroke: float) -> None:
    """Draw, in thin grey, where an event may have been (points of the sheet)."""
    look = colour("margin")
    _draw_polygons(sheet, area, Ink(fill=look, fill_alpha=0.05, stroke=look, stroke_alpha=0.75, width=stroke))


def drawn_shape(view: View, geometry: BaseGeometry) -> BaseGeometry:
    """Give what of a geometry (EPSG:4326) is seen, in points of the sheet, without details too small to be drawn."""
    return shapely.simplify(view.shape(geometry), _FINEST_PT)


def hatching(area: BaseGeometry, turn_deg: float, step: float) -> list[LineString]:
    """Give parallel lines `step` apart, turned clockwise from upright by `turn_deg`, as far as they lie in an area."""
    if area.is_empty:
        return []
    left, top, right, bottom = area.bounds
    reach = float(np.hypot(right - left, bottom - top)) / 2 + step
    x, y = (left + right) / 2, (top + bottom) / 2
    count = int(reach / step)
    upright = MultiLineString([[(n * step, -reach), (n * step, reach)] for n in range(-count, count + 1)])
    turned = affinity.rotate(upright, turn_deg, origin=(0, 0))
    # All hatchings of one side hang on the same grid, so that neighbours flow into each other.
    angle = np.radians(turn_deg)
    across = x * np.cos(angle) + y * np.sin(angle)
    rest = across % step
    grid = affinity.translate(turned, x - rest * np.cos(angle), y - rest * np.sin(angle))
    inside = shapely.intersection(grid, area if area.is_valid else shapely.make_valid(area))
    return [part for part in shapely.get_parts(inside) if isinstance(part, LineString)]


def _draw_polygons(sheet: Sheet, area: BaseGeometry, ink: Ink) -> None:
    for part in shapely.get_parts(area):
        if part.geom_type == "GeometryCollection":
            _draw_polygons(sheet, part, ink)
        elif isinstance(part, Polygon):
            rings = [np.asarray(ring.coords)[:-1] for ring in (part.exterior, *part.interiors)]
            sheet.shape(rings, ink, closed=True)
        elif isinstance(part, LineString):
            sheet.shape([np.asarray(part.coords)], Ink(stroke=ink.stroke, width=ink.width, dash=ink.dash))


def _draw_head(sheet: Sheet, line: FloatArray, head: str, ink: str, stroke: float) -> None:
    end = line[-1]
    # Where a line bends close to its end, its head still shows where all of it goes.
    far = np.flatnonzero(np.hypot(*(line - end).T) > 4 * stroke)
    way = end - line[far[-1] if len(far) else 0]
    turn_deg = float(np.degrees(np.arctan2(way[1], way[0])))
    looks = {
        "broad": Ink(fill=ink),
        "hollow": Ink(fill=colour("paper"), stroke=ink, width=2 * stroke),
    }
    look = looks.get(head, Ink(stroke=ink, width=3 * stroke))
    sheet.sign(_HEADS[head], look, Spot(float(end[0]), float(end[1]), stroke), turn_deg=turn_deg)


def _badge(sheet: Sheet, mark: str, ink: str, spot: Spot) -> None:
    sheet.circle(spot.x, spot.y, 6 * spot.scale, Ink(fill=colour("paper"), stroke=ink, width=1.2 * spot.scale))
    sheet.sign(mark, Ink(stroke=ink, width=1.6 * spot.scale, round=True), spot)


def _mixed(ink: str, share: float) -> str:
    """Mix a colour with the paper."""
    parts = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (ink, colour("paper"))]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(*parts, strict=True))
