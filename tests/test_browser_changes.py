"""What changed since an earlier layer, in a real browser: a switch a kind, the lists, and what was told before."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from frontmap.changes import compare_frames
from norland import claim, layer

pytestmark = pytest.mark.browser


def place(number: int) -> dict:
    """A place of its own, with its entry in a gazetteer."""
    lon = 11 + number / 3
    spot = {"name": f"Place {number}", "relation": "at", "lon": lon, "lat": 51.5, "gazetteer_id": f"g{number}"}
    return {"geometry": Point(lon, 51.5), "places": [spot]}


def on(day: str, number: int, **given):
    dates = dict.fromkeys(("begin", "end", "report_date"), day)
    return claim(number, id=f"{day} {number}", event_id=f"{day} e{number}", **dates, **place(number), **given)


@pytest.fixture
def seen(watch):
    before = [
        on("2031-05-01", 1),
        on("2031-05-01", 2, event_type="capture", status="claimed"),
        on("2031-05-01", 3, quote="Gone."),
    ]
    now = [
        on("2031-05-02", 1),
        on("2031-05-02", 2, event_type="capture", status="confirmed"),
        on("2031-05-02", 4, place_name="<b>New</b>"),
    ]
    return watch(*now, texts={"changes": compare_frames(layer(*now), layer(*before))})


def test_the_list_tells_what_is_new_repeated_changed_and_gone(seen):
    seen.page.locator("#fm-tab-changes").click()

    assert seen.text(".fm-change summary") == [
        "New (1)", "Repeated (1)", "Changed status (1)", "Changed side of control (0)", "No longer mentioned (1)",
    ]  # fmt: skip
    told = seen.text("#fm-pane-changes .fm-change")
    assert "<b>New</b>" in told[0]
    assert "Before: Capture, Ukraine, claimed" in told[2]
    assert "Place 3" in told[4]
    assert "1 May 2031" in seen.text("#fm-pane-changes h2")[0]
    seen.check()


def test_a_kind_can_be_taken_off_the_map(seen):
    seen.page.locator("#fm-tab-changes").click()
    seen.page.locator(".fm-change").nth(0).get_by_role("checkbox").uncheck()
    seen.page.wait_for_timeout(80)

    assert sorted(one["place"] for one in seen.drawn()["symbols"]) == ["Place 1", "Place 2"]
    seen.check()


def test_a_click_goes_to_the_event_or_to_where_it_was(seen):
    seen.page.locator("#fm-tab-changes").click()
    seen.page.locator(".fm-change").nth(4).locator("button").first.click()
    seen.page.wait_for_timeout(900)

    lon = seen.page.evaluate("map_frontmap.getCenter().lng")
    assert abs(lon - 12) < 0.01
    seen.page.locator(".fm-change").nth(2).locator("button").first.click()
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Place 2"
    seen.check()


def test_a_map_without_an_earlier_layer_has_no_such_list(watch):
    assert watch(claim()).page.locator("#fm-tab-changes").count() == 0


def test_a_kind_that_is_off_counts_as_a_filter(seen):
    seen.page.locator("#fm-tab-changes").click()
    box = seen.page.locator(".fm-change").nth(0).get_by_role("checkbox")
    box.uncheck()
    seen.page.wait_for_timeout(500)

    assert "2 of 3" in seen.text("#fm-shown")[0]
    assert "kinds_off" in seen.page.evaluate("decodeURIComponent(location.hash)")
    seen.page.locator("#fm-shown button").click()
    seen.page.wait_for_timeout(80)
    assert box.is_checked()
    assert len(seen.page.evaluate("[...frontmap.visible()]")) == 3
    seen.page.evaluate("frontmap.setFilterState({ kinds_off: ['repeated', 'gone', '<b>', 'constructor'] })")
    assert seen.page.evaluate("frontmap.kindsOff()") == ["repeated"]
    seen.check()


def test_what_is_new_and_not_on_the_map_is_said_to_be_so(watch):
    now = [
        on("2031-05-02", 1),
        {**on("2031-05-02", 2), "geometry": None, "reason": "no gazetteer entry", "places": None},
    ]
    before = [on("2031-05-01", 9)]
    seen = watch(*now, texts={"changes": compare_frames(layer(*now), layer(*before))})
    seen.page.locator("#fm-tab-changes").click()

    assert seen.text(".fm-change summary")[0] == "New (2)"
    assert seen.page.locator(".fm-change").nth(0).locator("li").count() == 1
    assert "+ 1 that the map does not show" in seen.text(".fm-change")[0]
    seen.check()
