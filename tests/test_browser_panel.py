"""What the page tells in words, in a real browser: about one event, and about what it does not draw."""

from __future__ import annotations

import pytest

from norland import claim

pytestmark = pytest.mark.browser


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


def test_the_counts_open_the_list_of_what_is_not_drawn(watch):
    seen = watch(claim(), claim(2, geometry=None, reason="nothing is called so"), claim(3, status="planned"))

    assert seen.text("#fm-counts") == ["1 of 3 claims placed, 1 unplaced, 1 planned"]
    seen.page.locator("#fm-counts").click()
    assert seen.text(".fm-reason") == ["nothing is called so", "planned"]
