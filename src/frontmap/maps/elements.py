"""Folium elements of our own: fixed ids, constant templates, and blocks that no template ever sees.

branca renders a MacroElement, then compiles the result again as a template. Text from reports therefore never goes
through one: `RawBlock` writes itself into the figure after all templates are done.
"""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from frontmap.maps.interface import interface_words
from frontmap.maps.packing import packed
from frontmap.maps.vendor import manifest
from frontmap.styles import layer_name, load_styles

if TYPE_CHECKING:
    import folium

_Any = TypeVar("_Any", bound=Element)
_SCRIPTS = (
    "data", "unpack", "payload", "quotes", "visible", "folium", "scheme", "sheet", "labels", "basemap", "overlays",
    "symbol", "spread", "arrange", "shapes", "paint", "board", "ring", "keys", "lists", "details", "rivals", "side",
    "sentence", "pieces", "evidence", "fold", "facets", "fulltext", "filter", "download", "rows", "table", "apart",
    "changes", "legend", "search", "time", "print", "hash", "start",
)  # fmt: skip
_FOR_PEOPLE = re.compile(r"^[ \t]*(?://.*\n)?", re.MULTILINE)
"""What browsers read past in our scripts: lines of comment, and what lines are indented by. It is a sixth of them."""
_STYLES = ("page", "evidence", "finding")
_INFLATE = "vendor/fflate/fflate.js"
_IMAGES = ("layers.png", "layers-2x.png")


class RawBlock(Element):
    """Text that stands in the page as it is, never read as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_options: object) -> str:
        """Give the text."""
        return self._text


class PackedBlock(Element):
    """A block of what `packing.Pack` gave, which the page unpacks: letters that nothing can run.

    Parameters
    ----------
    name : str
        The block's id in the page.
    letters : str
        As `armour.armoured` gives them.
    """

    def __init__(self, name: str, letters: str) -> None:
        super().__init__()
        self._begin = f'<script type="text/plain" id="{name}">'
        self._letters = letters

    def parts(self) -> tuple[str, str, str]:
        """Give the text in parts, the long one as it is kept."""
        return self._begin, self._letters, "</script>\n"

    def render(self, **_options: object) -> str:
        """Give the text."""
        return "".join(self.parts())


class _OwnLayer(Layer):
    """A layer that one call of the page's own script makes.

    folium would compile two templates for each layer, which takes longer than drawing a day's events.
    """

    def _call(self) -> str:
        raise NotImplementedError

    def render(self, **_options: object) -> None:  # type: ignore[override]  # as folium's own layers do
        """Write the call, and put the layer on the map if it is shown at first."""
        figure, page = self.get_root(), self._parent
        if not isinstance(figure, Figure) or page is None:
            message = "the layer stands on no map"
            raise TypeError(message)
        name = self.get_name()
        shown = f"{name}.addTo({page.get_name()});" if self.show else ""
        figure.script.add_child(RawBlock(f"var {name} = frontmap.{self._call()};{shown}"), name=name)


class EventLayer(_OwnLayer):
    """The events of one type and one side, switched on and off together; named from fixed tables only."""

    def __init__(self, event_type: str, side: str) -> None:
        super().__init__(name=layer_name(event_type, side), overlay=True)
        self._name = "EventLayer"
        self.event_type = event_type
        self.side = side

    def _call(self) -> str:
        return f"eventLayer({json.dumps(self.event_type)}, {json.dumps(self.side)})"


class PageLayer(_OwnLayer):
    """A layer that the page's own script makes: the built-in base map, an overlay by its number, the uncertainty."""

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
        self.number = number

    def _call(self) -> str:
        return f"{self.maker}({'' if self.number is None else int(self.number)})"


class Start(MacroElement):
    """The call that brings the page to life, after all layers and controls stand."""

    _template = Template("{% macro script(this, kwargs) %}frontmap.start({{ this._parent.get_name() }});{% endmacro %}")

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves it untyped  # fmt: skip


def named(element: _Any, name: str) -> _Any:
    """Give an element a fixed id instead of folium's random one, so that equal input gives equal bytes."""
    element._id = name  # noqa: SLF001 (branca has no public way)
    return element


def figure_of(page: folium.Map) -> Figure:
    """Give the figure that a map stands in."""
    figure = page.get_root()
    if not isinstance(figure, Figure):  # folium gives every map one
        message = "the map stands in no figure"
        raise TypeError(message)
    return figure


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


class PageHead(RawBlock):
    """The styles and scripts of the page, Leaflet first, all inline.

    Parameters
    ----------
    small : bool
        Whether to pack them and the tables that the scripts read. That takes a third of their room, and the browser
        some fifty milliseconds.

    Attributes
    ----------
    hidden_styles, hidden_scripts : tuple of str
        What is packed, or runs in old browsers only.
    """

    def __init__(self, *, small: bool) -> None:
        super().__init__(_head(small=small))
        self.hidden_styles: tuple[str, ...] = _styles() if small else ()
        self.hidden_scripts: tuple[str, ...] = _scripts() if small else (_asset(_INFLATE),)


def plain_size() -> int:
    """Give the letters of a head that is not packed."""
    return len(_head(small=False))


@cache
def _head(*, small: bool) -> str:
    inflate, armour = _asset(_INFLATE), _asset("armour.js")
    tables = {"styles": style_table(), "words": interface_words()}
    if small:
        told = ", ".join(f"{one['name']} {one['version']} ({one['licence']})" for one in manifest().values())
        hidden = packed({"styles": _styles(), "scripts": _scripts(), "tables": tables}, once=True)
        block = PackedBlock("frontmap-scripts", hidden).render()
        boot = f"<script>{inflate}</script>\n<script>{armour}{_asset('boot.js')}</script>\n"
        return f"<!-- in here: {told} -->\n{block}{boot}"
    styles = "".join(f"<style>{text}</style>\n" for text in _styles())
    blocks = "".join(data_block(f"frontmap-{name}", table).render() for name, table in tables.items())
    leaflet, own = _scripts()
    # Only browsers that cannot unpack need it, and reading it would take the others ten milliseconds.
    spare = f'<script type="text/plain" id="frontmap-inflate">{inflate}</script>\n'
    scripts = "".join(f"<script>{text}</script>\n" for text in (leaflet, armour + own))
    return f"{styles}{blocks}{spare}{scripts}"


@cache
def _styles() -> tuple[str, str]:
    css = _asset("vendor/leaflet/leaflet.css")
    for image in _IMAGES:
        picture = base64.b64encode(_bytes(f"vendor/leaflet/{image}")).decode()
        css = css.replace(f"images/{image}", f"data:image/png;base64,{picture}")
    # The package has no marker pictures: nothing may ask for them.
    css = css.replace("url(images/marker-icon.png)", "none")
    return css, "\n".join(_asset(f"{name}.css") for name in _STYLES) + _side_colours()


@cache
def _scripts() -> tuple[str, str]:
    leaflet = _asset("vendor/leaflet/leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    return leaflet, _FOR_PEOPLE.sub("", "\n".join(_asset(f"{name}.js") for name in _SCRIPTS))


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
    dark = "".join(f":root:not(.fm-printing) .fm-side-{one.code}{{--side:{one.dark}}}" for one in sides)
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _asset(name: str) -> str:
    # Browsers hash a script or style after they made its line ends LF.
    return _bytes(name).decode("utf-8").replace("\r\n", "\n")


def _bytes(name: str) -> bytes:
    return files("frontmap.maps").joinpath("assets", *name.split("/")).read_bytes()
