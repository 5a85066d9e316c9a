"""The legend: what each sign, colour and line means that is in the picture, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shapely

from frontmap.pictures import symbols
from frontmap.pictures.lettering import Font, wrapped
from frontmap.pictures.sheet import Ink, Spot
from frontmap.pictures.sizes import colour, said
from frontmap.styles import OTHER_SIDE, load_styles, side_style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frontmap.pictures.events import PicturedEvent
    from frontmap.pictures.sheet import Sheet
    from frontmap.pictures.sizes import Size

    Paint = Callable[[Sheet, Spot], None]
    """Draws a sample; the spot is the middle of its left edge."""

_NEUTRAL = "UNK"
_NOTE_LINES = 4
_SAMPLE_COUNT = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture shows: its events, and whether it has counts, symbols moved aside, and margins."""

    events: tuple[PicturedEvent, ...]
    counts: bool = False
    leaders: bool = False
    margins: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Room on the sheet: its upper left corner and how wide it is, in points."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class _Key:
    paint: Paint | None
    sample: float
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    keys: tuple[_Key, ...]
    columns: int
    plain: bool = False


def draw_legend(sheet: Sheet | None, shown: Shown, size: Size, column: Column) -> float:
    """Draw the legend.

    Parameters
    ----------
    sheet : Sheet or None
        Where; None only measures.
    shown : Shown
        What has to be explained.
    size : Size
        In which letters.
    column : Column
        The room for it.

    Returns
    -------
    float
        Where it ends below, in points.
    """
    y = column.y
    for section in _sections(shown, size):
        if section.heading:
            y += size.small * 1.5
            if sheet is not None:
                sheet.text(column.x, y, section.heading, Font(size.small * 0.95, bold=True), colour("faint"))
            y += size.small * 0.35
        else:
            y += size.small * 0.5
        y = _draw_keys(sheet, section, size, Column(column.x, y, column.width))
    return y


def _draw_keys(sheet: Sheet | None, section: _Section, size: Size, column: Column) -> float:
    y, columns = column.y, section.columns
    cell = column.width / columns
    down = -(-len(section.keys) // columns)
    # Down the columns where the keys are an order, as statuses are.
    order = [section.keys[at::down] for at in range(down)]
    for row in order:
        heights = [
            _draw_key(sheet, key, size, Column(column.x + n * cell, y, cell - 4), plain=section.plain)
            for n, key in enumerate(row)
        ]
        y += max(heights)
    return y


def _draw_key(sheet: Sheet | None, key: _Key, size: Size, column: Column, *, plain: bool) -> float:
    name_font, note_font = Font(size.small, bold=bool(key.note)), Font(size.small * 0.86)
    if plain:
        name_font = note_font
    gap = size.small * 0.5 if key.paint is not None else 0.0
    room = column.width - key.sample - gap
    name = wrapped(key.name, name_font, room, _NOTE_LINES if plain else 2)
    note = wrapped(key.note, note_font, room, 2) if key.note else []
    text_height = len(name) * name_font.size_pt * 1.2 + len(note) * note_font.size_pt * 1.2
    height = max(text_height, 23 * size.scale if key.paint is not None else 0.0) + size.small * 0.26
    if sheet is None:
        return height
    if key.paint is not None:
        key.paint(sheet, Spot(column.x, column.y + height / 2, size.scale))
    baseline = column.y + (height - text_height) / 2
    for line in name:
        baseline += name_font.size_pt * 1.2
        sheet.text(column.x + key.sample + gap, baseline - name_font.size_pt * 0.28, line, name_font,
                   colour("soft" if plain else "ink"))  # fmt: skip
    for line in note:
        baseline += note_font.size_pt * 1.2
        sheet.text(column.x + key.sample + gap, baseline - note_font.size_pt * 0.28, line, note_font, colour("soft"))
    return height


def _sections(shown: Shown, size: Size) -> list[_Section]:
    unit, columns = size.scale, size.legend_columns
    events = shown.events
    sections = [
        _Section(said("legend_sides"), _side_keys(events, unit), columns["sides"]),
        _Section(said("legend_types"), _type_keys(events, unit), columns["types"]),
        _Section(said("legend_statuses"), _status_keys(events, size), columns["statuses"]),
        _Section("", _notes(shown, unit), 1, plain=True),
    ]
    return [section for section in sections if section.keys]


def _side_keys(events: Sequence[PicturedEvent], unit: float) -> tuple[_Key, ...]:
    order = [*load_styles().sides]
    sides = sorted({event.side for event in events}, key=lambda side: (_rank(order, side), side))
    return tuple(_Key(partial(_paint_frame, side, "assessed"), 27 * unit, side_style(side).name) for side in sides)


def _rank(order: Sequence[str], side: str) -> int:
    return order.index(side if side in order else OTHER_SIDE)


def _type_keys(events: Sequence[PicturedEvent], unit: float) -> tuple[_Key, ...]:
    styles = load_styles()
    present = {event.event_type for event in events if not event.crossing}
    keys = [
        _Key(partial(_paint_glyph, kind.glyph, painted=kind.fill), 19 * unit, kind.name)
        for code, kind in styles.types.items()
        if code in present
    ]
    if any(event.crossing for event in events):
        sample = partial(_paint_glyph, styles.crossing_glyph, painted=False)
        keys.append(_Key(sample, 19 * unit, styles.crossing_name))
    return tuple(keys)


def _status_keys(events: Sequence[PicturedEvent], size: Size) -> tuple[_Key, ...]:
    styles, unit = load_styles(), size.scale
    present = {event.status for event in events}
    shapes = {event.geometry.geom_type for event in events if event.geometry is not None}
    lines = "line" in size.samples and any("Line" in kind for kind in shapes)
    areas = "area" in size.samples and any("Polygon" in kind for kind in shapes)
    width = (27 + 42 * lines + 30 * areas) * unit
    keys = [
        _Key(partial(_paint_status, code, size.stroke, line=lines, area=areas), width, status.name, status.note)
        for code, status in styles.statuses.items()
        if code in present
    ]
    if any(event.disputed for event in events):
        keys.append(_Key(_paint_disputed, width, styles.disputed_name, styles.disputed_note))
    return tuple(keys)


def _notes(shown: Shown, unit: float) -> tuple[_Key, ...]:
    notes = []
    if shown.counts:
        notes.append(_Key(_paint_count, 27 * unit, said("legend_count")))
    if shown.leaders:
        notes.append(_Key(_paint_leader, 27 * unit, said("legend_leader")))
    if shown.margins:
        notes.append(_Key(_paint_margin, 27 * unit, said("legend_margin")))
    if any(event.wide for event in shown.events):
        notes.append(_Key(_paint_ring, 27 * unit, said("legend_wide")))
    if shown.events:
        notes.append(_Key(None, 0.0, said("legend_direction")))
    return tuple(notes)


def _paint_frame(side: str, status: str, sheet: Sheet, spot: Spot) -> None:
    symbols.draw_frame(sheet, side, status, spot.aside(13.5, 0).sized(0.88))


def _paint_glyph(glyph: str, sheet: Sheet, spot: Spot, *, painted: bool) -> None:
    symbols.draw_glyph(sheet, glyph, colour("ink"), spot.aside(9, 0).sized(1.1), painted=painted)


def _paint_status(code: str, stroke: float, sheet: Sheet, spot: Spot, *, line: bool, area: bool) -> None:
    unit, status = spot.scale, load_styles().statuses[code]
    _paint_frame(_NEUTRAL, code, sheet, spot)
    spot = spot.aside(31, 0)
    if line:
        ink = symbols.line_ink(side_style(_NEUTRAL), status, 3 * stroke, stroke)
        sheet.shape([[(spot.x, spot.y), (spot.x + 36 * unit, spot.y)]], ink)
        if status.mark == "cross":
            symbols.draw_cross(sheet, spot.aside(18, 0).sized(0.4))
        spot = spot.aside(42, 0)
    if area:
        box = shapely.box(spot.x, spot.y - 8 * unit, spot.x + 25 * unit, spot.y + 8 * unit)
        symbols.draw_area(sheet, box, (_NEUTRAL, code), stroke)


def _paint_disputed(sheet: Sheet, spot: Spot) -> None:
    symbols.draw_disputed(sheet, spot.aside(13.5, 0).sized(1.3))


def _paint_count(sheet: Sheet, spot: Spot) -> None:
    symbols.draw_count(sheet, _SAMPLE_COUNT, spot.aside(13.5, 0).sized(0.75))


def _paint_leader(sheet: Sheet, spot: Spot) -> None:
    symbols.draw_leader(sheet, spot.aside(4, 3), spot.aside(20, -3), colour("ink"))
    end = spot.aside(22, -4)
    sheet.circle(end.x, end.y, 4 * end.scale, Ink(fill=colour("paper"), stroke=colour("ink"), width=end.scale))


def _paint_margin(sheet: Sheet, spot: Spot) -> None:
    look, middle = colour("margin"), spot.aside(13.5, 0)
    sheet.circle(middle.x, middle.y, 8 * spot.scale, Ink(fill=look, fill_alpha=0.05, stroke=look, width=spot.scale))


def _paint_ring(sheet: Sheet, spot: Spot) -> None:
    symbols.draw_ring(sheet, spot.aside(13.5, 0), 8.5)
