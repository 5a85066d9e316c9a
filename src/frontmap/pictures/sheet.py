"""The sheet that a picture is drawn on: with the lettering, all that knows matplotlib.

Everything is in points (1/72 inch), x to the right and y down from the upper left corner. Text is drawn in the fonts
that travel with matplotlib and is never read as markup, so that the same sheet gives the same bytes.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib import patheffects
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from frontmap.pictures.lettering import drawable, face_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import ArrayLike

    from frontmap.pictures.lettering import Font

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""

PT_PER_INCH = 72.0
FORMATS = ("png", "svg", "pdf")
_SETTINGS: dict[str, Any] = {
    "svg.hashsalt": "frontmap",
    "svg.fonttype": "path",  # the same letters wherever it is opened
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "path.simplify": False,
    "lines.scale_dashes": False,
    "text.usetex": False,
    "text.parse_math": False,
    "text.hinting": "none",
}
_METADATA: dict[str, dict[str, None]] = {
    "png": {"Software": None},
    "svg": dict.fromkeys(("Date", "Creator", "Format", "Type")),
    "pdf": dict.fromkeys(("CreationDate", "Creator", "Producer")),
}
_IN_FORCE: ContextVar[bool] = ContextVar("settings in force", default=False)
_PEN_CODES = {"lineTo": Path.LINETO, "qCurveTo": Path.CURVE3, "curveTo": Path.CURVE4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How a shape is filled and lined: colours as #RRGGBB or None, widths and dashes in points."""

    fill: str | None = None
    fill_alpha: float = 1.0
    stroke: str | None = None
    stroke_alpha: float = 1.0
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sign stands: its middle, in points, and points a unit of its box."""

    x: float
    y: float
    scale: float

    def aside(self, right: float, down: float) -> Spot:
        """Give the spot so many units of the box away."""
        return Spot(self.x + right * self.scale, self.y + down * self.scale, self.scale)

    def sized(self, times: float) -> Spot:
        """Give the same spot with the box so many times as large."""
        return Spot(self.x, self.y, self.scale * times)


class Sheet:
    """An empty sheet of `width` x `height` points; what is drawn later lies on top."""

    def __init__(self, width: float, height: float, *, paper: str) -> None:
        self.width, self.height = width, height
        self._clip: TransformedBbox | None = None
        self._drawn = 0
        with settings():
            self._figure = Figure(figsize=(width / PT_PER_INCH, height / PT_PER_INCH), facecolor=paper)
        self._place = Affine2D().scale(1, -1).translate(0, height).scale(1 / PT_PER_INCH)

    def shape(self, parts: Iterable[ArrayLike], ink: Ink, *, closed: bool = False) -> None:
        """Draw lines, or an area with its holes: each part has shape (n >= 2, 2) as (x, y)."""
        paths = []
        for part in parts:
            points = np.asarray(part, dtype=float)
            paths.append(Path(np.vstack((points, points[:1])), closed=True) if closed else Path(points))
        if paths:
            self._put(Path.make_compound_path(*paths), ink, Affine2D())

    def sign(self, data: str, ink: Ink, spot: Spot, *, turn_deg: float = 0.0) -> None:
        """Draw SVG path data, turned clockwise about its own 0,0, which comes to lie on the spot."""
        self._put(_outline(data), ink, Affine2D().scale(spot.scale).rotate_deg(turn_deg).translate(spot.x, spot.y))

    def circle(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Draw a circle."""
        self._put(Path.unit_circle(), ink, Affine2D().scale(radius).translate(x, y))

    def box(self, box: Box, ink: Ink) -> None:
        """Draw a rectangle."""
        left, top, right, bottom = box
        self.shape([[(left, top), (right, top), (right, bottom), (left, bottom)]], ink, closed=True)

    def text(
        self, x: float, y: float, words: str, font: Font, colour: str, *, align: str = "left", halo: str | None = None
    ) -> None:
        """Write one line on the baseline `y`; `x` is its left end, its "center" or its "right" end."""
        with settings():
            text = Text(x, y, drawable(words), color=colour, fontproperties=face_of(font), ha=align, va="baseline")
        if halo is not None:
            text.set_path_effects([patheffects.withStroke(linewidth=font.size_pt * 0.3, foreground=halo)])
        self._add(text, Affine2D())

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Cut off at the edges of a box all that is drawn meanwhile."""
        left, top, right, bottom = box
        self._clip = TransformedBbox(Bbox.from_extents(left, top, right, bottom), self._to_display(Affine2D()))
        try:
            yield
        finally:
            self._clip = None

    def render(self, kind: str, dpi: float) -> bytes:
        """Give the sheet as a file: "png" at `dpi`, "svg" or "pdf"."""
        stream = io.BytesIO()
        with settings():
            self._figure.savefig(stream, format=kind, dpi=dpi, metadata=_METADATA[kind])
        return stream.getvalue()

    def _put(self, path: Path, ink: Ink, shift: Affine2D) -> None:
        cap = "round" if ink.round else "butt"
        with settings():
            patch = PathPatch(
                path,
                facecolor=(ink.fill, ink.fill_alpha) if ink.fill else "none",
                edgecolor=(ink.stroke, ink.stroke_alpha) if ink.stroke else "none",
                linewidth=ink.width if ink.stroke else 0,
                linestyle=(0, ink.dash) if ink.dash else "solid",
                capstyle=cap,
                joinstyle="round",
            )
        self._add(patch, shift)

    def _add(self, artist: PathPatch | Text, shift: Affine2D) -> None:
        artist.set_transform(self._to_display(shift))
        self._drawn += 1
        artist.set_zorder(self._drawn)
        if self._clip is not None and not isinstance(artist, Text):  # names are placed so that none is cut off
            artist.set_clip_box(self._clip)
        self._figure.add_artist(artist)

    def _to_display(self, shift: Affine2D) -> Any:  # noqa: ANN401  a transform of a kind that matplotlib chooses
        return shift + self._place + self._figure.dpi_scale_trans


@contextmanager
def settings() -> Iterator[None]:
    """Draw with our settings, whatever a user's matplotlibrc says; inside of it, once more costs nothing."""
    if _IN_FORCE.get():
        yield
        return
    with mpl.rc_context():
        mpl.rcdefaults()
        for name, value in _SETTINGS.items():
            mpl.rcParams[name] = value  # type: ignore[index]  # its names are a type of their own
        token = _IN_FORCE.set(True)
        try:
            yield
        finally:
            _IN_FORCE.reset(token)


@cache
def _outline(data: str) -> Path:
    """Turn SVG path data into a path."""
    pen = RecordingPen()
    parse_path(data, pen)
    points: list[Sequence[float]] = []
    codes: list[int] = []
    for name, given in pen.value:
        if name == "moveTo":
            points.append(given[0])
            codes.append(int(Path.MOVETO))
        elif name == "closePath":
            points.append((0.0, 0.0))
            codes.append(int(Path.CLOSEPOLY))
        elif name in _PEN_CODES:
            points.extend(given)
            codes.extend([int(_PEN_CODES[name])] * len(given))
    return Path(np.array(points, dtype=float), codes)
