"""Values given by hand: what is read, and what is refused in which words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontmap.errors import OptionError
from frontmap.values import choose, looks_swapped, parse_bbox, parse_date, parse_lonlat


def test_a_date_is_read():
    assert parse_date(" 2024-02-29 ") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2022-02-30",
            "--date: 2022-02-30 is not a date (day is out of range for month); give a day that the calendar has",
        ),
        ("2022-9-13", "--date: '2022-9-13' is not a date; write it as YYYY-MM-DD, such as 2022-09-13"),
        ("20220913", "write it as YYYY-MM-DD"),
        ("tomorrow", "write it as YYYY-MM-DD"),
        ("", "write it as YYYY-MM-DD"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(text, message):
    with pytest.raises(OptionError) as caught:
        parse_date(text, where="--date")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "lonlat"),
    [
        ("38.0,48.59", (38.0, 48.59)),
        (" -5.5 , +50 ", (-5.5, 50.0)),
        ("48.59N,38.0E", (38.0, 48.59)),
        ("38.0e, 48.59n", (38.0, 48.59)),
        ("5W,10S", (-5.0, -10.0)),
    ],
)
def test_a_pair_of_coordinates_is_read_longitude_first(text, lonlat):
    assert parse_lonlat(text) == lonlat


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("38.0", "is no pair of coordinates; write LON,LAT"),
        ("38.0 48.6", "is no pair"),
        ("38,0,48,6", "is no pair"),
        ("a,b", "is no pair"),
        ("nan,inf", "is no pair"),
        ("38.0E,48.6", "write them as 38.0E,48.59N"),
        ("38.0E,48.6E", "write them as 38.0E,48.59N"),
        ("-38.0E,48.6N", "write them as 38.0E,48.59N"),
        ("48.6,138.0", "look swapped: LON,LAT is wanted; give 138,48.6"),
        ("200,138", "not on the globe"),
    ],
)
def test_what_is_no_pair_of_coordinates_is_refused(text, message):
    with pytest.raises(OptionError) as caught:
        parse_lonlat(text, where="--at")
    assert message in str(caught.value)
    assert str(caught.value).startswith("--at: ")


def test_a_pair_that_fits_the_known_places_only_the_other_way_round_is_refused_with_both_ways_out():
    known = [(38.0, 48.6), (37.5, 47.1)]
    with pytest.raises(OptionError, match=r"48.59,38 look swapped.*give 38,48.59, or if they are right 48.59E,38N"):
        parse_lonlat("48.59,38.0", known=known)
    assert parse_lonlat("48.59E,38.0N", known=known) == (48.59, 38.0)
    assert parse_lonlat("38.0,48.59", known=known) == (38.0, 48.59)


def test_a_pair_far_from_all_known_places_is_taken_as_given():
    assert not looks_swapped(100.0, 10.0, [(38.0, 48.6)])
    assert not looks_swapped(100.0, 10.0, [])


def test_a_box_is_read():
    assert parse_bbox("36.5, 46.8,40.2,50") == (36.5, 46.8, 40.2, 50.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,2,3", "is not a box of four numbers; write MINLON,MINLAT,MAXLON,MAXLAT"),
        ("a,2,3,4", "is not a box"),
        ("nan,2,3,4", "not on the globe"),
        ("40,46,36,50", "corners in the wrong order"),
        ("46,100,50,120", "look swapped"),
    ],
)
def test_what_is_no_box_is_refused(text, message):
    with pytest.raises(OptionError) as caught:
        parse_bbox(text)
    assert message in str(caught.value)


def test_of_many_words_the_nearest_are_shown():
    words = ["one", "two", "three", *(f"W{number:02}" for number in range(40))]
    with pytest.raises(OptionError, match=r"unknown code 'w1'; choose one of one, two, three, W.*docs/layer-schema.md"):
        choose("w1", words, what="code")


@given(st.text())
def test_any_text_is_read_or_refused_in_one_line(text):
    for read in (parse_date, parse_lonlat, parse_bbox):
        try:
            read(text)
        except OptionError as error:
            assert str(error).isprintable()  # noqa: PT017  most texts are refused, some are not
