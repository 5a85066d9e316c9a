"""The pages that ours is measured against: the ways in which people put a table of events on a folium map.

Every choice is the peer's gain, so that what the table says of us is the least that can be said:

- They get events, already grouped and cleaned, and that time is not counted.
- They draw no footprints, and two of the three draw a point for each event, where our page draws lines and areas too.
- They have no base map, no panel, no legend; Leaflet stands in the page, as in ours, so that nothing waits for a host.
- Popups of folium call jQuery to make elements of text: one line does that here, where jQuery would be 87 KB more.

Only `saved_page` is the page that folium itself writes, with all that it loads, from a folder instead of four hosts.
"""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure
from folium.features import GeoJsonPopup, GeoJsonTooltip

from frontmap.layers.frame import GEOMETRY, records_of
from frontmap.maps.vendor import VENDOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

FIELDS = ("type", "side", "status", "claimant", "date", "place", "quote")
"""What a popup tells, as a card of our page does."""
FOLDER = "FRONTMAP_FOLIUM_FILES"
"""The variable that names the node_modules folder of what folium's pages load; unset, `saved_page` is left out."""
FILES = {
    "leaflet": "leaflet/dist/leaflet.js",
    "jquery": "jquery/dist/jquery.min.js",
    "bootstrap": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "awesome_markers": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet_css": "leaflet/dist/leaflet.css",
    "bootstrap_css": "bootstrap/dist/css/bootstrap.min.css",
    "awesome_markers_font_css": "@fortawesome/fontawesome-free/css/all.min.css",
    "awesome_markers_css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
}
"""Where npm puts what folium loads, by folium's names; two small style sheets that npm has not are left out."""
_MIDDLE, _ZOOM = (48.5, 36.0), 6
_COLUMNS = {"event_type": "type", "side": "side", "status": "status", "end": "date", "place_name": "place"}
_NOT_DRAWN = ("planned",)
_REJECTED = "rejected"
# One green pixel, stretched: the package ships no marker picture.
_PIXEL = "data:image/gif;base64,R0lGODdhAQABAPAAAACecwAAACwAAAAAAQABAAACAkQBADs="
_INSTEAD_OF_JQUERY = """
window.$ = (text) => {
  const box = document.createElement("template");
  box.innerHTML = text.trim();
  return box.content.children;
};
"""


def events_of(frame: gpd.GeoDataFrame, *, points: bool) -> list[dict[str, Any]]:
    """Give the drawn events of a layer, each with the texts of all its claims.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.
    points : bool
        Give each event a point instead of its own line or area.

    Returns
    -------
    list of dict
        `FIELDS` as texts, and `at`: a GeoJSON geometry.
    """
    events: dict[str, dict[str, Any]] = {}
    for record in records_of(frame):
        geometry = record[GEOMETRY]
        if geometry is None or record["status"] in _NOT_DRAWN or record["review"] == _REJECTED:
            continue
        event = events.get(record["event_id"])
        if event is None:
            drawn = geometry.representative_point() if points and geometry.geom_type != "Point" else geometry
            events[record["event_id"]] = {
                **{told: record[column] for column, told in _COLUMNS.items()},
                "claimant": record["claimant"] or "",
                "quote": record["quote"],
                "at": drawn.__geo_interface__,
            }
        else:
            event["claimant"] = "; ".join(filter(None, (event["claimant"], record["claimant"])))
            event["quote"] += "\n" + record["quote"]
    return list(events.values())


def markers_page(events: Sequence[dict[str, Any]]) -> str:
    """Write plain folium: a Marker and its Popup for each event."""
    return _rendered(_with_markers(_map(), events))


def saved_page(events: Sequence[dict[str, Any]]) -> str:
    """Write the same as folium saves it, scripts and styles from the folder that `FOLDER` names.

    Raises
    ------
    FileNotFoundError
        A file that folium loads is not in the folder.
    """
    page = folium.Map(location=_MIDDLE, zoom_start=_ZOOM, tiles=None)
    page.default_js = [(name, _loaded(name)) for name, _ in page.default_js]
    page.default_css = [(name, _loaded(name)) for name, _ in page.default_css if name in FILES]
    text: str = _figure(_with_markers(page, events)).render()
    return text


def geojson_page(events: Sequence[dict[str, Any]]) -> str:
    """Write one folium.GeoJson on a canvas, points as circle markers, with fields for popup and tooltip."""
    page = _map(prefer_canvas=True)
    features = [
        {"type": "Feature", "geometry": event["at"], "properties": {name: event[name] for name in FIELDS}}
        for event in events
    ]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=5, weight=1, fill=True, fill_opacity=0.6),
        popup=GeoJsonPopup(list(FIELDS), max_width=320),
        tooltip=GeoJsonTooltip(["type", "place"]),
    ).add_to(page)
    return _rendered(page)


def bare_page(events: Sequence[dict[str, Any]] = ()) -> str:
    """Write an empty folium map: whatever `events` holds, nothing but Leaflet has to start."""
    del events
    return _rendered(_map())


def _map(**options: Any) -> folium.Map:  # noqa: ANN401 # folium's
    page = folium.Map(location=_MIDDLE, zoom_start=_ZOOM, tiles=None, **options)
    page.default_js, page.default_css = [], []
    return page


def _with_markers(page: folium.Map, events: Sequence[dict[str, Any]]) -> folium.Map:
    for event in events:
        lon, lat = event["at"]["coordinates"]
        rows = "<br>".join(f"<b>{name}</b> {html.escape(event[name])}" for name in FIELDS)
        folium.Marker((lat, lon), popup=folium.Popup(rows, max_width=320)).add_to(page)
    return page


def _loaded(name: str) -> str:
    """Give the address of a file that folium names so."""
    return (Path(os.environ[FOLDER]) / FILES[name]).resolve(strict=True).as_uri()


def _rendered(page: folium.Map) -> str:
    figure = _figure(page)
    figure.header.add_child(_Leaflet(), name="leaflet", index=0)
    text: str = figure.render()
    return text


def _figure(page: folium.Map) -> Figure:
    figure = page.get_root()
    if not isinstance(figure, Figure):  # folium gives every map one
        message = "the map stands in no figure"
        raise TypeError(message)
    return figure


class _Leaflet(Element):
    """Our own copy of Leaflet, written into the page."""

    def render(self, **_options: object) -> str:
        style, script = ((VENDOR / "leaflet" / name).read_text("utf-8") for name in ("leaflet.css", "leaflet.js"))
        pictures = f'{{iconUrl: "{_PIXEL}", shadowUrl: "{_PIXEL}"}}'
        icon = f'L.Icon.Default.imagePath = " "; L.Icon.Default.mergeOptions({pictures});'
        # Pictures of the control for layers, which these pages have not.
        style = style.replace("url(images/", "url(data:,")
        return f"<style>{style}</style>\n<script>{script}</script>\n<script>{icon}{_INSTEAD_OF_JQUERY}</script>\n"
