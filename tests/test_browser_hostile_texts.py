"""The page in a real browser: nothing in a report can act there, nothing is asked of the network."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import Point

from norland import claim

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
    for number in range(seen.page.evaluate("frontmap.events.n")):
        seen.open(number)
        said = seen.text("#fm-pane-evidence bdi")
        quote = seen.text("#fm-pane-evidence .fm-here .fm-read")[0]
        assert said.count(quote) >= len(TEXTS)
        shown.add(quote)
    assert shown == set(HOSTILE.values())
    seen.page.locator("#fm-counts").click()
    assert seen.text(".fm-reason") == list(HOSTILE.values())
    seen.page.locator(".fm-elsewhere").click()
    seen.page.wait_for_timeout(400)
    assert seen.page.locator("#fm-side a:not([href^='http'])").count() == 0
    assert seen.page.locator("img, iframe, object, embed, base, form, meta[http-equiv=refresh]").count() == 0
    assert seen.page.evaluate("document.scripts.length") == 11
    seen.check()


def test_direction_marks_in_a_text_stay_inside_it(watch):
    seen = watch(claim(claimant="\u202eevil", hedge=""))
    seen.open()
    status = seen.page.locator("#fm-pane-evidence dd", has_text="claimed by")

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
    seen.open()
    links = seen.page.locator(".fm-note a")

    assert [link.get_attribute("href") for link in links.all()] == ([href] if href else [])
    assert all(link.get_attribute("rel") == "noopener noreferrer" for link in links.all())
    assert address in seen.text("#fm-pane-evidence dd bdi")


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
