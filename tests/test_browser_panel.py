"""What the page tells in words, in a real browser: about one event, and about what it does not draw."""

from __future__ import annotations

import pytest

from norland import claim

pytestmark = pytest.mark.browser


def test_a_click_tells_all_about_an_event(watch):
    seen = watch(claim(), claim(2, event_id="e1", status="confirmed", claimant=None, quote="Footage shows it."))
    told = seen.open()

    for words in (
        "Attack", "Attacker: Ukraine", "2 claims report this event", "claimed by a spokesman", "confirmed",
        "1\u20132 May 2031", "Place 1, West", "settlement, within about 1.2 km", "The Gazette, 2 May 2031",
        "Sentence 1.",         "Footage shows it.", "a note", "corrected by me",
    ):  # fmt: skip
        assert words in told
    seen.check()


def test_a_disputed_event_shows_who_speaks_for_and_who_against_it(watch):
    seen = watch(
        claim(event_type="repelled_attack", quote="They held."),
        claim(2, event_id="e1", event_type="capture", status="likely", quote="It fell."),
    )
    (symbol,) = seen.drawn()["symbols"]
    assert (symbol["type"], symbol["against"]) == ("capture", [0])
    assert "claims contradict each other" in seen.text(".fm-legend")[0]
    seen.open()
    told = seen.text(".fm-note")[0]

    parts = [told.index(words) for words in ("they contradict each other", "For", "It fell.", "Against", "They held.")]
    assert parts == sorted(parts)
    assert "Repelled attack" in told
    seen.check()


def test_an_undisputed_event_has_no_mark_for_it(watch):
    seen = watch(claim())

    assert seen.page.locator(".fm-disputed").count() == 0


def test_nothing_is_told_twice_where_a_claim_says_nothing(watch):
    bare = dict.fromkeys(("actor", "hedge", "claimant", "publisher", "url", "citations", "oblast", "editor", "note"))
    seen = watch(claim(**bare))

    assert "claimed by somebody the report does not name" in seen.open()
    assert seen.text(".fm-note dt") == ["Status", "When", "Where", "Located", "Source", "Review"]


def test_the_counts_open_the_list_of_what_is_not_drawn(watch):
    seen = watch(claim(), claim(2, geometry=None, reason="nothing is called so"), claim(3, status="planned"))

    assert seen.text("#fm-counts") == ["1 of 3 claims placed, 1 unplaced, 1 planned"]
    seen.page.locator("#fm-counts").click()
    assert seen.text(".fm-reason") == ["nothing is called so", "planned"]
