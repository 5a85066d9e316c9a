"""Dates in words, relative to a report of 13 September 2022 (a Tuesday)."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontmap.dates import find_dates

REPORT = date(2022, 9, 13)


def spell(text, report=REPORT):
    return [(m.begin.isoformat(), m.end.isoformat(), m.kind) for m in find_dates(text, report)]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("on September 12 and 13", "2022-09-12", "2022-09-13"),
        ("September 12-13", "2022-09-12", "2022-09-13"),
        ("on September 10, 11, and 12", "2022-09-10", "2022-09-12"),
        ("between September 2 and 3", "2022-09-02", "2022-09-03"),
        ("overnight on September 11\u201312", "2022-09-11", "2022-09-12"),
        ("on the night of September 11 to 12", "2022-09-11", "2022-09-12"),
        ("throughout the day on September 13", "2022-09-13", "2022-09-13"),
        ("earlier on September 9", "2022-09-09", "2022-09-09"),
        ("from August 29 to September 2", "2022-08-29", "2022-09-02"),
        ("on August 31-1", "2022-08-31", "2022-09-01"),
        ("from December 31, 2021 to January 2, 2022", "2021-12-31", "2022-01-02"),
        ("on 12 September", "2022-09-12", "2022-09-12"),
        ("on Sept. 12", "2022-09-12", "2022-09-12"),
        ("on the 9th of September", "2022-09-09", "2022-09-09"),
        ("on 2022-09-10", "2022-09-10", "2022-09-10"),
        ("in March 2022", "2022-03-01", "2022-03-31"),
        ("in late May", "2022-05-21", "2022-05-31"),
        ("in mid-August", "2022-08-11", "2022-08-20"),
        ("early September", "2022-09-01", "2022-09-10"),
        ("in February", "2022-02-01", "2022-02-28"),
        ("in September", "2022-09-01", "2022-09-30"),
        ("in December", "2021-12-01", "2021-12-31"),
        ("in late September", "2021-09-21", "2021-09-30"),
        ("throughout late March", "2022-03-21", "2022-03-31"),
        ("at the end of July", "2022-07-21", "2022-07-31"),
        ("in the first half of July", "2022-07-01", "2022-07-15"),
        ("mid-to-late June", "2022-06-11", "2022-06-30"),
        ("between May and August", "2022-05-01", "2022-08-31"),
        ("from November to February", "2021-11-01", "2022-02-28"),
        ("in late March and early April", "2022-03-21", "2022-04-10"),
        ("in early December 2021", "2021-12-01", "2021-12-10"),
        ("from May 2021 to July 2021", "2021-05-01", "2021-07-31"),
        ("in Jan. 2022", "2022-01-01", "2022-01-31"),
        ("in the summer of 2021", "2021-06-01", "2021-08-31"),
        ("in early summer 2021", "2021-06-01", "2021-06-30"),
        ("in spring and summer 2021", "2021-03-01", "2021-08-31"),
        ("in 2014", "2014-01-01", "2014-12-31"),
        ("in late 2014", "2014-09-01", "2014-12-31"),
        ("in the last 48 hours", "2022-09-11", "2022-09-13"),
        ("over the past 24 hours", "2022-09-12", "2022-09-13"),
        ("in the past two weeks", "2022-08-30", "2022-09-13"),
        ("over the weekend", "2022-09-10", "2022-09-11"),
        ("yesterday", "2022-09-12", "2022-09-12"),
        ("today", "2022-09-13", "2022-09-13"),
        ("last week", "2022-09-06", "2022-09-13"),
        ("in recent days", "2022-09-10", "2022-09-13"),
        ("on Monday", "2022-09-12", "2022-09-12"),
    ],
)
def test_an_expression_gives_its_first_and_last_day(text, begin, end):
    assert spell(f"North shelled the mill {text}, reportedly.") == [(begin, end, "on")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since February 24", ("2022-02-24", "2022-09-13", "since")),
        ("since May 2022", ("2022-05-01", "2022-09-13", "since")),
        ("since at least mid-March", ("2022-03-11", "2022-09-13", "since")),
        ("since 2014", ("2014-01-01", "2022-09-13", "since")),
        ("by the end of October", ("2022-10-21", "2022-10-31", "before")),
        ("for the first time since April 29", ("2022-04-29", "2022-04-29", "compared")),
        ("during the first such attack on the mill since early June", ("2022-06-01", "2022-06-10", "compared")),
        ("before September 2", ("2022-09-01", "2022-09-01", "before")),
        ("by September 20", ("2022-09-20", "2022-09-20", "before")),
        ("as of September 12", ("2022-09-12", "2022-09-12", "as_of")),
    ],
)
def test_the_words_before_a_date_bound_it(text, expected):
    assert spell(f"The mill has been empty {text}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Footage published on September 12 shows the mill.",
        "Footage posted on social media on September 12 shows the mill.",
        "The staff reported on September 12 that North took the mill.",
        "The staff said late on September 12 that North took the mill.",
        "The staff told an outlet on September 12 that North took the mill.",
        "In a September 12 statement the staff named the mill.",
    ],
)
def test_a_date_that_belongs_to_a_verb_of_saying_is_marked(text):
    assert spell(text) == [("2022-09-12", "2022-09-12", "published")]


def test_the_year_is_that_of_the_latest_such_day():
    assert spell("on December 31", date(2023, 1, 2))[0][0] == "2022-12-31"
    assert spell("on December 31", date(2022, 12, 30))[0][0] == "2022-12-31"
    assert spell("since October 1", date(2022, 9, 13))[0][0] == "2021-10-01"
    assert spell("on February 29", date(2022, 9, 13))[0][0] == "2020-02-29"


@pytest.mark.parametrize(
    "text",
    [
        "on February 30",
        "on 2022-13-10",
        "on September 0",
        "they may 5 march 5",
        "at 9/13",
        "",
        "in may",
        "near Mar",
        "with May",
        "in Jan",
        "after the fall of Zorya",
        "in 2000 people",
        "from the 1950s",
        "2014",
        "in May 10:30",
    ],
)
def test_what_the_calendar_does_not_have_is_no_date(text):
    assert find_dates(text, REPORT) == ()


def test_a_number_of_things_is_not_a_day():
    assert spell("on September 11 and 12 drones fell") == [("2022-09-11", "2022-09-11", "on")]
    assert spell("September 13, 10:15 pm") == [("2022-09-13", "2022-09-13", "on")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the September 9 strike", [("2022-09-09", "2022-09-09")]),
        ("after the September 9 strike", [("2022-09-09", "2022-09-09")]),
        ("the late July strike", [("2022-07-21", "2022-07-31")]),
        ("the 2014 war", [("2014-01-01", "2014-12-31")]),
        ("after September 9", []),
        ("on the 9th of September", []),
        ("in the summer of 2021", []),
    ],
)
def test_a_date_may_stand_like_an_adjective(text, expected):
    mentions = find_dates(f"North shelled the mill {text}.", REPORT)
    assert [tuple(day.isoformat() for day in one.named) for one in mentions if one.adjectival] == expected


@pytest.mark.parametrize("report", [date.min, date.max])
def test_days_outside_the_calendar_are_no_dates(report):
    assert find_dates("in late May, by May 5, in December, on February 29", report) is not None


def test_a_mention_knows_where_its_words_stand():
    text = "North took the mill overnight on September 9."
    (mention,) = find_dates(text, REPORT)
    assert text[mention.span.start : mention.span.end] == mention.words == "overnight on September 9"


def test_the_date_of_an_event_is_told_from_that_of_the_saying():
    text = "The staff stated on September 13 that North took the mill on September 11."
    assert spell(text) == [("2022-09-13", "2022-09-13", "published"), ("2022-09-11", "2022-09-11", "on")]


@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "on the ",
        "May 1, ",
        "1, ",
        "posted ",
        "past 9 hours",
        "May" + " " * 50,
        "2022-",
        "in May and ",
        "mid ",
        "in 2014 ",
    ],
)
def test_time_is_linear_in_the_length_of_a_hostile_text(unit):
    text = unit * (200_000 // len(unit)) + " on May 5"
    began = time.process_time()
    find_dates(text, REPORT)
    assert time.process_time() - began < 5


@given(
    st.text(alphabet=" ,-0123456789onMayJuneSeptemberDecember\u2013andlate", max_size=80),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_any_text_gives_ordered_mentions_that_stand_in_it(text, report):
    end = 0
    for mention in find_dates(text, report):
        assert mention.begin <= mention.end
        assert text[mention.span.start : mention.span.end] == mention.words
        assert mention.span.start >= end
        end = mention.span.start
