"""The symbols in a real browser: how they are reached, share a place, are switched off, and tell the status."""

from __future__ import annotations

import pytest
from shapely.geometry import LineString, Point, box

from norland import claim

pytestmark = pytest.mark.browser


def distance(one, other) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_symbols_can_be_reached_and_opened_with_the_keyboard(watch, key):
    seen = watch(claim(), claim(2, geometry=Point(12.5, 51.5)))
    keys = seen.page.locator("#fm-keys")
    keys.focus()
    keys.press("ArrowRight")

    assert seen.text(".folium-map > .fm-unseen") == ["Attack, Ukraine, claimed, Place 2"]
    keys.press("ArrowLeft")
    assert seen.text(".folium-map > .fm-unseen") == ["Attack, Ukraine, claimed, Place 1"]
    keys.press(key)
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Place 1"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("frontmap.selected()") is None
    assert keys.evaluate("e => e === document.activeElement")
    seen.check()


def test_a_click_on_a_symbol_opens_its_event_and_one_beside_it_closes_it(watch):
    seen = watch(claim(), claim(2, geometry=Point(12.5, 51.5)))
    symbol = next(one for one in seen.drawn()["symbols"] if one["place"] == "Place 2")
    seen.click(symbol)

    assert "Sentence 2." in seen.text("#fm-pane-evidence")[0]
    seen.click({"screen": [symbol["screen"][0] + 60, symbol["screen"][1] + 60]})
    assert seen.page.evaluate("frontmap.selected()") is None
    seen.check()


def test_symbols_at_one_place_step_aside(watch):
    seen = watch(*(claim(n) for n in range(8)))
    symbols = seen.drawn()["symbols"]
    apart = [distance(a["screen"], b["screen"]) for i, a in enumerate(symbols) for b in symbols[:i]]

    assert len(symbols) == 8
    assert min(apart) > 20
    assert max(distance(one["screen"], one["home"]) for one in symbols) > 7


def test_a_crowd_becomes_a_count_that_lists_them_all(watch):
    seen = watch(*(claim(n) for n in range(30)))
    (crowd,) = seen.drawn()["crowds"]

    assert (crowd["count"], seen.drawn()["symbols"]) == (30, [])
    seen.click(crowd)
    assert seen.page.locator(".fm-list button").count() == 30
    seen.page.locator(".fm-list button").nth(7).click()
    seen.page.wait_for_timeout(150)
    assert "Sentence 7." in seen.text("#fm-pane-evidence")[0]
    seen.check()


def test_of_many_events_each_is_a_symbol_or_counted(watch):
    rows = [
        claim(n, geometry=Point(10.6 + (n * 7919 % 1300) / 500, 50.6 + (n * 104729 % 1300) / 700)) for n in range(1300)
    ]
    seen = watch(*rows)
    seen.page.evaluate("map_frontmap.fitBounds([[50.5, 10.5], [52.6, 13.4]], { animate: false })")
    drawn = seen.drawn()

    assert len(drawn["symbols"]) + sum(one["count"] for one in drawn["crowds"]) == 1300
    assert drawn["crowds"]
    boxes = [one["screen"] for one in drawn["crowds"]]
    assert min(distance(a, b) for i, a in enumerate(boxes) for b in boxes[:i]) > 20
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
        assert len(seen.drawn()["symbols"]) == count
        assert len(seen.drawn()["shapes"]) == count - 1
    seen.check()


def test_paint_does_not_pile_up_where_several_events_lie_in_one_region(watch):
    region, spot = box(10.6, 50.6, 13.4, 52.4), (12.9, 50.9)
    once = watch(claim(1, geometry=region))
    (paint,) = once.pixels(*once.screen(*spot))
    twice = watch(claim(1, geometry=region), claim(2, geometry=region), claim(3, geometry=region))
    (again,) = twice.pixels(*twice.screen(*spot))

    assert all(one["wide"] for one in twice.drawn()["symbols"])
    assert twice.drawn()["shapes"] == [0, 1, 2]
    assert abs(again[3] - paint[3]) < 30
    twice.check()


def test_pointing_at_a_symbol_names_it_and_shows_how_far_its_area_reaches(watch):
    seen = watch(claim(status="confirmed", geometry=box(11, 51, 12, 52)))
    (symbol,) = seen.drawn()["symbols"]
    beside = [symbol["screen"][0] + 40, symbol["screen"][1] + 40]
    (before,) = seen.pixels(*beside)
    frame = seen.page.locator(".folium-map").bounding_box()
    seen.page.mouse.move(frame["x"] + symbol["screen"][0], frame["y"] + symbol["screen"][1])
    seen.page.wait_for_timeout(100)

    assert seen.text(".fm-hover") == ["Attack, Ukraine, confirmed, Place 1"]
    assert seen.pixels(*beside)[0][3] > before[3]


def test_status_is_told_by_fill_line_and_mark(watch):
    """A symbol's look is compared with that of one that differs in nothing but the status."""
    looks = {}
    for status in ("confirmed", "likely", "claimed", "possible", "denied"):
        seen = watch(claim(status=status))
        looks[status] = seen.page.evaluate(
            "(() => { const one = frontmap.drawn().symbols[0].at, size = 34, c = document.createElement('canvas');"
            " c.width = c.height = size; const pen = c.getContext('2d');"
            " frontmap.paintSymbol(pen, frontmap.event(0), size / 2, size / 2, 30);"
            " return [...pen.getImageData(0, 0, size, size).data]; })()"
        )
    kinds = list(looks)
    for i, one in enumerate(kinds):
        for other in kinds[:i]:
            differing = sum(a != b for a, b in zip(looks[one], looks[other], strict=True))
            assert differing > 100, (one, other)


def test_a_line_that_leads_somewhere_has_a_head(watch):
    line = LineString([(11, 51), (12, 51.5)])
    inked = []
    for relation in ("line", "toward"):
        seen = watch(claim(geometry=line, places=[{"name": "A", "relation": relation}]))
        inked.append(sum(alpha > 200 for *_, alpha in seen.pixels(*seen.screen(12, 51.5), 12)))

    assert inked[1] > inked[0] + 30
    seen.check()
