"""What each event looks like: side, status and type as colour, frame, dash, fill and glyph.

Pure data, read from ``styles.toml`` beside this module; nothing here knows how a map is drawn. Colour never
stands alone: the frame's shape tells the side as well, the line and the fill the status, the glyph the type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from frontmap.errors import ReferenceDataError
from frontmap.model import EventType, Status
from frontmap.tables import load_table

OTHER_SIDE = "other"
_SIDE_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class SideStyle:
    """A side's name, its colours on a light and a dark page, its frame (SVG path) and the turn of its hatching."""

    code: str
    name: str
    colour: str
    dark: str
    frame: str
    hatch_deg: float


@dataclass(frozen=True, slots=True)
class StatusStyle:
    """How sure a claim is, as words and as ink.

    `dash` is in pixels, empty for a solid line; `fill` and `area` say how a marker and an area are filled; `mark` is
    laid over the marker ("question", "cross" or ""); what is not `drawn` stays in the layer only.
    """

    code: str
    name: str
    words: str
    note: str
    fill: str
    area: str
    dash: tuple[float, ...] = ()
    mark: str = ""
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """An event type's name, glyph (SVG path in a box from -8 to 8, painted if `fill`) and the head of its lines."""

    code: str
    name: str
    side_label: str
    glyph: str
    head: str
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The whole table, each part by code, in the table's order."""

    sides: dict[str, SideStyle]
    statuses: dict[str, StatusStyle]
    types: dict[str, TypeStyle]
    crossing_name: str
    crossing_glyph: str
    disputed_name: str
    disputed_note: str
    disputed_mark: str


@cache
def load_styles() -> Styles:
    """Read the table of styles that travels with the package.

    Returns
    -------
    Styles
        Sides, statuses and event types.

    Raises
    ------
    ReferenceDataError
        If the table is broken, or lacks an event type or a status that exists.

    Examples
    --------
    >>> load_styles().types["capture"].name
    'Capture'
    """
    where = "styles.toml"
    table = load_table(where)
    try:
        frames = table["frames"]
        styles = Styles(
            sides={code: _side(code, row, frames) for code, row in table["sides"].items()},
            statuses={code: _status(code, row) for code, row in table["statuses"].items()},
            types={code: TypeStyle(code=code, **row) for code, row in table["types"].items()},
            crossing_name=table["crossing"]["name"],
            crossing_glyph=table["crossing"]["glyph"],
            **{f"disputed_{name}": table["disputed"][name] for name in ("name", "note", "mark")},
        )
    except (KeyError, TypeError) as error:
        raise ReferenceDataError(f"the table of styles is broken ({error})", where=where, fix="restore it") from error
    missing = [*({t.value for t in EventType} - set(styles.types)), *({s.value for s in Status} - set(styles.statuses))]
    if missing or OTHER_SIDE not in styles.sides:
        raise ReferenceDataError(f"no style for {sorted(missing) or OTHER_SIDE}", where=where, fix="add a row")
    return styles


def side_style(side: str) -> SideStyle:
    """Give the style of a side; every ISO 3166 alpha-3 code has one.

    Parameters
    ----------
    side : str
        "UKR", "RUS", "UNK" or another alpha-3 code.

    Raises
    ------
    ValueError
        If `side` is not three capital letters.

    Examples
    --------
    >>> side_style("RUS").name, side_style("GEO").name
    ('Russia', 'Third side (GEO)')
    """
    if _SIDE_CODE.fullmatch(side) is None:
        message = f"side {side!r} is not an ISO 3166 alpha-3 code"
        raise ValueError(message)
    sides = load_styles().sides
    if side in sides:
        return sides[side]
    other = sides[OTHER_SIDE]
    return SideStyle(
        code=OTHER_SIDE,
        name=f"{other.name} ({side})",
        colour=other.colour,
        dark=other.dark,
        frame=other.frame,
        hatch_deg=other.hatch_deg,
    )


def layer_name(event_type: str, side: str) -> str:
    """Name the layer of one event type and one side, from fixed tables only.

    Examples
    --------
    >>> layer_name("repelled_attack", "RUS")
    'Russia: repelled attack'
    """
    return f"{side_style(side).name}: {load_styles().types[event_type].name.lower()}"


def _side(code: str, row: dict[str, Any], frames: dict[str, str]) -> SideStyle:
    return SideStyle(code=code, **{**row, "frame": frames[row["frame"]]})


def _status(code: str, row: dict[str, Any]) -> StatusStyle:
    return StatusStyle(code=code, **{**row, "dash": tuple(float(length) for length in row["dash"])})
