"""Layers that nobody hopes for, in a real browser: the page opens and says what it shows."""

from __future__ import annotations

import math

import pytest
from shapely.geometry import GeometryCollection, LineString, MultiPoint, Point, Polygon, box

from norland import claim

pytestmark = pytest.mark.browser


def star(corners: int) -> Polygon:
    """A polygon of many corners, every other one further in."""
    ring = [
        (12 + (1 + n % 2 / 5) * math.cos(turn), 51.5 + (1 + n % 2 / 5) * math.sin(turn) / 2)
        for n, turn in ((n, 2 * math.pi * n / corners) for n in range(corners))
    ]
    return Polygon(ring)


def line(seen) -> str:
    return seen.text("#fm-counts")[0]


def test_no_claim_at_all(watch):
    seen = watch(claim(review="rejected"))

    assert line(seen) == "0 of 0 claims placed"
    assert seen.drawn() == {"symbols": [], "crowds": [], "shapes": []}
    seen.check()


def test_all_on_one_spot(watch):
    seen = watch(*(claim(n) for n in range(400)))
    (crowd,) = seen.drawn()["crowds"]
    seen.click(crowd)

    assert crowd["count"] == 400
    assert seen.page.locator(".fm-list button").count() == 400
    seen.check()


def test_on_four_continents(watch):
    spots = [(11.5, 51.5), (-70, -33), (36, -1), (151, -33), (179.99, 66), (-179.99, -60)]
    seen = watch(*(claim(n, geometry=Point(*spot)) for n, spot in enumerate(spots)))

    assert line(seen) == "6 of 6 claims placed"
    assert len(seen.text(".fm-elsewhere")) == 5
    seen.page.get_by_role("button", name="Show all events").click()
    seen.page.wait_for_timeout(700)
    drawn = seen.drawn()
    assert len(drawn["symbols"]) + sum(one["count"] for one in drawn["crowds"]) == 6
    seen.check()


@pytest.mark.parametrize("corners", [50_000])
def test_a_polygon_of_very_many_corners(watch, corners):
    seen = watch(claim(geometry=star(corners)), claim(2, footprint=star(corners).__geo_interface__))

    assert seen.drawn()["shapes"]
    assert seen.page.evaluate("document.documentElement.outerHTML.length") < 900_000
    seen.check()


@pytest.mark.parametrize(
    "geometry",
    [
        Polygon([(11, 51), (12, 52), (12, 51), (11, 52)]),
        MultiPoint([(11, 51), (12, 52)]),
        GeometryCollection([Point(11, 51), LineString([(11, 51), (12, 52)]), box(12, 51, 13, 52)]),
        LineString([(11, 51), (11, 51)]),
        box(-180, -90, 180, 90),
        Point(11.5, 90),
        Point(11.5, 51.5, 300),
    ],
    ids=["crosses itself", "points", "mixed", "no length", "the world", "the pole", "with a height"],
)
def test_geometries_of_every_kind(watch, geometry):
    seen = watch(claim(geometry=geometry), claim(2, geometry=Point(12, 51)))

    assert line(seen) == "2 of 2 claims placed"
    assert "Sentence 1." in seen.open(seen.page.evaluate("frontmap.events.id.indexOf('e1')"))
    seen.check()


@pytest.mark.parametrize(
    "dates",
    [("soon", "later"), ("0001-01-01", "0001-01-02"), ("9999-12-31", "9999-12-31"), ("2031-13-45", ""), (None, None)],
)
def test_dates_of_every_kind(watch, dates):
    odd = claim(2, begin=dates[0], end=dates[1], report_date=dates[0], geometry=Point(12, 51))
    seen = watch(claim(), odd)

    assert line(seen) == "2 of 2 claims placed"
    assert len(seen.drawn()["symbols"]) == 2
    seen.check()


def test_a_quote_of_many_pages(watch):
    seen = watch(claim(quote="A very long sentence. " * 1000))

    assert len(seen.open()) > 20_000
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen.check()


def test_ten_thousand_letters_without_a_space_do_not_break_the_page(watch):
    seen = watch(claim(quote="x" * 10_000, place_name="y" * 2_000, claimant="z" * 2_000), size=(390, 844))
    seen.open()

    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen.check()


def test_a_claimant_of_thousands_of_words_takes_no_text_away(watch):
    long = ("x " * 5000).strip()
    seen = watch(claim(1, quote=f"{long}.", claimant=long, hedge=long), claim(2))

    assert "Sentence 2." in seen.open(1)
    assert "Sentence 2." in seen.text("#fm-pane-evidence")[0]
    seen.check()


def test_words_that_nearly_stand_everywhere_in_a_long_quote_are_given_up(watch):
    seen = watch(claim(quote="b " + "a " * 100_000, claimant="a " * 2000 + "b"))

    assert len(seen.drawn()["symbols"]) == 1
    seen.check()


def test_thousands_of_claims_of_one_sentence_open_at_once_and_are_all_there(watch):
    number = 5000
    rows = [
        claim(n, quote="An army said it attacked Place here.", place_name="Place", event_id="e1") for n in range(number)
    ]
    seen = watch(*rows)
    seen.open(0)
    cards = seen.page.locator(".fm-note .fm-claim")

    assert cards.count() == 50
    assert f"Show {number - 50} more" in seen.text(".fm-note .fm-more:not([hidden])")
    seen.check()


def test_a_count_of_many_events_lists_them_all_in_parts(watch):
    seen = watch(*(claim(n) for n in range(1500)))
    (crowd,) = seen.drawn()["crowds"]
    seen.click(crowd)
    entries, more = seen.page.locator(".fm-list .fm-item"), seen.page.locator("#fm-pane-evidence section .fm-more").last
    while more.is_visible():
        more.click()

    assert crowd["count"] == entries.count() == 1500
    seen.check()
