"""The map in a notebook and with a user's own folium layers, in a real browser."""

from __future__ import annotations

import folium
import pytest

from frontmap.maps import read_overlay
from norland import claim, draw
from vector_files import EAST, WEST, geojson

pytestmark = pytest.mark.browser

SHAPE = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"n": "mine"}, "geometry": {"type": "Point", "coordinates": [12.5, 51.8]}}
    ],
}


@pytest.fixture
def opened(chromium, tmp_path):
    """Give a function that opens a page and what went wrong there."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})

    def _open(text: str):
        (tmp_path / "cell.html").write_text(text, encoding="utf-8")
        page, faults = context.new_page(), []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
        page.goto((tmp_path / "cell.html").as_uri())
        frame = page.frames[-1]
        frame.wait_for_selector("html[data-ready=yes]", state="attached")
        return frame, faults

    yield _open
    context.close()


def with_own_layers(map_: folium.Map) -> folium.Map:
    """Add what users of folium add first."""
    folium.Marker([51.2, 11.2], popup="<b>Popup</b>", tooltip="Tooltip").add_to(map_)
    folium.Marker([51.2, 11.6], icon=folium.Icon(color="red", icon="info-sign")).add_to(map_)
    folium.Marker(
        [51.2, 12.0], icon=folium.DivIcon(html='<div class="mine" style="color:rgb(204, 0, 0)">x</div>')
    ).add_to(map_)
    group = folium.FeatureGroup(name="My group").add_to(map_)
    folium.CircleMarker([51.2, 12.4], radius=9, color="#123456").add_to(group)
    shape = folium.GeoJson(SHAPE, name="My GeoJson", tooltip=folium.GeoJsonTooltip(["n"])).add_to(map_)
    map_.keep_in_front(shape)
    return map_


def test_a_notebook_shows_the_map_in_its_cell(opened, tmp_path):
    overlay = read_overlay(geojson(tmp_path, ({}, WEST), ({}, EAST)), "us", "Theirs")
    rows = [claim(), claim(2, geometry=EAST, event_type="control")]
    frame, faults = opened(f"<!DOCTYPE html><body>{draw(*rows, overlays=[overlay])._repr_html_()}</body>")

    assert frame.url == "about:srcdoc"
    frame.evaluate("frontmap.select(0, 'list')")
    assert frame.locator(".fm-here .fm-read").text_content().startswith("Sentence ")
    assert "Theirs" in frame.locator(".leaflet-control-layers").text_content()
    assert frame.evaluate("frontmap.drawn().symbols.length") == 2
    frame.locator(".leaflet-control-zoom-in").click()
    frame.get_by_role("button", name="Back to the first view").click()
    frame.page.wait_for_timeout(300)
    assert frame.url == "about:srcdoc"
    assert faults == []


@pytest.mark.parametrize("where", ["file", "cell"])
def test_layers_of_the_users_own_appear_on_the_map_and_in_the_control(opened, where):
    map_ = with_own_layers(draw(claim(geometry=WEST.centroid.buffer(0.01))))
    frame, faults = opened(map_.get_root().render() if where == "file" else map_._repr_html_())

    pins = frame.locator("img.leaflet-marker-icon")
    assert pins.count() == 3
    assert all(pin.evaluate("image => image.naturalWidth") == 25 for pin in pins.all())
    assert frame.locator(".mine").evaluate("one => getComputedStyle(one).color") == "rgb(204, 0, 0)"
    assert frame.locator("path[stroke='#123456']").count() == 1
    pins.first.click()
    assert frame.locator(".leaflet-popup-content b").text_content() == "Popup"
    frame.locator(".leaflet-control-layers").hover()
    frame.locator(".leaflet-control-layers label", has_text="My group").locator("input").click()
    assert frame.locator("path[stroke='#123456']").count() == 0
    assert frame.locator(".leaflet-control-layers label", has_text="My GeoJson").count() == 1
    assert faults == []


def test_a_frame_without_an_address_offers_no_language_since_it_could_not_keep_it(opened):
    frame, faults = opened(f"<!DOCTYPE html><body>{draw(claim())._repr_html_()}</body>")

    assert frame.locator("#fm-lang").count() == 0
    assert faults == []
