"""Doubt, as the page shows it: places that a name could mean too, and accounts that contradict each other."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from norland import claim

pytestmark = pytest.mark.browser


def told(number, quote, **given):
    """A claim of this sentence."""
    return claim(number, quote=quote) | given


def test_a_disputed_event_wears_a_badge(watch):
    seen = watch(
        told(1, "They held Hale.", event_type="repelled_attack", place_name="Hale"),
        told(2, "Hale fell.", event_id="e1", event_type="capture", status="likely", place_name="Hale"),
    )
    seen.open()

    assert seen.text(".fm-note .fm-badge") == ["Disputed"]
    assert seen.text(".fm-note .fm-account") == ["For", "Against"]
    assert seen.text(".fm-note blockquote") == ["Hale fell.", "They held Hale."]


RIVALS = {
    "places": [
        {"name": "Hale", "relation": "at", "lon": 11.5, "lat": 51.5, "rivals": [
            {"name": "Hale", "oblast": "East", "lon": 12.5, "lat": 51.6, "score": 0.25},
            {"name": "Hale Major", "oblast": "", "lon": 12.0, "lat": 50.9},
        ]},
    ],
}  # fmt: skip


def test_places_that_a_name_could_mean_too_are_drawn_and_listed_while_it_is_selected(watch):
    seen = watch(told(1, "A raid on Hale.", **RIVALS), told(2, "Quiet.", geometry=Point(10.8, 52.3)))
    at = seen.screen(12.5, 51.6)
    before = seen.pixels(*at, 3)
    seen.open(seen.page.evaluate("[...frontmap.events.lead].indexOf(0)"))

    assert [one["name"] for one in seen.page.evaluate("frontmap.rivals")] == ["Hale", "Hale Major"]
    assert seen.page.evaluate("frontmap.rivals[0].taken") == [11.5, 51.5]
    assert seen.text(".fm-rivals li") == ["Hale, East: not taken, score 0.25 of 1", "Hale Major: not taken"]
    assert seen.pixels(*at, 3) != before
    seen.page.evaluate("frontmap.unselect()")
    assert seen.page.evaluate("frontmap.rivals") == []
    assert seen.pixels(*at, 3) == before
