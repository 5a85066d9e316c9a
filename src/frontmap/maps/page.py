"""Writing a map as one page: with a policy that lets nothing run or load but what the package ships."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import folium

from frontmap.files import replace_bytes
from frontmap.maps.elements import PackedBlock, PageHead, RawBlock, figure_of
from frontmap.maps.tiles import tile_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from branca.element import Element, Figure

_CHARSET = '<meta http-equiv="content-type" content="text/html; charset=UTF-8" />'


def render_page(map_: folium.Map) -> str:
    """Render a map as HTML, with its Content-Security-Policy.

    Parameters
    ----------
    map_ : folium.Map
        As `draw_map` gives it. Whatever else is added to it is hashed like our own parts: add nothing from folium that
        takes text of strangers (popups, tooltips, layer names).

    Returns
    -------
    str
        The whole page; equal maps give equal text.
    """
    return "".join(_parts(map_))


def _parts(map_: folium.Map) -> Iterator[str]:
    """Give the page piece by piece: what is packed is long, and stands between short pieces from templates."""
    figure = figure_of(map_)
    packed = {f"<!--{number}-->": block for number, block in enumerate(_packed(figure))}
    text = _rendered(figure, dict(zip(packed.values(), packed, strict=True)))
    online = [child for child in map_._children.values() if isinstance(child, folium.TileLayer)]  # noqa: SLF001 (branca has no public way)
    hidden = [script for one in figure.header._children.values() if isinstance(one, PageHead) for script in one.hidden]  # noqa: SLF001 (branca has no public way)
    policy = _policy(text, hidden, [tile_source(layer.tiles) for layer in online])
    head = f'{_CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="{policy}" />'
    text = text.replace("<html>", '<html lang="en">', 1).replace(_CHARSET, head, 1)
    for mark, block in packed.items():
        before, text = text.split(mark, 1)
        yield before
        yield from block.parts()
    yield text


def _packed(figure: Figure) -> list[PackedBlock]:
    return [child for child in figure.html._children.values() if isinstance(child, PackedBlock)]  # noqa: SLF001 (branca has no public way)


def _rendered(figure: Figure, marks: dict[PackedBlock, str]) -> str:
    """Render a figure, with marks for packed blocks; then take away what that left in it, so that it renders again."""
    parts: list[Element] = [figure.header, figure.html, figure.script]
    before = [part._children.copy() for part in parts]  # noqa: SLF001 (branca has no public way)
    children = figure.html._children  # noqa: SLF001 (branca has no public way)
    for name, child in before[1].items():
        if child in marks:
            children[name] = RawBlock(marks[child])
    try:
        return figure.render()
    finally:
        for part, kept in zip(parts, before, strict=True):
            part._children = kept  # noqa: SLF001 (branca has no public way)


def write_page(map_: folium.Map, path: Path) -> None:
    """Write a map as one HTML file that opens anywhere, also from a disk without a network.

    Parameters
    ----------
    map_ : folium.Map
        As `draw_map` gives it.
    path : Path
        The file; it is replaced as a whole or not at all.

    Raises
    ------
    OutputError
        If the folder can't be made or written.
    """
    replace_bytes(path, b"".join(part.encode("utf-8") for part in _parts(map_)))


def _policy(text: str, hidden: list[str], tile_sources: list[str]) -> str:
    inline = _Inline()
    inline.feed(text)
    inline.close()
    images = " ".join(["data:", *tile_sources])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(dict.fromkeys(map(_hash, [*hidden, *inline.scripts])))}",
            f"style-src {' '.join(dict.fromkeys(map(_hash, inline.styles)))}",
            f"img-src {images}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode()}'"


class _Inline(HTMLParser):
    """Collects the page's inline scripts and styles, but not its data blocks: no text is ever allowed to run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the next text belongs."""
        runs = tag == "script" and "type" not in dict(attrs)
        self._into = self.scripts if runs else self.styles if tag == "style" else None
        if self._into is not None:
            self._into.append("")

    def handle_data(self, data: str) -> None:
        """Keep the text of a script or style."""
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Forget where text belongs."""
        del tag
        self._into = None
