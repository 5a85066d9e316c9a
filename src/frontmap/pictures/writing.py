"""Writing a picture as a file whose ending says the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.errors import OptionError
from frontmap.files import replace_bytes
from frontmap.pictures.sheet import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from frontmap.pictures.picture import Picture


def write_picture(picture: Picture, path: Path) -> None:
    """Write a picture as a PNG, SVG or PDF file; equal pictures give equal bytes.

    Parameters
    ----------
    picture : Picture
        As `draw_picture` gives it.
    path : Path
        Its ending says the format; the file is replaced as a whole or not at all.

    Raises
    ------
    OptionError
        If the ending is none of a picture's.
    OutputError
        If the folder can't be made or written.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        what = f"ends in {path.suffix!r}, not in .{' or .'.join(FORMATS)}"
        raise OptionError(what, where=str(path), fix="choose another name")
    replace_bytes(path, picture.render(kind))
