"""A generated year of events in a real browser: what holds for five claims holds for thousands, and nothing is lost."""

from __future__ import annotations

import functools
import json

import pytest

from benchmarks.generated_year import generated_layer
from frontmap.maps import draw_map, write_page
from norland import NORLAND
from watched_page import Watched

pytestmark = pytest.mark.browser

EVENTS = 3000


@functools.cache
def year():
    """The layer, as its claims are."""
    return generated_layer(EVENTS, days=365)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The page of the year, written once."""
    path = tmp_path_factory.mktemp("year") / "map.html"
    write_page(draw_map(year(), NORLAND, title="A year", subtitle="Generated", attributions=[]), path)
    return path


@pytest.fixture
def seen(chromium, page_file):
    """The page, opened anew."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page(), page_file)
    context.close()


def visible(seen) -> int:
    return seen.page.evaluate("frontmap.visible().length")


def rest(seen) -> None:
    """Wait until what was chosen is drawn, also where quotes have to be unpacked for it."""
    seen.page.wait_for_timeout(450)
    seen.page.wait_for_function("frontmap.searchedShare() === 1")
    seen.page.evaluate("frontmap.drawNow()")


def test_every_claim_is_counted_and_every_event_in_view_is_a_symbol_or_in_a_count(seen):
    frame = year()
    counts = seen.page.evaluate("frontmap.block('data').counts")
    seen.page.evaluate("map_frontmap.setView([48.5, 36], 3, { animate: false })")
    seen.page.evaluate("frontmap.drawNow()")
    drawn = seen.drawn()

    assert counts["claims"] == (frame["review"] != "rejected").sum()
    assert counts["placed"] + counts["unplaced"] + counts["planned"] == counts["claims"]
    assert visible(seen) == counts["events"]
    assert len(drawn["symbols"]) + sum(crowd["count"] for crowd in drawn["crowds"]) == counts["events"]
    seen.check()


def test_a_count_lists_all_that_it_stands_for(seen):
    seen.page.evaluate("map_frontmap.setView([48.5, 36], 6, { animate: false })")
    seen.page.evaluate("frontmap.drawNow()")
    inside = [one for one in seen.drawn()["crowds"] if 100 < one["screen"][0] < 700 and 200 < one["screen"][1] < 600]
    crowd = min(inside, key=lambda one: one["count"])
    seen.click(crowd)

    assert seen.page.locator(".fm-list button").count() == crowd["count"]
    seen.check()


def test_up_to_a_day_shows_what_began_by_then(seen):
    seen.page.locator("#fm-mode").select_option("until")
    totals = []
    for _ in range(4):
        seen.page.locator("#fm-to").press("PageDown")
        seen.page.wait_for_timeout(80)
        totals.append(visible(seen))
    last = seen.page.evaluate("frontmap.timeState().to")
    begun = seen.page.evaluate("day => [...frontmap.events.begin].filter((begin) => begin <= day).length", last)

    assert totals == sorted(totals, reverse=True)
    assert totals[-1] == begun < EVENTS
    seen.check()


def test_filters_words_table_and_downloads_tell_of_the_same_events(seen):
    seen.page.evaluate("frontmap.showPane('filter')")
    seen.page.locator(".fm-choice", has_text="Ukraine").first.locator("input").check()
    rest(seen)
    of_side = visible(seen)
    word = seen.page.evaluate("frontmap.claim(frontmap.events.lead[frontmap.visible()[0]])")["quote"].split()[-2]
    seen.page.locator("#fm-words").fill(word)
    rest(seen)
    found = visible(seen)
    seen.page.evaluate("frontmap.showPane('table')")
    seen.page.wait_for_timeout(80)
    with seen.page.expect_download() as waiting:
        seen.page.locator("#fm-save-geojson").click()
    claims = json.loads(waiting.value.path().read_bytes())["features"]

    assert 0 < found < of_side < EVENTS
    assert seen.page.locator("#fm-table").get_attribute("aria-rowcount") == str(found + 1)
    assert len({one["properties"]["event_id"] for one in claims}) == found
    assert {one["properties"]["event_id"] for one in claims} <= set(year()["event_id"])
    assert {one["properties"]["side"] for one in claims if one["properties"]["event_status"]} >= {"UKR"}
    seen.check()


def test_a_link_to_any_event_opens_its_words(seen, chromium, page_file):
    event = seen.page.evaluate("frontmap.events.n") - 7
    name = seen.page.evaluate("event => frontmap.event(event).id", event)
    context = chromium.new_context()
    other = Watched(context.new_page(), page_file, f"#event={name}")
    quote = other.page.evaluate("frontmap.claim(frontmap.event(frontmap.selected()).lead)")["quote"]

    assert other.page.evaluate("frontmap.selected()") == event
    assert any(quote in text for text in other.text(".fm-here"))
    other.check()
    context.close()
