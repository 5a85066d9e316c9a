"""The symbols in a real browser: how they are reached, share a place, are switched off, and tell the status."""

from __future__ import annotations

import pytest
from shapely.geometry import LineString, Point, box

from norland import claim

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_symbols_can_be_reached_and_opened_with_the_keyboard(watch, key):
    seen = watch(claim())
    marker = seen.markers().first
    marker.focus()

    assert marker.get_attribute("role") == "button"
    assert marker.get_attribute("aria-label") == "Attack, Ukraine, claimed, Place 1"
    seen.page.keyboard.press(key)
    assert seen.page.locator("#fm-panel").is_visible()
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("#fm-panel").is_visible()
    assert marker.evaluate("e => e === document.activeElement")


def test_symbols_at_one_place_step_aside(watch):
    seen = watch(*(claim(n) for n in range(8)))
    boxes = [marker.bounding_box() for marker in seen.markers().all()]
    centres = [(one["x"] + one["width"] / 2, one["y"] + one["height"] / 2) for one in boxes]
    apart = [((a - c) ** 2 + (b - d) ** 2) ** 0.5 for i, (a, b) in enumerate(centres) for c, d in centres[:i]]

    assert len(boxes) == 8
    assert min(apart) > 20
    assert seen.page.locator("path.fm-leader").count() > 0


def test_a_crowd_becomes_a_count_that_lists_them_all(watch):
    seen = watch(*(claim(n) for n in range(30)))

    assert seen.text(".fm-count") == ["30"]
    seen.markers().first.click()
    assert seen.page.locator(".fm-list button").count() == 30
    seen.page.locator(".fm-list button").nth(7).click()
    assert "Sentence 7." in seen.text("#fm-panel-body")[0]
    seen.check()


def test_a_layer_can_be_switched_off_and_on(watch):
    seen = watch(claim(), claim(2, side="RUS", geometry=box(11, 51, 12, 52)))
    seen.page.locator(".leaflet-control-layers").hover()
    names = [name.strip() for name in seen.text(".leaflet-control-layers-overlays label")]
    assert names == ["Uncertainty", "Russia: attack", "Ukraine: attack"]

    box_ = seen.page.locator(".leaflet-control-layers-overlays input").nth(1)
    for on, count in ((False, 1), (True, 2)):
        box_.set_checked(on)
        seen.page.wait_for_timeout(80)
        assert seen.markers().count() == count
        assert seen.page.locator("path.fm-area").count() == count - 1
    seen.check()


def test_paint_does_not_pile_up_where_several_events_lie_in_one_region(watch):
    region = box(10.6, 50.6, 13.4, 52.4)
    seen = watch(claim(1, geometry=region), claim(2, geometry=region), claim(3, geometry=region, side="RUS"))

    assert seen.page.locator("path.fm-area").count() == 3
    assert seen.page.locator("path.fm-area.fm-again").count() == 1
    assert seen.page.locator(".fm-marker .fm-ring").count() == 3
    seen.check()


def test_pointing_at_a_symbol_shows_how_far_its_area_reaches(watch):
    seen = watch(claim(geometry=box(11, 51, 12, 52)))
    seen.markers().first.focus()

    assert seen.page.locator("path.fm-pointed").count() == 1


def test_status_is_told_by_line_fill_and_mark(watch):
    line = LineString([(11, 51), (12, 51.5)])
    rows = [
        claim(1, status="likely", geometry=line, places=[{"name": "A", "relation": "toward"}]),
        claim(2, status="claimed", geometry=box(11, 51, 12, 52)),
        claim(3, status="denied", geometry=Point(12, 52)),
        claim(4, status="possible", geometry=Point(13, 52)),
        claim(5, status="confirmed", geometry=Point(13, 51)),
    ]
    seen = watch(*rows)

    assert seen.page.locator("path.fm-line").first.get_attribute("stroke-dasharray")
    assert seen.page.locator("path.fm-line").first.get_attribute("marker-end") == "url(#fm-head-thin-UKR)"
    assert seen.page.locator("path.fm-area-hatch").first.get_attribute("fill") == "url(#fm-hatch-UKR)"
    for status, part in (("denied", ".fm-cross"), ("possible", ".fm-question")):
        assert seen.page.locator(f".fm-marker .fm-is-{status} {part}").count() == 1
    assert seen.page.locator(".fm-marker .fm-fill-solid.fm-is-confirmed").count() == 1
    seen.check()
