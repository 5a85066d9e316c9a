"""The text beside the map, in a real browser: from a symbol to the very words, and from the words to the place."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from norland import claim

pytestmark = pytest.mark.browser

REPORT = "2031-05-02-aaaa"
FILLER = "Parliament met and nothing was decided there that day. " * 8
MILL = "The General Staff said that North took the mill near Vale\u0301 \U0001f3f0 and may have reached Aldgate."
INN = "- Footage shows fire at the Old Inn."


def told(number, quote, **given):
    """A claim of the report whose sentence this is."""
    return claim(number, report_id=REPORT, quote=quote, hedge=None, claimant=None) | given


def rows():
    return (
        told(1, MILL, place_name="near Vale\u0301", hedge="said", claimant="General Staff", geometry=Point(11, 51)),
        told(2, MILL, place_name="Aldgate", side="RUS", status="possible", hedge="may have", geometry=Point(13, 52)),
        told(3, INN, place_name="Old Inn", status="confirmed", hedge="Footage", geometry=Point(12, 52)),
    )


TEXT = f"# The day\n\n{FILLER}\n\n{FILLER}\n\n{FILLER}{MILL} {FILLER}\n\n## Fires\n\n{INN}\n\n{FILLER}"


def whole(watch, *more, **options):
    """The page of a whole report."""
    return watch(*rows(), *more, texts={"texts": {REPORT: TEXT}}, **options)


def in_view(seen, selector):
    """Whether an element stands within the pane."""
    return seen.page.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        " const pane = document.getElementById('fm-pane-evidence').getBoundingClientRect();"
        " return box.top >= pane.top && box.top < pane.bottom; }",
        selector,
    )


def of_place(seen, place):
    """The number of the event at a place."""
    return seen.page.evaluate(
        "place => [...frontmap.events.lead.keys()].find((i) => frontmap.event(i).place === place)", place
    )


def test_the_whole_text_is_there_with_headings_bullets_and_plain_sentences(watch):
    seen = whole(watch)

    assert seen.text(".fm-text :is(h3, h4)") == ["The day", "Fires"]
    assert seen.text(".fm-text div.fm-bullet .fm-read") == [INN.removeprefix("- ")]
    assert seen.text(".fm-sentence .fm-read") == [MILL, INN.removeprefix("- ")]
    assert " ".join(seen.text(".fm-text")[0].split()).count(FILLER.strip()) == 5
    seen.check()


def test_a_click_on_a_symbol_brings_its_words_into_view_and_opens_its_card_there(watch):
    seen = whole(watch)
    assert not in_view(seen, ".fm-sentence")
    seen.click(next(one for one in seen.drawn()["symbols"] if one["place"] == "near Vale\u0301"))
    seen.rest()

    assert in_view(seen, ".fm-sentence.fm-here")
    assert in_view(seen, ".fm-note")
    assert seen.text(".fm-here .fm-read") == [MILL]
    assert seen.text(".fm-words[aria-pressed=true]") == ["near Vale\u0301"]
    assert seen.page.evaluate("document.querySelector('.fm-here').nextSibling.className").startswith("fm-note")
    assert "claimed by General Staff" in seen.text(".fm-note")[0]
    assert seen.text(".fm-note blockquote") == []
    assert seen.text("#fm-pane-evidence [aria-live]")[0].startswith("Selected: near Vale\u0301 (Attack, Ukraine")
    seen.check()


def test_a_click_on_words_selects_their_event_and_flies_to_its_place(watch):
    seen = whole(watch)
    seen.page.evaluate("map_frontmap.setView([20, 20], 6, { animate: false })")
    seen.page.get_by_role("button", name="Aldgate (Attack, Russia, possible").click()
    seen.page.wait_for_timeout(900)

    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Aldgate"
    assert seen.page.evaluate("map_frontmap.getBounds().contains([52, 13])")
    assert seen.text(".fm-words[aria-pressed=true]") == ["Aldgate"]
    seen.check()


def test_words_are_reached_and_chosen_by_keyboard_and_left_with_escape(watch):
    seen = whole(watch)
    seen.page.locator("#fm-tab-evidence").focus()
    for _ in range(3):
        seen.page.keyboard.press("Tab")
        if "fm-words" in seen.page.evaluate("document.activeElement.className"):
            break
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "Aldgate"
    seen.page.keyboard.press("Enter")
    seen.rest()
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Aldgate"
    assert seen.page.evaluate("document.activeElement.textContent") == "Aldgate"
    seen.page.keyboard.press("Escape")

    assert seen.page.evaluate("frontmap.selected()") is None
    assert seen.page.locator(".fm-note, .fm-here, .fm-chosen, [aria-pressed=true].fm-words").count() == 0


def test_hedge_and_claimant_are_marked_as_what_decided_the_status(watch):
    quote = "Mayor Hale may have fled, Maybury officials MAY have said; the maybury officials may have not."
    seen = watch(told(1, quote, hedge="may have", claimant="the Maybury Officials", place_name="Hale"))

    assert seen.text(".fm-text mark") == ["may have", "the maybury officials"]
    assert seen.page.locator(".fm-text mark").first.get_attribute("title") == "decided the status: Claimed"
    assert "decided the status" in seen.text(".fm-key")[0]


def test_only_what_decided_the_selected_claim_is_lit(watch):
    seen = whole(watch)
    assert seen.text(".fm-here mark.fm-why") == []
    seen.open(of_place(seen, "Aldgate"))

    assert seen.text(".fm-text mark") == ["General Staff said", "may have", "Footage"]
    assert seen.text("mark.fm-why") == ["may have"]


def test_the_words_of_an_event_have_its_sides_colour_and_its_symbol(watch):
    seen = whole(watch)
    sides = seen.page.eval_on_selector_all(
        ".fm-text .fm-words",
        "all => all.map(one => [one.textContent, getComputedStyle(one).borderBottomColor,"
        " one.querySelector('.fm-frame').getAttribute('d').includes('A11')])",
    )

    assert sides == [
        ["near Vale\u0301", "rgb(0, 114, 178)", True],
        ["Aldgate", "rgb(179, 71, 0)", False],
        ["Old Inn", "rgb(0, 114, 178)", True],
    ]


def test_unplaced_and_planned_claims_are_marked_in_the_text_with_their_reason(watch):
    lost, plan = "They shelled Atlantis.", "They will attack Fairyland."
    seen = watch(
        told(1, lost, place_name="Atlantis", geometry=None, reason="nothing is called Atlantis"),
        told(2, plan, place_name="Fairyland", status="planned"),
        texts={"texts": {REPORT: f"{lost} {plan} Quiet."}},
    )
    assert seen.text(".fm-text .fm-words.fm-apart") == ["Atlantis", "Fairyland"]
    seen.page.locator(".fm-text .fm-apart").first.click()
    seen.rest()
    assert "nothing is called Atlantis" in seen.text(".fm-note .fm-reason")[0]
    assert seen.page.evaluate("frontmap.selected()") is None
    seen.page.locator(".fm-text .fm-apart").last.click()
    seen.rest()

    assert seen.text(".fm-note .fm-reason") == ["Not on the map: planned"]
    assert seen.text(".fm-chosen") == ["Fairyland"]
    seen.check()


def test_a_sentence_that_does_not_name_the_place_gets_a_button_for_it(watch):
    seen = watch(told(1, "They came again.", place_name="Aldgate"))
    seen.page.locator(".fm-text .fm-chip").click()
    seen.rest()

    assert seen.text(".fm-text .fm-read") == ["They came again."]
    assert seen.text(".fm-chip.fm-chosen") == ["Aldgate"]


def test_a_claim_whose_words_are_not_in_the_text_stands_after_it(watch):
    seen = whole(watch, told(4, "A sentence of another edition.", geometry=Point(11.5, 51.5)), claim(5, quote=None))

    told_ = seen.text(".fm-text")[0]
    assert told_.index("Not found in the text") < told_.index("A sentence of another edition.")
    assert "No sentence is recorded." in told_
    assert len(seen.text(".fm-text .fm-words")) == 5


def test_the_card_of_an_event_leads_to_its_other_sentences_and_to_the_others_of_this_one(watch):
    seen = whole(watch, told(4, INN, event_id="e1", place_name="Old Inn", geometry=Point(11, 51)))
    seen.open(of_place(seen, "near Vale\u0301"))

    assert seen.text(".fm-note blockquote") == [MILL, INN]
    assert seen.text(".fm-siblings b") == ["Attack"]
    seen.page.locator(".fm-note .fm-claim .fm-more").click()
    seen.rest()
    assert seen.text(".fm-here .fm-read") == [INN.removeprefix("- ")]
    seen.page.locator(".fm-siblings button").click()
    seen.rest()
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Old Inn"
    seen.check()


def test_words_that_several_claims_share_lead_to_one_after_the_other(watch):
    seen = watch(
        told(1, "A raid on Hale.", place_name="Hale"), told(2, "A raid on Hale.", place_name="Hale", side="RUS")
    )
    words = seen.page.locator(".fm-text .fm-words")
    found = []
    for _ in range(3):
        words.click()
        seen.rest()
        found.append(seen.page.evaluate("frontmap.event(frontmap.selected()).side"))

    assert found == ["UKR", "RUS", "UKR"]


def test_words_of_events_that_a_filter_hides_are_pale(watch):
    seen = whole(watch)
    seen.page.evaluate(
        "frontmap.mask('side', frontmap.events.side.at.map((at) => frontmap.events.side.words[at] === 'UKR' ? 1 : 0))"
    )
    seen.rest()

    assert seen.text(".fm-filtered") == ["Aldgate"]


def test_what_the_table_selects_leaves_the_reader_in_the_table(watch):
    seen = whole(watch, told(4, "Lost.", geometry=None))
    seen.page.evaluate("frontmap.showPane('apart'); frontmap.select(0, 'table')")
    seen.rest()
    assert seen.page.evaluate("frontmap.openPane()") == "apart"
    seen.page.locator("#fm-tab-evidence").click()
    seen.rest()

    assert len(seen.text(".fm-note")) == 1


def test_the_pane_speaks_ukrainian(watch):
    seen = watch(*rows())
    seen.page.evaluate("location.hash = 'lang=uk'")
    seen.page.reload()
    seen.page.wait_for_selector("html[data-ready=yes]", state="attached")
    seen.open()

    assert seen.text(".fm-note h3")[0] == "\u0410\u0442\u0430\u043a\u0430"
    assert "\u0421\u0442\u0430\u0442\u0443\u0441" in seen.text(".fm-note dt")
