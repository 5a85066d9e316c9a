"""Folium elements of our own: fixed ids, constant templates, and blocks that no template ever sees.

branca renders a MacroElement, then compiles the result again as a template. Text from reports therefore never goes
through one: `RawBlock` writes itself into the figure after all templates are done.
"""

from __future__ import annotations

import base64
import json
from importlib.resources import files
from typing import Any, TypeVar

from branca.element import Element, MacroElement
from folium.map import Layer
from folium.template import Template

from frontmap.styles import layer_name, load_styles

_Any = TypeVar("_Any", bound=Element)
_SCRIPTS = (
    "data", "payload", "visible", "folium", "basemap", "overlays", "labels", "symbol", "spread", "arrange", "shapes",
    "paint", "board", "keys", "details", "rivals", "side", "sentence", "pieces", "evidence", "fold", "facets",
    "fulltext", "filter", "download", "rows", "table", "apart", "changes", "legend", "search", "time", "hash", "start",
)  # fmt: skip
_STYLES = ("page", "evidence", "finding")
_IMAGES = ("layers.png", "layers-2x.png")


class RawBlock(Element):
    """Text that stands in the page as it is, never read as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_options: object) -> str:
        """Give the text."""
        return self._text


class EventLayer(Layer):
    """The events of one type and one side, switched on and off together; named from fixed tables only."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = frontmap.eventLayer({{ this.event_type|tojson }}, {{ this.side|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, event_type: str, side: str) -> None:
        super().__init__(name=layer_name(event_type, side), overlay=True)
        self._name = "EventLayer"
        self.event_type = event_type
        self.side = side


class PageLayer(Layer):
    """A layer that the page's own script makes: the built-in base map, an overlay by its number, the uncertainty."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = frontmap.{{ this.maker }}({{ this.number }});"
        "{% endmacro %}"
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        maker: str,
        *,
        overlay: bool,
        control: bool = True,
        show: bool = True,
        number: int | None = None,
    ) -> None:
        super().__init__(name=name, overlay=overlay, control=control, show=show)
        self._name = "PageLayer"
        self.maker = maker
        self.number = "" if number is None else int(number)


class Start(MacroElement):
    """The call that brings the page to life, after all layers and controls stand."""

    _template = Template("{% macro script(this, kwargs) %}frontmap.start({{ this._parent.get_name() }});{% endmacro %}")

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves it untyped  # fmt: skip


def named(element: _Any, name: str) -> _Any:
    """Give an element a fixed id instead of folium's random one, so that equal input gives equal bytes."""
    element._id = name  # noqa: SLF001 (branca has no public way)
    return element


def data_block(name: str, value: object) -> RawBlock:
    """Write a value as a JSON block that a script can read and nothing can run.

    Everything that HTML, a script or a template engine could take for its own is escaped inside the JSON strings:
    ``<``, ``>``, ``&``, the openings of Jinja tags, and all that is not ASCII.

    Parameters
    ----------
    name : str
        The block's id in the page.
    value : object
        Plain lists, dicts, texts and numbers.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    for mark in ("<", ">", "&"):
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    # "{{", "{%" and "{#" can stand only inside strings: in JSON a brace is never followed by one of these.
    text = text.replace("{{", "\\u007b\\u007b").replace("{%", "\\u007b%").replace("{#", "\\u007b#")
    return RawBlock(f'<script type="application/json" id="{name}">{text}</script>\n')


def packed_block(name: str, letters: str) -> RawBlock:
    """Write a block of what `columns.packed` gave, which the page unpacks.

    Parameters
    ----------
    name : str
        The block's id in the page.
    letters : str
        Base64.
    """
    return RawBlock(f'<script type="text/plain" id="{name}">{letters}</script>\n')


def page_head() -> RawBlock:
    """Give the styles and scripts of the page, Leaflet first, all inline."""
    css = _asset("vendor/leaflet/leaflet.css")
    for image in _IMAGES:
        picture = base64.b64encode(_bytes(f"vendor/leaflet/{image}")).decode()
        css = css.replace(f"images/{image}", f"data:image/png;base64,{picture}")
    # The package has no marker pictures: nothing may ask for them.
    css = css.replace("url(images/marker-icon.png)", "none")
    leaflet = _asset("vendor/leaflet/leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    inflate = _asset("vendor/fflate/fflate.js")
    scripts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    ours = "\n".join(_asset(f"{name}.css") for name in _STYLES)
    styles = f"<style>{css}</style>\n<style>{ours}{_side_colours()}</style>\n"
    return RawBlock(f"{styles}<script>{leaflet}</script>\n<script>{inflate}</script>\n<script>{scripts}</script>\n")


def page_shell() -> RawBlock:
    """Give the empty frame of the page around the map; the script fills it from the data."""
    return RawBlock(_asset("shell.html"))


def style_table() -> dict[str, Any]:
    """Give the table of styles as plain values for the page."""
    styles = load_styles()
    return {
        "sides": {
            code: {
                "name": side.name,
                "frame": side.frame,
                "hatch": side.hatch_deg,
                "colour": side.colour,
                "dark": side.dark,
            }
            for code, side in styles.sides.items()
        },
        "statuses": {
            code: {name: getattr(one, name) for name in ("name", "words", "note", "fill", "area", "dash", "mark")}
            for code, one in styles.statuses.items()
            if one.drawn or one.words
        },
        "types": {
            code: {"name": one.name, "label": one.side_label, "glyph": one.glyph, "fill": one.fill, "head": one.head}
            for code, one in styles.types.items()
        },
        "crossing": {"name": styles.crossing_name, "glyph": styles.crossing_glyph},
        "disputed": {"name": styles.disputed_name, "note": styles.disputed_note, "mark": styles.disputed_mark},
    }


def _side_colours() -> str:
    sides = load_styles().sides.values()
    light = "".join(f".fm-side-{one.code}{{--side:{one.colour}}}" for one in sides)
    dark = "".join(f".fm-side-{one.code}{{--side:{one.dark}}}" for one in sides)
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _asset(name: str) -> str:
    # Browsers hash a script or style after they made its line ends LF.
    return _bytes(name).decode("utf-8").replace("\r\n", "\n")


def _bytes(name: str) -> bytes:
    return files("frontmap.maps").joinpath("assets", *name.split("/")).read_bytes()
