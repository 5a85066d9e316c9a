"""The letters of a picture: which there are, how wide they run, where lines break.

Widths are measured without hinting and without a device, so that names stand at the same places in every format.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frontmap.errors import MissingLibraryError

try:
    import matplotlib as mpl
    from matplotlib.font_manager import FontProperties, get_font
    from matplotlib.textpath import TextToPath
except ImportError as error:
    what = f"pictures need matplotlib, which can't be loaded ({error})"
    raise MissingLibraryError(what, fix="pip install '.[picture]' in the checkout") from error

NO_BREAK = "\N{NO-BREAK SPACE}"
_MISSING_GLYPH = "\N{WHITE SQUARE}"
_FONT_FILES = {
    (False, False): "DejaVuSans.ttf",
    (True, False): "DejaVuSans-Bold.ttf",
    (False, True): "DejaVuSans-Oblique.ttf",
    (True, True): "DejaVuSans-BoldOblique.ttf",
}


@dataclass(frozen=True, slots=True)
class Font:
    """A size in points, and how heavy and upright the letters are."""

    size_pt: float
    bold: bool = False
    italic: bool = False

    @property
    def line_pt(self) -> float:
        """From one baseline to the next."""
        return self.size_pt * 1.3


def drawable(words: str) -> str:
    r"""Give text as it can be drawn on one line: no control characters, and a square for what the font lacks.

    Examples
    --------
    >>> drawable("a\x1b[2J\nb")
    'a [2J b'
    """
    known = _letters()
    kept = (
        letter if letter.isprintable() or letter == NO_BREAK else " " for letter in unicodedata.normalize("NFC", words)
    )
    return "".join(letter if ord(letter) in known else _MISSING_GLYPH for letter in kept)


def width_of(words: str, font: Font) -> float:
    """Give how wide a line of text is, in points, whatever it is drawn for."""
    return float(_measure().get_text_width_height_descent(drawable(words), face_of(font), ismath=False)[0])


def wrapped(words: str, font: Font, width: float, lines: int) -> list[str]:
    """Break text into at most `lines` lines of at most `width` points; what is too much becomes an ellipsis."""
    found = [""]
    for word in filter(None, drawable(words).split(" ")):
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width_of(longer, font) > width:
            found.append(word)
        else:
            found[-1] = longer
    if len(found) > lines:
        found = [*found[: lines - 1], " ".join(found[lines - 1 :])]
    return [_shortened(line, font, width) for line in found if line]


def balanced(words: str, font: Font, width: float, lines: int) -> list[str]:
    """Break text as `wrapped` does, into lines of about the same length."""
    found = wrapped(words, font, width, lines)
    narrow, wide = width / max(len(found), 1), width
    while len(found) > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        if wrapped(words, font, middle, lines + 1) == wrapped(words, font, middle, len(found)):
            wide = middle
        else:
            narrow = middle
    return wrapped(words, font, wide, lines)


def _shortened(line: str, font: Font, width: float) -> str:
    if width_of(line, font) <= width:
        return line
    short, long = 0, len(line)
    while short < long:
        middle = (short + long + 1) // 2
        if width_of(f"{line[:middle].rstrip()}\N{HORIZONTAL ELLIPSIS}", font) <= width:
            short = middle
        else:
            long = middle - 1
    return f"{line[:short].rstrip()}\N{HORIZONTAL ELLIPSIS}"


@cache
def face_of(font: Font) -> FontProperties:
    """Give matplotlib's face for a font, from the files that travel with it and never from the system's."""
    return FontProperties(fname=_font_file(font.bold, font.italic), size=font.size_pt)


def _font_file(bold: bool, italic: bool) -> str:  # noqa: FBT001  the keys of the table
    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / _FONT_FILES[bold, italic])


@cache
def _letters() -> frozenset[int]:
    """Characters that all the fonts have."""
    return frozenset.intersection(*(frozenset(get_font(_font_file(*key)).get_charmap()) for key in _FONT_FILES))


@cache
def _measure() -> TextToPath:
    return TextToPath()
