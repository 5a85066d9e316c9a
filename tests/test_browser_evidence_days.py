"""The text beside a map of many days, of very long days, and of hostile ones."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from norland import claim
from test_browser_hostile_texts import HOSTILE

pytestmark = pytest.mark.browser


def days(count):
    """A claim a day."""
    return [
        claim(n, quote=f"Raid {n} on Hale.", place_name="Hale", report_date=f"2031-05-{n:02}", report_id=f"r{n}")
        for n in range(1, count + 1)
    ]


def test_of_many_days_one_is_built_and_the_others_are_a_step_away(watch):
    seen = watch(*days(4), texts={"days": ["2031-05-06"]})
    seen.page.wait_for_selector(".fm-days option:nth-child(5)", state="attached")
    assert seen.text(".fm-days option") == [f"{n} May 2031 (1)" for n in range(1, 5)] + ["6 May 2031 (0)"]
    assert seen.text(".fm-read") == []
    assert "Nothing was read" in seen.text(".fm-text")[0]
    for expected in ("Raid 4 on Hale.", "Raid 3 on Hale."):
        seen.page.get_by_role("button", name="Earlier reports").click()
        seen.rest()
        assert seen.text(".fm-read") == [expected]
    seen.page.get_by_role("button", name="Later reports").click()
    seen.rest()
    assert seen.text(".fm-read") == ["Raid 4 on Hale."]
    seen.page.get_by_label("Day of the reports").select_option(label="1 May 2031 (1)")
    seen.rest()

    assert seen.text(".fm-read") == ["Raid 1 on Hale."]
    assert seen.page.get_by_role("button", name="Earlier reports").is_disabled()
    seen.check()


def test_days_to_choose_from_are_there_when_they_may_be_asked_for(watch):
    seen = watch(*days(4), before="window.requestIdleCallback = () => 0")
    assert seen.text(".fm-days option") == ["4 May 2031 (1)"]
    seen.page.get_by_role("button", name="Earlier reports").click()
    seen.rest()
    assert seen.text(".fm-days option") == ["3 May 2031 (1)"]
    seen.page.locator(".fm-days select").focus()

    assert seen.text(".fm-days option") == [f"{n} May 2031 (1)" for n in range(1, 5)]
    assert seen.text(".fm-days option:checked") == ["3 May 2031 (1)"]
    seen.page.keyboard.press("ArrowUp")
    seen.rest()
    assert seen.text(".fm-read") == ["Raid 2 on Hale."]


def test_an_event_of_another_day_brings_its_day(watch):
    seen = watch(*days(3))
    assert seen.text(".fm-read") == ["Raid 3 on Hale."]
    seen.page.evaluate("frontmap.select([...frontmap.events.lead].indexOf(0), 'map')")
    seen.rest()

    assert seen.text(".fm-here .fm-read") == ["Raid 1 on Hale."]


def test_the_bar_of_days_leads_the_text(watch):
    seen = watch(*[row | {"begin": row["report_date"], "end": row["report_date"]} for row in days(3)])
    seen.page.evaluate("frontmap.stepTo(frontmap.dayOf('2031-05-02'))")
    seen.page.wait_for_timeout(500)
    seen.rest()

    assert seen.text(".fm-read") == ["Raid 2 on Hale."]


def test_what_the_first_screen_does_not_show_of_a_day_is_built_soon(watch):
    seen = watch(*[claim(n, quote=f"Raid {n} on Hale.", place_name="Hale") for n in range(100)])
    seen.page.wait_for_selector(".fm-text > .fm-more", state="detached")

    assert seen.text(".fm-text .fm-read") == [f"Raid {n} on Hale." for n in range(100)]
    assert not seen.text(".fm-text .fm-more")


def test_words_that_are_looked_at_before_they_are_built_come_at_once(watch):
    rows = [claim(n, quote=f"Raid {n} on Hale.", place_name="Hale") for n in range(100)]
    seen = watch(*rows, before="window.requestIdleCallback = () => {};")
    assert len(seen.text(".fm-text .fm-sentence")) < 30
    seen.page.evaluate("frontmap.select([...frontmap.events.lead].indexOf(90), 'map')")
    seen.rest()

    assert seen.text(".fm-here .fm-read") == ["Raid 90 on Hale."]
    assert seen.text(".fm-text .fm-read") == [f"Raid {n} on Hale." for n in range(70, 100)]


def test_a_day_of_very_many_sentences_is_built_in_parts(watch):
    seen = watch(*[claim(n, quote=f"Raid {n} on Hale.", place_name="Hale") for n in range(1000)])
    assert len(seen.text(".fm-sentence")) < 300
    seen.page.evaluate("frontmap.select([...frontmap.events.lead].indexOf(700), 'map')")
    seen.rest()

    assert seen.text(".fm-here .fm-read") == ["Raid 700 on Hale."]
    assert seen.page.locator(".fm-here").evaluate("one => one.getBoundingClientRect().top < innerHeight")
    before = len(seen.text(".fm-sentence"))
    seen.page.locator(".fm-text > .fm-more").first.click()
    assert before < len(seen.text(".fm-sentence")) < 600


def test_hostile_texts_of_reports_hedges_claimants_and_rivals_stay_literal(watch):
    found, texts = [], {}
    for number, text in enumerate(HOSTILE.values()):
        report_id = f"r{number} {text}"
        quote = f"{text} {{{text}}} said."
        texts[report_id] = f"# {text}\n\n- {text}\n\nPlain {text}. {quote} {text}"
        rivals = [{"name": text, "oblast": text, "lon": 12, "lat": 52, "score": text}]
        places = [{"name": text, "lon": 11.5, "lat": 51.5, "rivals": rivals}]
        said = {"quote": quote, "hedge": text, "claimant": f"{{{text}}}", "place_name": text, "reason": text}
        at = Point(11 + number / 20, 51.5)
        found.append(claim(number, report_id=report_id, report_date=None, places=places, geometry=at, **said))
    seen = watch(*found, texts={"texts": texts})
    seen.page.wait_for_selector(".fm-text > .fm-more", state="detached")
    shown = seen.text(".fm-text")[0].replace("\n", "")
    for number, text in enumerate(HOSTILE.values()):
        literal = text.replace("\0", "\ufffd")
        assert shown.count(" ".join(literal.split("\n"))) >= 5
        event = seen.page.evaluate("id => frontmap.events.id.indexOf(id)", f"e{number}")
        seen.open(event)
        assert text in seen.text(".fm-rivals li")[0], number
    assert seen.page.locator("img, iframe, object, embed, base, form, meta[http-equiv=refresh]").count() == 0
    seen.check()
