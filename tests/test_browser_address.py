"""The page's address in a real browser: it keeps what is looked at, opens it again, and believes nothing it is told."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from frontmap.maps import write_page
from norland import claim, draw
from watched_page import Watched

pytestmark = pytest.mark.browser


@pytest.fixture
def at_address(chromium, tmp_path):
    """Give a function that opens a page of claims at an address."""
    contexts = []

    def opened(address: str, *rows) -> Watched:
        write_page(draw(*rows), tmp_path / "map.html")
        contexts.append(chromium.new_context(viewport={"width": 1200, "height": 800}))
        return Watched(contexts[-1].new_page(), tmp_path / "map.html", address)

    yield opened
    for context in contexts:
        context.close()


def rows():
    return [claim(n, begin=f"2031-05-0{n}", end=f"2031-05-0{n}", geometry=Point(11 + n / 5, 51.5)) for n in (1, 2, 3)]


def address(seen) -> str:
    seen.page.wait_for_timeout(500)
    return seen.page.evaluate("location.hash")


def test_what_is_looked_at_is_kept_in_the_address_and_opens_again(watch, at_address):
    seen = watch(*rows())
    seen.open(1)
    seen.page.evaluate("frontmap.setTimeState({ mode: 'until', from: NaN, to: frontmap.dayOf('2031-05-02') })")
    seen.page.evaluate("map_frontmap.setView([51.25, 11.5], 8, { animate: false })")
    kept = address(seen)
    again = at_address(kept, *rows())

    assert again.page.evaluate("[map_frontmap.getZoom(), map_frontmap.getCenter().lat.toFixed(2)]") == [8, "51.25"]
    assert again.page.evaluate("[...frontmap.visible()].length") == 2
    assert again.page.evaluate("frontmap.event(frontmap.selected()).place") == seen.page.evaluate(
        "frontmap.event(frontmap.selected()).place"
    )
    again.check()


def test_a_link_to_an_event_holds_in_a_later_build_of_the_map(at_address):
    newer = [claim(9, geometry=Point(12.5, 51.9)), *reversed(rows())]
    seen = at_address("#event=e2", *newer)

    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Place 2"
    assert "Sentence 2." in seen.text("#fm-pane-evidence")[0]
    seen.check()


@pytest.mark.parametrize(
    "told",
    [
        "#at=NaN,1e999,<b>", "#at=1,2", "#at=0,91,5", "#event=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#event=__proto__", "#days=until,soon", "#days=always,2031-05-01", "#days=range,2031-05-03",
        "#pane=constructor", "#pane=%00", "#only={", "#only=[1]", "#only=%7B%22__proto__%22%3A%7B%22a%22%3A1%7D%7D",
        "#lang=xx", "#lang=__proto__", "#%E0%A4%A", "#" + "a" * 10_000,
    ],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_an_ordinary_page(at_address, told):
    seen = at_address(told, *rows())

    assert seen.page.evaluate("frontmap.visible().length") == 3
    assert seen.page.evaluate("frontmap.selected()") is None
    assert seen.page.evaluate("map_frontmap.getBounds().contains([51.5, 11.4])")
    assert seen.page.evaluate("({}).a") is None
    seen.check()


def test_the_page_works_in_a_frame(chromium, tmp_path):
    write_page(draw(*rows()), tmp_path / "map.html")
    (tmp_path / "blog.html").write_text(
        '<iframe src="map.html#event=e2" width="700" height="500"></iframe>', encoding="utf-8"
    )
    page = chromium.new_context().new_page()
    page.goto((tmp_path / "blog.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready=yes]").wait_for(state="attached")

    assert "Sentence 2." in frame.locator("#fm-pane-evidence").text_content()


def test_a_link_to_an_event_that_is_not_on_the_map_says_so(at_address):
    seen = at_address("#event=e77", *rows())

    assert seen.text("#fm-missing") == ["This map does not show the event that the link names."]
    seen.page.evaluate("frontmap.select(0, 'list')")
    assert seen.text("#fm-missing") == []
    seen.check()


def test_a_state_of_many_filters_is_kept_whole(watch, at_address):
    told = [claim(n, claimant=f"{n} {'речник обласної адміністрації ' * 3}") for n in range(40)]
    seen = watch(*told)
    seen.page.evaluate("claimants => frontmap.setFilterState({ claimants })", [one["claimant"] for one in told[:30]])
    again = at_address(address(seen), *told)

    assert again.page.evaluate("frontmap.visible().length") == 30
    again.check()
