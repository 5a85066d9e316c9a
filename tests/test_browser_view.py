"""What the page shows when it opens, in a real browser: a day without events, one point, far ones, a telephone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely.geometry import MultiPolygon, Point, box

from frontmap.maps.interface import interface_words
from norland import NORLAND, claim

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("rows", [[], [claim(geometry=None)]], ids=["no claims", "nothing placed"])
def test_a_day_without_events_says_so(watch, rows):
    rows = rows or [claim(review="rejected")]
    seen = watch(*rows)

    assert "drawn" in seen.text(".fm-empty")[0]
    assert seen.page.evaluate("map_frontmap.getBounds().contains([49, 31])")
    seen.check()


def test_one_point_alone_opens_a_map_with_its_surroundings(watch):
    seen = watch(claim())

    assert seen.page.evaluate("map_frontmap.getZoom()") <= 9
    assert seen.page.evaluate("map_frontmap.getBounds().contains([51.5, 11.5])")


def test_events_elsewhere_are_named_and_reached(watch):
    seen = watch(claim(1), claim(2, geometry=Point(11.6, 51.6)), claim(3, geometry=Point(40, 40)))
    assert seen.page.evaluate("map_frontmap.getBounds().contains([40, 40])") is False

    seen.page.get_by_text("+ 1 elsewhere").click()
    seen.page.wait_for_timeout(600)
    assert seen.page.evaluate("map_frontmap.getBounds().contains([40, 40])")
    seen.page.get_by_role("button", name="Show all events").click()
    seen.page.wait_for_timeout(600)
    assert seen.page.evaluate(
        "map_frontmap.getBounds().contains([40, 40]) && map_frontmap.getBounds().contains([51.6, 11.6])"
    )
    seen.check()


def test_the_page_fits_a_telephone(watch):
    texts = {"title": "A rather long title of a day in Norland", "subtitle": "x" * 80}
    seen = watch(*(claim(n, geometry=Point(11 + n / 9, 51)) for n in range(9)), size=(390, 844), texts=texts)
    seen.open(4)
    seen.page.wait_for_timeout(900)

    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    side, board = seen.page.locator("#fm-side").bounding_box(), seen.page.locator(".folium-map").bounding_box()
    (symbol,) = [one for one in seen.drawn()["symbols"] if one["number"] == 4]
    assert side["width"] <= 390
    assert board["y"] + symbol["screen"][1] < side["y"]
    seen.check()


def inked(seen, x: float, y: float, reach: int) -> int:
    """How many pixels of the canvas of names are not empty around a point of the map."""
    return seen.page.evaluate(
        "([x, y, r]) => { const c = document.querySelector('canvas.fm-labels'), box = c.getBoundingClientRect(),"
        " m = c.closest('.leaflet-container').getBoundingClientRect();"
        " const part = c.getContext('2d').getImageData(m.x + x - box.x - r, m.y + y - box.y - r, 2 * r + 1, 2 * r + 1);"
        " return part.data.filter((value, at) => at % 4 === 3 && value).length; }",
        [x, y, reach],
    )


def test_names_keep_clear_of_the_symbols_from_the_first_view_on(watch):
    around = [claim(2, geometry=Point(10.9, 51.2)), claim(3, geometry=Point(12.1, 51.8))]
    free = watch(*around)
    assert inked(free, *free.screen(11.5, 51.5), 60) > 100
    seen = watch(claim(geometry=Point(11.53, 51.5)), *around)
    for symbol in seen.drawn()["symbols"]:
        assert inked(seen, *symbol["screen"], 9) == 0


def test_names_do_not_lag_behind_a_map_in_flight(watch):
    seen = watch(claim(geometry=Point(11, 51)), claim(2, geometry=Point(13, 52)))
    seen.page.evaluate("map_frontmap.flyTo([51.5, 11.5], 9, { duration: 1 })")
    seen.page.wait_for_timeout(400)
    assert not seen.page.locator("canvas.fm-labels").is_visible()
    seen.page.wait_for_timeout(1200)

    assert seen.page.locator("canvas.fm-labels").is_visible()
    assert inked(seen, *seen.screen(11.5, 51.5), 60) > 100
    seen.check()


def test_names_are_back_after_a_flight_that_ends_where_it_began(watch):
    seen = watch(claim(), claim(2, geometry=Point(13, 52)))
    seen.page.evaluate("map_frontmap.fire('zoom')")
    assert not seen.page.locator("canvas.fm-labels").is_visible()
    seen.page.evaluate("map_frontmap.fire('moveend')")

    assert seen.page.locator("canvas.fm-labels").is_visible()


def ground(seen, lon: float, lat: float) -> str:
    """The colour of the base map at a place: one of the style sheet, or none."""
    return seen.page.evaluate(
        "([lon, lat]) => { const c = document.querySelector('canvas.fm-ground'), box = c.getBoundingClientRect(),"
        " m = document.querySelector('.leaflet-container').getBoundingClientRect();"
        " const { x, y } = map_frontmap.latLngToContainerPoint([lat, lon]);"
        " const [r, g, b, a] = c.getContext('2d').getImageData(m.x + x - box.x, m.y + y - box.y, 1, 1).data;"
        " const hex = '#' + [r, g, b].map((one) => one.toString(16).padStart(2, '0')).join('');"
        " return a ? ['land', 'sea'].find((name) => frontmap.colour('--' + name) === hex) || hex : 'nothing'; }",
        [lon, lat],
    )


@pytest.mark.parametrize("lake", [[], [box(12.1, 51.3, 12.3, 51.4)]], ids=["whole", "with a lake"])
@pytest.mark.parametrize("zoom", [6, 8, 11])
def test_land_and_sea_are_where_they_are_whatever_of_them_is_in_view(watch, monkeypatch, zoom, lake):
    country = box(10.5, 50.5, 13.5, 52.5).difference(MultiPolygon(lake))
    monkeypatch.setattr("norland.NORLAND", replace(NORLAND, land=(country,), oblasts=(), rivers=()))
    seen = watch(claim())
    places = {
        (12.2, 51.35): "sea" if lake else "land",
        (12.2, 51.45): "land",
        (10.44, 51.5): "sea",
        (10.56, 51.5): "land",
    }
    places |= {(10.44, 50.44): "sea", (10.56, 50.56): "land", (13.44, 52.44): "land", (13.56, 52.56): "sea"}
    places |= {(9.97, 51.5): "nothing", (12.2, 53.03): "nothing"}

    for (lon, lat), told in places.items():
        seen.page.evaluate(f"map_frontmap.setView([{lat}, {lon}], {zoom}, {{ animate: false }})")
        assert ground(seen, lon, lat) == told, (lon, lat)


def test_a_map_that_is_dragged_far_is_painted_before_the_hand_lets_go(watch):
    seen = watch(claim())
    seen.page.evaluate("map_frontmap.setView([51.3, 11.4], 9, { animate: false })")
    middle = seen.page.evaluate(
        "() => { const { x, y, width, height } = map_frontmap.getContainer().getBoundingClientRect();"
        " return [x + width / 2, y + height / 2]; }"
    )
    seen.page.mouse.move(*middle)
    seen.page.mouse.down()
    seen.page.mouse.move(middle[0] - 300, middle[1] - 200, steps=10)

    ends = seen.page.evaluate(
        "[...document.querySelectorAll('canvas.fm-ground, canvas.fm-board, canvas.fm-labels')].map((canvas) => {"
        " const over = canvas.getBoundingClientRect(), map = map_frontmap.getContainer().getBoundingClientRect();"
        " return [over.left <= map.left, over.top <= map.top, over.right >= map.right, over.bottom >= map.bottom]; })"
    )
    assert ends == [[True] * 4] * 3
    seen.page.mouse.up()
    seen.check()


def test_a_browser_that_can_not_unpack_gets_it_all_and_is_told(watch):
    seen = watch(claim(), before="delete window.DecompressionStream")

    assert "This browser is old" in seen.text("#fm-old")[0]
    assert len(seen.drawn()["symbols"]) == 1
    assert "Sentence 1." in seen.open()
    seen.check()


def test_the_page_speaks_ukrainian_where_its_address_says_so(watch):
    seen = watch(claim())
    seen.page.locator("#fm-lang").select_option("uk")
    seen.page.wait_for_selector("html[lang=uk][data-ready=yes]", state="attached")

    assert seen.text("#fm-tabs button")[0] == "\u0421\u0432\u0456\u0434\u0447\u0435\u043d\u043d\u044f"
    assert "lang=uk" in seen.page.url
    seen.check()


def test_on_paper_the_map_comes_first_with_its_key_and_credits_and_afterwards_all_is_as_before(watch):
    seen = watch(claim(), claim(2, geometry=Point(12.5, 51.5)), color_scheme="dark")
    page, where = seen.page, "[map_frontmap.getZoom(), map_frontmap.getCenter().lng, document.body.innerHTML.length]"
    before = page.evaluate(where)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    order = page.evaluate(
        "['#fm-title', '.folium-map', '.fm-legend', '.leaflet-control-attribution', '#fm-side']"
        ".map((one) => document.querySelector(one).getBoundingClientRect().top)"
    )
    owed = page.locator(".leaflet-control-attribution")

    assert order == sorted(order)
    assert page.locator(".fm-legend-body").is_visible()
    assert owed.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert page.locator("#fm-search, #fm-side-head, .leaflet-control-zoom").evaluate_all(
        "all => all.every((one) => !one.offsetParent)"
    )
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')") == "#ffffff"
    sheet = page.evaluate(
        "(() => { const c = document.querySelector('canvas.fm-sheet'), [r, g, b] ="
        " c.getContext('2d').getImageData(3, 3, 1, 1).data; return [r, g, b]; })()"
    )
    assert min(sheet) > 180
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(where)[:2] == before[:2]
    assert page.locator(".fm-sheet").count() == 0
    assert page.locator(".folium-map .fm-legend").count() == 1
    seen.check()


def test_credits_that_do_not_fit_are_read_in_full_under_the_pointer(watch):
    seen = watch(claim(), texts={"attributions": [f"(c) Institute number {n} of Norland" for n in range(30)]})
    owed = seen.page.locator(".leaflet-control-attribution")
    assert owed.evaluate("e => e.scrollHeight > e.clientHeight + 5")
    owed.hover()
    seen.page.wait_for_timeout(80)

    assert owed.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    seen.check()


def test_the_pages_own_title_is_told_in_the_readers_language_and_a_given_one_as_it_is(watch):
    own = {"title": "Reported events, 2 May 2031", "subtitle": interface_words()["subtitle"]["en"]}
    seen = watch(claim(), texts=own)
    seen.page.locator("#fm-lang").select_option("uk")
    seen.page.wait_for_selector("html[lang=uk][data-ready=yes]", state="attached")

    assert seen.text("#fm-title") == ["Події за повідомленнями, 2 травня 2031"]
    assert seen.text("#fm-subtitle")[0].startswith(interface_words()["subtitle"]["uk"])
    given = watch(claim(), texts=own | {"title": "Reported events, Norland only"})
    given.page.locator("#fm-lang").select_option("uk")
    given.page.wait_for_selector("html[lang=uk][data-ready=yes]", state="attached")
    assert given.text("#fm-title") == ["Reported events, Norland only"]


def test_an_unknown_publisher_is_no_source(watch):
    seen = watch(claim(publisher="unknown"))

    assert "unknown" not in seen.text("#fm-subtitle")[0]
    assert "publisher not stated" in seen.open()
