"""The days of the page in a real browser: which are shown, played, counted and said to have no report."""

from __future__ import annotations

import pytest

from norland import claim

pytestmark = pytest.mark.browser


def on(day: int, number: int | None = None, **given):
    """A claim of one day of May 2031."""
    date = f"2031-05-{day:02d}"
    return claim(number or day, begin=date, end=date, report_date=date, **given)


def places(seen) -> list[str]:
    drawn = seen.page.evaluate("[...frontmap.visible()].map((i) => frontmap.event(i).place)")
    return sorted(drawn, key=lambda name: int(name.split()[1]))


def choose(seen, mode: str) -> None:
    seen.page.locator("#fm-mode").select_option(mode)
    seen.page.wait_for_timeout(80)


def test_all_days_are_shown_until_one_is_chosen(watch):
    seen = watch(on(1), on(3), on(9))
    assert places(seen) == ["Place 1", "Place 3", "Place 9"]

    choose(seen, "day")
    assert places(seen) == ["Place 9"]
    assert seen.text("#fm-when") == ["9 May 2031"]
    choose(seen, "all")
    assert len(places(seen)) == 3
    seen.check()


@pytest.mark.parametrize(("key", "day"), [("ArrowLeft", 8), ("Home", 1), ("PageDown", 2)])
def test_the_slider_goes_by_keyboard(watch, key, day):
    seen = watch(on(1), on(2), on(8), on(9))
    choose(seen, "day")
    seen.page.locator("#fm-to").press(key)
    seen.page.wait_for_timeout(80)

    assert seen.text("#fm-when") == [f"{day} May 2031"]
    assert places(seen) == [f"Place {day}"]
    seen.check()


def test_up_to_this_day_adds_day_by_day(watch):
    seen = watch(on(1), on(2), on(3))
    choose(seen, "until")
    seen.page.get_by_role("button", name="A day back").click()
    seen.page.wait_for_timeout(80)

    assert places(seen) == ["Place 1", "Place 2"]
    assert seen.text("#fm-when") == ["up to 2 May 2031"]
    seen.check()


def test_a_range_has_two_ends(watch):
    seen = watch(*(on(day) for day in range(1, 10)))
    choose(seen, "range")
    seen.page.evaluate(
        "frontmap.setTimeState({ mode: 'range', from: frontmap.dayOf('2031-05-03'), to: frontmap.dayOf('2031-05-04') })"
    )
    seen.page.wait_for_timeout(80)

    assert places(seen) == ["Place 3", "Place 4"]
    seen.page.locator("#fm-from").press("ArrowLeft")
    seen.page.wait_for_timeout(80)
    assert places(seen) == ["Place 2", "Place 3", "Place 4"]
    assert seen.text("#fm-when") == ["2\u20134 May 2031"]
    seen.check()


def test_a_day_without_a_report_is_said_to_be_such(watch):
    seen = watch(on(1), on(3))
    choose(seen, "day")
    assert seen.text("#fm-silent") == [""]
    seen.page.locator("#fm-to").press("ArrowLeft")
    seen.page.wait_for_timeout(80)

    assert seen.text("#fm-silent") == ["No report is dated this day."]
    assert places(seen) == []
    seen.check()


def test_an_event_of_several_days_is_shown_on_each_and_one_without_a_day_always(watch):
    long = claim(1, begin="2031-05-02", end="2031-05-04", report_date="2031-05-04")
    undated = claim(2, begin=None, end=None, report_date=None)
    seen = watch(long, undated, on(9))
    choose(seen, "day")
    for day, shown in ((2, ["Place 1", "Place 2"]), (3, ["Place 1", "Place 2"]), (5, ["Place 2"])):
        seen.page.evaluate(
            "day => frontmap.setTimeState({ mode: 'day', from: NaN, to: frontmap.dayOf(day) })", f"2031-05-0{day}"
        )
        seen.page.wait_for_timeout(60)
        assert places(seen) == shown
    seen.check()


def test_playing_goes_through_the_days_and_stops_at_the_last(watch):
    seen = watch(on(1), on(2), on(3))
    seen.page.get_by_role("button", name="Play the days").click()
    assert seen.text("#fm-when") == ["up to 1 May 2031"]
    seen.page.get_by_text("up to 3 May 2031").wait_for(timeout=5000)
    seen.page.get_by_role("button", name="Play the days").wait_for(timeout=5000)

    assert len(places(seen)) == 3
    seen.check()


@pytest.mark.parametrize(
    "years", [("1853-10-05", "1853-10-07"), ("2031-05-01", "2150-01-01"), ("0031-01-01", "2031-05-01")]
)
def test_days_long_ago_and_far_ahead_have_their_place(watch, years):
    seen = watch(*(claim(n, begin=day, end=day, report_date=day) for n, day in enumerate(years)))
    choose(seen, "day")
    seen.page.locator("#fm-to").press("Home")
    seen.page.wait_for_timeout(80)

    assert places(seen) == ["Place 0"]
    assert years[0][:4].lstrip("0") in seen.text("#fm-when")[0]
    seen.check()


def test_one_day_alone_needs_no_bar(watch):
    seen = watch(on(1), on(1, number=2))

    assert not seen.page.locator("#fm-foot").is_visible()
    seen.check()


def test_the_bar_goes_on_to_the_end_of_the_last_event(watch):
    seen = watch({**on(1), "end": "2031-05-04"}, on(2))
    choose(seen, "day")

    assert seen.text("#fm-when") == ["4 May 2031"]
    assert places(seen) == ["Place 1"]
    seen.check()


def test_the_bar_goes_on_to_a_report_that_tells_of_nothing(watch):
    seen = watch(on(1), on(2), {**on(5), "status": "planned", "begin": None, "end": None})
    choose(seen, "day")

    assert seen.text("#fm-when") == ["5 May 2031"]
    assert places(seen) == []
    seen.check()
