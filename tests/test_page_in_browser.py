"""The page in a real browser: nothing in a report can act there, nothing is asked of the network."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, box

from frontmap.maps import Basemap, draw_map, write_page
from frontmap.maps.basemap import Label

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PWN = "window.__pwned = 1"
HOSTILE = {
    "jinja expression": "{{7*7}}",
    "jinja python": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "jinja block": "{% for x in range(3) %}x{% endfor %}{% raw %}",
    "jinja comment": "{# gone #}",
    "template literal": f"${{{PWN}}}",
    "backtick": f"`+({PWN})+`",
    "script": f"</script><script>{PWN}</script>",
    "upper case script": f"</SCRIPT ><SCRIPT>{PWN}</SCRIPT>",
    "img": f'<img src=x onerror="{PWN}">',
    "svg": f"<svg/onload='{PWN}'>",
    "comment": f"<!--<script>{PWN}",
    "cdata": f"]]><script>{PWN}</script>",
    "line separators": f"one\u2028{PWN}\u2029two\u0085three",
    "quotes": f"\"'\\\"'\\');{PWN};//",
    "entities": f"&lt;img src=x onerror={PWN}&gt; &amp;amp; &#x3c;",
    "right to left": "safe \u202egnp.exe\u202c \u2067\u05d0\u05d1\u2069 \u200f",
    "javascript address": f"javascript:{PWN}",
    "data address": f"data:text/html,<script>{PWN}</script>",
    "null and bells": "a\x00b\x07c\x1b[31md\x7f",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1e6 e\u0301\u0301\u0301\u0301",
    "long word": "Llanfair" * 60,
    "placeholder": "{claimant} %s {0} $1 $& __proto__",
    "meta": f'<meta http-equiv="refresh" content="0;url=https://example.org"><base href=//example.org>{PWN}',
}
NORLAND = Basemap(
    extent=(10.0, 50.0, 14.0, 53.0),
    land=(box(10.5, 50.5, 13.5, 52.5),),
    labels=(Label("Aldgate", "city", 11.5, 51.5, 2), Label("Norland", "country", 12.5, 51.5, 0)),
)


def claim(number: int = 1, **given):
    """One claim of a layer."""
    row = {
        "id": f"c{number}", "event_id": f"e{number}", "event_type": "attack", "side": "UKR", "actor": "an army",
        "status": "claimed", "hedge": "said", "claimant": "a spokesman", "publisher": "The Gazette",
        "url": "https://example.org/1", "citations": [1], "begin": "2031-05-01", "end": "2031-05-02",
        "report_date": "2031-05-02", "places": [], "place_name": f"Place {number}", "oblast": "West",
        "uncertainty_m": 1200.0, "method": "settlement", "quote": f"Sentence {number}.", "reason": "",
        "review": "corrected", "editor": "me", "edited": "2031-05-03", "note": "a note", "geometry": Point(11.5, 51.5),
    }  # fmt: skip
    return row | given


class Watched:
    """A page that is watched: every request but its own file, every dialog, error and message of the console."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.requests, self.faults = page, [], []
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: self.faults.append(f"console {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        page.on("popup", lambda other: self.faults.append(f"popup {other.url}"))
        page.route("**/*", self._route)
        self.own = path.as_uri()
        page.goto(self.own)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        page.wait_for_timeout(50)

    def _route(self, route) -> None:
        if route.request.url == self.own:
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def check(self) -> None:
        """Fail if the page did anything that it must not."""
        assert self.page.evaluate("window.__pwned") is None
        assert self.requests == []
        assert self.faults == []

    def text(self, selector: str) -> list[str]:
        """Text content of all elements that match."""
        return self.page.eval_on_selector_all(selector, "all => all.map(one => one.textContent)")

    def markers(self):
        """The symbols on the map."""
        return self.page.locator(".fm-marker")


@pytest.fixture
def watch(chromium: Browser, tmp_path: Path):
    """A function that draws claims and opens their page."""
    with contextlib.ExitStack() as stack:

        def opened(*rows, size=(1280, 800), **options) -> Watched:
            frame = gpd.GeoDataFrame(list(rows), geometry="geometry", crs="EPSG:4326")
            texts = {"title": "Norland, 2 May 2031", "subtitle": "A test", "attributions": ["(c) Norland Survey"]}
            tiles = options.pop("tiles", None)
            map_ = draw_map(frame, options.pop("basemap", NORLAND), **(texts | options.pop("texts", {})), tiles=tiles)
            write_page(map_, tmp_path / "map.html")
            context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
            stack.callback(context.close)
            return Watched(context.new_page(), tmp_path / "map.html")

        yield opened


TEXTS = (
    "actor",
    "hedge",
    "claimant",
    "publisher",
    "place_name",
    "oblast",
    "method",
    "quote",
    "editor",
    "edited",
    "note",
)


def hostile_claims():
    """Each hostile text in every text field of a claim of its own, placed, unplaced and far away."""
    for number, text in enumerate(HOSTILE.values()):
        fields = dict.fromkeys((*TEXTS, "url", "begin", "end", "report_date", "report_id", "rule"), text)
        places = [{"name": text, "relation": text, "lon": 11.5, "lat": 51.5}]
        fields |= {"citations": [text], "places": places}
        yield claim(
            number, **fields, id=text, event_id=text, geometry=Point(10.5 + number % 6 / 2, 50.5 + number // 6 / 2)
        )
        yield claim(number, **fields, id=text, geometry=None, reason=text)
        yield claim(100 + number, **fields, geometry=Point(40, 40))


def test_hostile_texts_in_every_field_are_shown_literally_and_do_nothing(watch):
    whole = " ".join(HOSTILE.values())
    seen = watch(*hostile_claims(), texts={"title": whole, "subtitle": whole, "attributions": list(HOSTILE.values())})

    assert seen.text("#fm-title") == [whole]
    assert whole in seen.text("#fm-subtitle")[0]
    # An attribution goes through Leaflet, which loses NUL.
    assert all(text.replace("\0", "") in seen.text(".leaflet-control-attribution")[0] for text in HOSTILE.values())
    shown = set()
    for marker in seen.page.locator(".fm-marker:has(.fm-symbol)").all():
        marker.press("Enter")
        said = seen.text("#fm-panel bdi")
        quote = seen.text("#fm-panel blockquote")[0]
        assert said.count(quote) >= len(TEXTS)
        shown.add(quote)
        seen.page.keyboard.press("Escape")
    assert shown == set(HOSTILE.values())
    seen.page.locator("#fm-counts").click()
    assert seen.text(".fm-reason") == list(HOSTILE.values())
    seen.page.locator(".fm-elsewhere").click()
    seen.page.wait_for_timeout(400)
    assert seen.page.locator("#fm-panel a:not([href^='http'])").count() == 0
    assert seen.page.locator("img, iframe, object, embed, base, form, meta[http-equiv=refresh]").count() == 0
    assert seen.page.evaluate("document.scripts.length") == 7
    seen.check()


def test_direction_marks_in_a_text_stay_inside_it(watch):
    seen = watch(claim(claimant="\u202eevil", hedge=""))
    seen.markers().first.press("Enter")
    status = seen.page.locator("#fm-panel dd", has_text="claimed by")

    assert (
        seen.page.evaluate("e => getComputedStyle(e).unicodeBidi", status.locator("bdi").element_handle()) == "isolate"
    )
    assert seen.page.locator(".fm-said:not([dir=auto])").count() == 0


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("http://example.org/", "http://example.org/"),
        ("javascript:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("not an address", None),
    ],
)
def test_only_web_addresses_become_links(watch, address, href):
    seen = watch(claim(url=address))
    seen.markers().first.press("Enter")
    links = seen.page.locator("#fm-panel a")

    assert [link.get_attribute("href") for link in links.all()] == ([href] if href else [])
    assert all(link.get_attribute("rel") == "noopener noreferrer" for link in links.all())
    assert address in seen.text("#fm-panel dd bdi")


def test_a_click_tells_all_about_an_event(watch):
    seen = watch(claim(), claim(2, event_id="e1", status="confirmed", claimant=None, quote="Footage shows it."))
    seen.markers().first.click()
    told = seen.text("#fm-panel-body")[0]

    for words in (
        "Attack", "Attacker: Ukraine", "2 claims report this event", "claimed by a spokesman", "confirmed",
        "1\u20132 May 2031", "Place 1, West", "settlement, within about 1.2 km", "The Gazette, 2 May 2031",
        "Sentence 1.",         "Footage shows it.", "a note", "corrected by me",
    ):  # fmt: skip
        assert words in told
    seen.check()


def test_nothing_is_told_twice_where_a_claim_says_nothing(watch):
    bare = dict.fromkeys(("actor", "hedge", "claimant", "publisher", "url", "citations", "oblast", "editor", "note"))
    seen = watch(claim(**bare))
    seen.markers().first.click()

    assert "claimed by somebody the report does not name" in seen.text("#fm-panel-body")[0]
    assert seen.text("#fm-panel dt") == ["Status", "When", "Where", "Located", "Source", "Review"]


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


def test_the_counts_open_the_list_of_what_is_not_drawn(watch):
    seen = watch(claim(), claim(2, geometry=None, reason="nothing is called so"), claim(3, status="planned"))

    assert seen.text("#fm-counts") == ["1 of 3 claims placed, 1 unplaced, 1 planned"]
    seen.page.locator("#fm-counts").click()
    assert seen.text(".fm-reason") == ["nothing is called so", "planned"]


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
    seen.markers().first.click(force=True)
    seen.page.wait_for_timeout(300)

    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    panel = seen.page.locator("#fm-panel").bounding_box()
    marker = seen.page.locator(".fm-selected").first.bounding_box()
    assert panel["width"] <= 390
    assert marker["y"] + marker["height"] <= panel["y"]
    seen.check()


def test_without_tiles_no_layer_asks_for_anything_also_after_zooming_and_panning(watch):
    seen = watch(claim(), color_scheme="dark")
    for key in ("+", "+", "-", "ArrowLeft", "ArrowUp"):
        seen.page.locator(".folium-map").press(key)
        seen.page.wait_for_timeout(150)
    seen.check()


def test_tiles_are_asked_for_only_where_the_user_wants_them(watch):
    seen = watch(claim(), tiles="OpenTopoMap")
    seen.page.wait_for_timeout(200)

    assert seen.requests
    assert all(".tile.opentopomap.org/" in address for address in seen.requests)
    seen.page.locator(".leaflet-control-layers").hover()
    assert [name.strip() for name in seen.text(".leaflet-control-layers-base label")] == [
        "Online tiles",
        "Built-in map",
    ]


def test_an_inline_handler_would_not_run_even_if_it_got_in(watch):
    seen = watch(claim())
    seen.page.evaluate(
        "html => { const box = document.createElement('div'); box.innerHTML = html; document.body.append(box); }",
        f'<img src="data:," onerror="{PWN}"><a id="trap" href="javascript:{PWN}">x</a>',
    )
    seen.page.evaluate("document.getElementById('trap').click()")
    seen.page.wait_for_timeout(100)

    assert seen.page.evaluate("window.__pwned") is None
    assert json.dumps(seen.faults).count("Content Security Policy") == 2
