"""Writing a map as one page: with a policy that lets nothing run or load but what the package ships."""

from __future__ import annotations

import base64
import contextlib
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import folium
from branca.element import Figure

from frontmap.errors import OptionError
from frontmap.files import replace_bytes
from frontmap.maps.elements import PackedBlock, PageHead, RawBlock, figure_of
from frontmap.maps.tiles import tile_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from branca.element import Element

_CHARSET = '<meta http-equiv="content-type" content="text/html; charset=UTF-8" />'


class Page(Figure):
    """The root of our maps: whoever renders it, by `save`, in a notebook or by `write_page`, gets the same page."""

    def render(self, **options: object) -> str:
        """Render the page with its Content-Security-Policy; equal content gives equal text.

        Raises
        ------
        OptionError
            If something on the map would load files from a host, as many of folium's plugins do.
        """
        return "".join(self.parts(**options))

    def parts(self, **options: object) -> Iterator[str]:
        """Render the page piece by piece: packed blocks are long, and stand between short pieces from templates.

        Yields
        ------
        str
            The pieces of `render`, in their order.
        """
        elements = [*_descendants(self)]
        blocks = {name: one for name, one in self.html._children.items() if isinstance(one, PackedBlock)}  # noqa: SLF001  branca has no public way
        marks = _marks(blocks.values())
        with _unchanged([self.header, self.html, self.script, *elements]):
            self.html._children.update(zip(blocks, map(RawBlock, marks), strict=True))  # noqa: SLF001  as above
            text = super().render(**options)
        inline = _Inline()
        inline.feed(text)
        inline.close()
        _check_self_contained(inline, elements)
        for head in (one for one in _descendants(self.header) if isinstance(one, PageHead)):
            inline.styles.extend(head.hidden_styles)
            inline.scripts.extend(head.hidden_scripts)
        policy = _policy(inline, _sources(elements), styled=any(map(_is_foreign, elements)))
        meta = f'{_CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="{policy}" />'
        text = text.replace("<html>", '<html lang="en">', 1).replace(_CHARSET, meta, 1)
        for mark, block in zip(marks, blocks.values(), strict=True):
            before, text = text.split(mark, 1)
            yield before
            yield from block.parts()
        yield text


def render_page(map_: folium.Map) -> str:
    """Render a map as HTML, with its Content-Security-Policy.

    Parameters
    ----------
    map_ : folium.Map
        As `draw_map` gives it. Whatever else is added to it is hashed like our own parts: add nothing from folium that
        takes text of strangers (popups, tooltips, layer names, properties); an `Overlay` may hold any text.

    Returns
    -------
    str
        The whole page; equal maps give equal text.

    Raises
    ------
    OptionError
        If something on the map would load files from a host, as many of folium's plugins do.
    """
    return map_.get_root().render()


def _marks(blocks: Collection[PackedBlock]) -> list[str]:
    """Give each block a mark that nobody can have put on the map, as it is made of what stands in all the blocks."""
    digest = hashlib.blake2b(digest_size=16)
    for block in blocks:
        for part in block.parts():
            digest.update(part.encode("utf-8"))
    return [f"<!--frontmap block {number} {digest.hexdigest()}-->" for number in range(len(blocks))]


def _descendants(element: Element) -> Iterator[Element]:
    for child in element._children.values():  # noqa: SLF001  branca has no public way
        yield child
        yield from _descendants(child)


@contextlib.contextmanager
def _unchanged(elements: Sequence[Element]) -> Iterator[None]:
    """Take away again what rendering leaves in the elements, so that they render the same a second time."""
    before = [element._children.copy() for element in elements]  # noqa: SLF001  branca has no public way
    try:
        yield
    finally:
        for element, children in zip(elements, before, strict=True):
            element._children = children  # noqa: SLF001  as above


def _is_foreign(element: Element) -> bool:
    """Tell what a user has put on the map from what `draw_map` has."""
    ours = isinstance(element, folium.Map | folium.LayerControl | folium.TileLayer)
    return not ours and not type(element).__module__.startswith("frontmap.")


def _sources(elements: Iterable[Element]) -> list[str]:
    """Give the hosts that pictures may come from: those that somebody named for tiles or a picture."""
    named = (getattr(element, name, None) for element in elements for name in ("tiles", "url"))
    web = (url for url in named if isinstance(url, str) and url.startswith(("https://", "http://")))
    return list(dict.fromkeys(map(tile_source, web)))


def _check_self_contained(inline: _Inline, elements: Iterable[Element]) -> None:
    fix = "take folium's own layers and markers instead, or an overlay (docs/library.md)"
    for url in inline.loads:
        raise OptionError(f"would load {url}, and a page loads nothing from hosts", where="the map", fix=fix)
    for element in elements:
        if isinstance(element, folium.GeoJson) and not element.embed:
            raise OptionError("a GeoJson with embed=False would load its data", where="the map", fix=fix)


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
    page = figure_of(map_)
    parts = page.parts() if isinstance(page, Page) else [page.render()]
    replace_bytes(path, b"".join(part.encode("utf-8") for part in parts))


def _policy(inline: _Inline, pictures: Sequence[str], *, styled: bool) -> str:
    """Write the policy; `styled` pages hold HTML of the user's own, whose style attributes may count."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(dict.fromkeys(map(_hash, inline.scripts)))}",
            f"style-src {' '.join(dict.fromkeys(map(_hash, inline.styles)))}",
            *(["style-src-attr 'unsafe-inline'"] if styled else []),
            f"img-src {' '.join(['data:', *pictures])}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode()}'"


class _Inline(HTMLParser):
    """Collects the page's inline scripts and styles, not its data blocks: no text is ever allowed to run.

    `loads` are the addresses of scripts and styles that are not inline.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.loads: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the next text belongs."""
        outside = dict(attrs).get({"script": "src", "link": "href"}.get(tag, ""))
        if outside is not None:
            self.loads.append(outside)
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
