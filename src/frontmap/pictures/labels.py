"""Where names stand on the map: none lies on another or on a symbol, none is cut off."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely import LineString

from frontmap.pictures.lettering import width_of
from frontmap.pictures.names import TOWNS, Name
from frontmap.pictures.sheet import Ink
from frontmap.pictures.sizes import colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontmap.pictures.sheet import Box, Sheet
    from frontmap.pictures.view import View

_RINGS = (1.5, 2.4, 3.4, 4.6)
"""How far from its place a name may be written that has no room beside it, in heights of its letters."""
_RIGHTWARD_DEG, _LEFTWARD_DEG = (0, -30, 30, -60, 60), (180, 210, 150, 240, 120)
_LARGE_CITY = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A name where it is written: its box, and whether a line leads from it to its place."""

    name: Name
    box: Box
    led: bool = False


def place_names(names: Sequence[Name], view: View, taken: Sequence[Box]) -> tuple[Written, ...]:
    """Find room for names.

    Parameters
    ----------
    names : sequence of Name
        The most important first.
    view : View
        No name reaches out of it.
    taken : sequence of Box
        Where symbols, the scale bar and the like stand.

    Returns
    -------
    tuple of Written
        Boxes that overlap neither each other nor what is taken.
    """
    written: list[Written] = []
    full = list(taken)
    for name in names:
        dot = _around(name.x, name.y, 2.2)
        if name.kind == "river" and any(one.name.text == name.text for one in written):
            continue
        if name.kind in TOWNS and any(_meet(dot, one.box) for one in written):
            continue
        for box, led in _spots(name):
            free = _within(box, view.box) and not any(_meet(box, other) for other in full)
            if free and not (led and _crosses(name, box, full)):
                written.append(Written(name, box, led))
                full.append(box)
                if name.kind in TOWNS:
                    full.append(dot)
                break
    return tuple(written)


def draw_names(sheet: Sheet, written: Sequence[Written], symbols: Sequence[Box]) -> None:
    """Write names, with dots for towns where no symbol stands."""
    for one in written:
        name, (left, top, right, bottom) = one.name, one.box
        dot = name.font.size_pt * (0.2 if name.kind == "city" else 0.16)
        if one.led:
            sheet.shape([_leader(name, one.box)], Ink(stroke=name.colour, stroke_alpha=0.5, width=0.5))
        if name.kind in TOWNS and not any(_meet(_around(name.x, name.y, 1), box) for box in symbols):
            sheet.circle(name.x, name.y, dot, Ink(fill=name.colour, stroke=colour("halo"), width=0.7))
        baseline = (top + bottom) / 2 + name.font.size_pt * 0.36
        sheet.text((left + right) / 2, baseline, name.text, name.font, name.colour, align="center", halo=colour("halo"))


def _leader(name: Name, box: Box) -> list[tuple[float, float]]:
    left, top, right, bottom = box
    return [(min(max(name.x, left), right), min(max(name.y, top), bottom)), (name.x, name.y)]


def _crosses(name: Name, box: Box, full: Sequence[Box]) -> bool:
    """Tell whether the line from a name to its place runs under what stands elsewhere: nobody could follow it."""
    line, place = LineString(_leader(name, box)), _around(name.x, name.y, 0.1)
    return any(not _meet(place, other) and line.intersects(shapely.box(*other)) for other in full)


def _spots(name: Name) -> Iterator[tuple[Box, bool]]:
    """Give the boxes in which a name may stand, the best first, and whether it needs a line to its place."""
    w, h = width_of(name.text, name.font), name.font.size_pt
    half = h * 0.62
    if name.kind not in TOWNS:
        for x, y in name.others or ((name.x, name.y),):
            yield (x - w / 2 - h / 2, y - h, x + w / 2 + h / 2, y + h), False
        return
    off = h * 0.5
    right, left, middle = name.x + off, name.x - off - w, name.x - w / 2
    near = [(right, 0.0), (left, 0.0), (middle, -h), (middle, h), (right, -h * 0.7), (right, h * 0.7)]
    near += [(left, -h * 0.7), (left, h * 0.7)]
    for x, down in near:
        yield _box(x, name.y + down, w, half), False
    if name.reported or name.rank <= _LARGE_CITY:
        for ring in _RINGS:
            for turn_deg in (*_RIGHTWARD_DEG, *_LEFTWARD_DEG):
                turn = math.radians(turn_deg)
                x = name.x + ring * h * math.cos(turn) - (w if turn_deg in _LEFTWARD_DEG else 0.0)
                yield _box(x, name.y + ring * h * math.sin(turn), w, half), True
            for dy in (-ring * h, ring * h):
                for share in (0.5, 0.8, 0.2):
                    yield _box(name.x - w * share, name.y + dy, w, half), True


def _box(x: float, y: float, width: float, half: float) -> Box:
    return x - 1.5, y - half, x + width + 1.5, y + half


def _around(x: float, y: float, reach: float) -> Box:
    return x - reach, y - reach, x + reach, y + reach


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _within(box: Box, outer: Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]
