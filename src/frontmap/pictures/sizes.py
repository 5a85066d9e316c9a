"""The kinds of picture, their measures and colours (``sizes.toml``), and what they say (``texts.toml``)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from frontmap.maps import interface
from frontmap.pictures.lettering import NO_BREAK, Font
from frontmap.tables import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Measures of one kind of picture, in points; `sizes.toml` explains them. A `height` of None fits the content."""

    name: str
    width: float
    dpi: float
    margin: float
    legend: str
    title: float
    words: float
    small: float
    attribution: float
    label: float
    region: float
    scale: float
    stroke: float
    pad: float
    narrowest_deg: float
    ranks: dict[str, float]
    rivers: float
    samples: list[str]
    legend_columns: dict[str, int]
    legend_width: float = 0.0
    height: float | None = None
    map_height: dict[str, float] = field(default_factory=dict)

    def font(self, use: str, *, bold: bool = False, italic: bool = False) -> Font:
        """Give the font for "title", "words", "small", "attribution", "label" or "region"."""
        return Font(float(getattr(self, use)), bold=bold, italic=italic)

    @property
    def gap(self) -> float:
        """How far symbols must stand apart."""
        return 28.0 * self.scale


@cache
def load_size(name: str) -> Size:
    """Give the measures of one kind of picture, one of `frontmap.pictures.SIZES`."""
    return Size(name=name, **load_table("pictures/sizes.toml")[name])


def colour(name: str) -> str:
    """Give a colour of the table as #rrggbb."""
    return str(load_table("pictures/sizes.toml")["colours"][name])


def said(name: str, **given: object) -> str:
    """Give a text of the table, filled in; of a pair, the one that fits `number`.

    Examples
    --------
    >>> said("claim", number=1), said("claim", number=28)
    ('1 claim', '28 claims')
    """
    text = _texts()[name]
    if isinstance(text, list):
        text = text[given["number"] != 1]
    return str(text).format(**given)


def spoken_day(iso: str) -> str:
    r"""Give an ISO date in words that stay on one line; what is no date as it is.

    Examples
    --------
    >>> spoken_day("1877-09-03")
    '3\xa0September\xa01877'
    """
    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return iso
    return interface.spoken_day(day).replace(" ", NO_BREAK)


def seas() -> dict[str, tuple[float, float]]:
    """Give the names of seas, each with a position (lon, lat) in it, degrees, EPSG:4326."""
    return {name: (lon, lat) for name, (lon, lat) in _texts()["seas"].items()}


def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = load_table("pictures/texts.toml")["en"]
    return texts
