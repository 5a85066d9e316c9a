"""From a layer to a folium map: one symbol an event, the base map beneath, everything inside one page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import folium

from frontmap.changes import to_columns
from frontmap.gazetteer.spelling import LETTERS
from frontmap.maps.columns import day_of
from frontmap.maps.drawing import WIDE, Drawing, drawing_of
from frontmap.maps.elements import (
    EventLayer,
    PackedBlock,
    PageHead,
    PageLayer,
    Start,
    data_block,
    figure_of,
    named,
    page_shell,
    plain_size,
)
from frontmap.maps.event_map import EventMap
from frontmap.maps.packing import packed
from frontmap.maps.payload import event_block
from frontmap.maps.quotes import CLAIMS_A_BLOCK, quote_blocks, some_quotes
from frontmap.maps.report_texts import report_texts
from frontmap.maps.theatre import theatres
from frontmap.maps.tiles import find_tiles
from frontmap.maps.wordbook import Wordbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import geopandas as gpd
    import xyzservices

    from frontmap.changes import Changes
    from frontmap.maps.basemap import Basemap
    from frontmap.maps.overlays import Overlay

UKRAINE = (22.1, 44.3, 40.3, 52.4)
"""Where a page without events opens: (west, south, east, north) in degrees."""
_PACKED = range(590_000, 5_000_000)
"""Where a page would be of so many letters, its styles and scripts are packed too.

That spares a quarter of a million of them and takes the browser some fifty milliseconds: a day's page is small enough
without, and of ten years' it would be a thirtieth.
"""
_MIN_ZOOM, _MAX_ZOOM, _MAX_ZOOM_TILES = 1, 12, 16


def draw_map(
    frame: gpd.GeoDataFrame,
    basemap: Basemap,
    *,
    title: str,
    subtitle: str,
    attributions: Sequence[str],
    tiles: str | None = None,
    days: Sequence[str] = (),
    changes: Changes | None = None,
    overlays: Sequence[Overlay] = (),
    texts: Mapping[str, str] | None = None,
) -> EventMap:
    """Draw a layer as a web map that needs no network.

    Parameters
    ----------
    frame : GeoDataFrame
        Claims in the layer schema, EPSG:4326; claims that share an `event_id` are one symbol.
    basemap : Basemap
        What lies beneath, see `load_basemap`.
    title, subtitle : str
        What stands at the top of the page, as text.
    attributions : sequence of str
        What is owed to the publishers of the reference data, as text.
    tiles : str, optional
        The xyzservices name of an online tile provider. Only then does the page ask a host for anything.
    days : sequence of str, optional
        ISO dates of the reports that were read, also of those in which nothing was found.
    changes : Changes, optional
        What has become of these events since an earlier layer, see `frontmap.changes.compare_frames`.
    overlays : sequence of Overlay
        Maps of others, drawn between the base map and the events, each with its attribution and a switch.
    texts : mapping of str to str, optional
        For each `report_id` the report's text, as `Report.text` has it: the page then shows the whole text beside the
        map, else the sentences that the claims quote.

    Returns
    -------
    EventMap
        The `folium.Map`, with fixed element ids: equal input gives equal pages. Texts travel as data beside the
        templates, so that nothing a report says can become markup, script or template. Write it with `write_page`.

    Raises
    ------
    LayerError
        If an event type, a side or a status is none that exists.
    OptionError
        If no tile provider is called `tiles`, or it wants a key.
    """
    provider = find_tiles(tiles) if tiles else None
    drawing = drawing_of(frame)
    page = _empty_map(title, provider)
    reports = report_texts(drawing, texts or {})
    facts = {"title": title, "subtitle": subtitle, "attributions": list(attributions), **_facts(drawing, days)}
    facts["texts"] = [[text["report"], text["day"]] for text in reports]
    figure = figure_of(page)
    figure.html.add_child(page_shell(), name="page_shell")
    figure.html.add_child(data_block("frontmap-data", facts), name="page_data")
    size = 0
    for name, letters in _blocks(drawing, basemap, changes, reports):
        figure.html.add_child(PackedBlock(f"frontmap-{name}", letters), name=f"page_{name}")
        size += len(letters)
    figure.header.add_child(PageHead(small=size + plain_size() in _PACKED), name="page_head", index=1)
    if overlays:
        others = [overlay.payload for overlay in overlays]
        figure.html.add_child(data_block("frontmap-overlays", others), name="page_overlays")
    for layer in (*_layers(drawing, provider), *_overlay_layers(len(overlays))):
        page.add_child(layer)
    page.add_child(named(folium.LayerControl(collapsed=True), "layers"))
    page.add_child(named(Start(), "start"))
    return page


def _blocks(
    drawing: Drawing, basemap: Basemap, changes: Changes | None, reports: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Write the packed parts of the page, one after the other, so that only their letters are kept."""
    yield "basemap", basemap.letters
    book = Wordbook(some_quotes(drawing))
    for at, letters in enumerate(quote_blocks(drawing, book)):
        yield f"quotes-{at}", letters
    yield "events", event_block(drawing, book)
    if changes is not None:
        yield "changes", packed(to_columns(changes))
    for at, text in enumerate(reports):
        yield f"texts-{at}", packed({"blocks": text["blocks"]})


def _empty_map(title: str, tiles: xyzservices.TileProvider | None) -> EventMap:
    west, south, east, north = UKRAINE
    page = named(
        EventMap(location=[(south + north) / 2, (west + east) / 2], zoom_start=6, tiles=None, font_size="13px"),
        "frontmap",
    )
    # Without tiles folium forgets max_zoom, so it is set where the template reads it.
    page.options |= {
        "min_zoom": _MIN_ZOOM,
        "max_zoom": _MAX_ZOOM_TILES if tiles else _MAX_ZOOM,
        "zoom_snap": 0.25,
        "zoom_control": False,
        "attribution_control": False,
    }
    figure_of(page).title = html.escape("".join(letter for letter in title if letter.isprintable()))
    return page


def _layers(drawing: Drawing, tiles: xyzservices.TileProvider | None) -> list[folium.map.Layer]:
    layers: list[folium.map.Layer] = []
    if tiles is not None:
        online = folium.TileLayer(tiles, name="Online tiles", overlay=False, control=True)
        layers.append(named(online, "tiles"))
    own = PageLayer("Built-in map", "basemapLayer", overlay=False, control=tiles is not None, show=tiles is None)
    layers.append(named(own, "basemap"))
    layers.append(named(PageLayer("Uncertainty", "uncertaintyLayer", overlay=True), "uncertainty"))
    layers.extend(named(EventLayer(kind, side), f"{side}_{kind}") for kind, side in drawing.layers)
    return layers


def _overlay_layers(number: int) -> list[folium.map.Layer]:
    """Give the switches of overlays; names of others must not pass through folium, so the page puts them in later."""
    return [
        named(PageLayer(f"Overlay {one + 1}", "overlayLayer", overlay=True, number=one), f"overlay_{one + 1}")
        for one in range(number)
    ]


def _facts(drawing: Drawing, days: Sequence[str]) -> dict[str, Any]:
    """Give what the page has to know before it unpacks the events."""
    parted = theatres(drawing.boxes)
    view = UKRAINE if not parted else parted[0].bounds
    if parted and (drawing.flags[parted[0].members] & WIDE).all():
        view = drawing.whole_bounds(parted[0].members)
    return {
        "counts": drawing.counts(),
        "claims_a_block": CLAIMS_A_BLOCK,
        "letters": LETTERS,
        "days": sorted({*(day for word in days if (day := day_of(word)) is not None), *drawing.days()}),
        "view": [round(edge, 3) for edge in view],
        "elsewhere": [
            {"bounds": list(other.bounds), "first": int(other.members[0]), "count": len(other.members)}
            for other in parted[1:]
        ],
    }
