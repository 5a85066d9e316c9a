"""From a layer to a picture for a slide or a newspaper: the only package that knows matplotlib.

The names below are loaded when they are first used: matplotlib is an extra, and who draws no pictures need not have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.lazy import loaded_on_use

if TYPE_CHECKING:
    from frontmap.pictures.picture import Picture, draw_picture
    from frontmap.pictures.writing import write_picture

__getattr__ = loaded_on_use(__name__, {"Picture": "picture", "draw_picture": "picture", "write_picture": "writing"})

ENDINGS = (".png", ".svg", ".pdf")
SIZES = ("slide", "column")

__all__ = ["ENDINGS", "SIZES", "Picture", "draw_picture", "write_picture"]
