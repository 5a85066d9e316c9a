"""Overlays in a real browser: drawn under the events, switched, named and attributed, whatever their makers wrote."""

from __future__ import annotations

import pytest
from shapely.geometry import LineString, Point

from frontmap.maps import read_overlay
from norland import claim
from test_browser_hostile_texts import HOSTILE
from vector_files import EAST, WEST, geojson

pytestmark = pytest.mark.browser

INK = """() => {
  const canvas = map_frontmap.getPane("fm-overlays").querySelector("canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, i) => i % 4 === 3 && value).length;
}"""
PLACE = """([lon, lat]) => {
  const at = map_frontmap.latLngToContainerPoint([lat, lon]), box = map_frontmap.getContainer().getBoundingClientRect();
  return [at.x + box.left, at.y + box.top];
}"""


def move_to(seen, lon: float, lat: float) -> None:
    """Rest the pointer on a place."""
    x, y = seen.page.evaluate(PLACE, [lon, lat])
    seen.page.mouse.move(x - 3, y)
    seen.page.mouse.move(x, y)
    seen.page.wait_for_timeout(300)


def switch(seen, name: str) -> None:
    seen.page.locator(".leaflet-control-layers").hover()
    seen.page.locator(".leaflet-control-layers-overlays label", has_text=name).locator("input").click()
    seen.page.wait_for_timeout(100)


@pytest.fixture
def control(tmp_path):
    """An overlay of two areas, a line and a point."""
    shapes = [({"name": "West side"}, WEST), ({}, EAST), ({"name": "Old line"}, LineString([(12, 51), (12, 52)]))]
    path = geojson(tmp_path, *shapes, ({"name": "Depot"}, Point(12.5, 51.5)), attribution="(c) The Survey")
    return read_overlay(path, name="Control, 1 May")


def test_an_overlay_is_drawn_under_the_events_and_can_be_switched_off(watch, control):
    seen = watch(claim(), overlays=[control])
    drawn = seen.page.evaluate(INK)
    assert drawn > 1000
    assert seen.text(".leaflet-control-layers-overlays label")[-1].strip() == "Control, 1 May"
    assert "(c) The Survey" in seen.text(".leaflet-control-attribution")[0]
    assert seen.text(".fm-legend-overlays bdi") == ["Control, 1 May", "(c) The Survey"]

    switch(seen, "Control, 1 May")
    assert seen.page.evaluate(INK) == 0
    assert "(c) The Survey" not in seen.text(".leaflet-control-attribution")[0]

    switch(seen, "Control, 1 May")
    assert seen.page.evaluate(INK) == drawn
    seen.click(seen.drawn()["symbols"][0])
    assert "Sentence 1." in seen.text("#fm-pane-evidence")[0]
    seen.check()


def test_the_names_stay_when_the_control_is_written_anew(watch, control):
    seen = watch(claim(), overlays=[control, control])
    seen.page.evaluate("map_frontmap.removeLayer(page_layer_uncertainty)")
    seen.page.wait_for_timeout(50)

    assert [one.strip() for one in seen.text(".leaflet-control-layers-overlays label")][-2:] == ["Control, 1 May"] * 2


@pytest.mark.parametrize(
    ("place", "name"), [((11.2, 51.2), "West side"), ((12, 51.3), "Old line"), ((12.5, 51.5), "Depot")]
)
def test_the_pointer_is_told_the_name_of_what_it_rests_on(watch, control, place, name):
    seen = watch(claim(geometry=Point(11.5, 51.7)), overlays=[control])
    move_to(seen, *place)
    assert seen.text(".fm-overlay-tip") == [name]

    move_to(seen, 12.8, 51.2)
    assert seen.text(".fm-overlay-tip") == []
    seen.check()


def test_hostile_names_labels_and_attributions_are_shown_literally_and_do_nothing(watch, tmp_path):
    texts = list(HOSTILE.values())
    overlays = [
        read_overlay(geojson(tmp_path, ({"name": text}, WEST), name=f"{number}.geojson"), text, text)
        for number, text in enumerate(texts)
    ]
    seen = watch(claim(geometry=Point(11.5, 51.7)), overlays=overlays, color_scheme="dark", size=(1280, 900))

    shown = seen.text(".leaflet-control-layers-overlays label .fm-said")
    attributed = seen.text(".leaflet-control-attribution")[0]
    assert shown == texts
    assert all(text.replace("\0", "") in attributed for text in texts)
    assert seen.text(".fm-legend-overlays li") == [text * 2 for text in texts]
    for number, text in reversed(list(enumerate(texts))):
        move_to(seen, 11.2 + number / 100, 51.2)
        assert seen.text(".fm-overlay-tip") == [" ".join(text.split())]
        seen.page.evaluate(f"map_frontmap.removeLayer(page_layer_overlay_{number + 1})")
    assert seen.page.locator("img, iframe, object, embed, base, form").count() == 0
    seen.check()
