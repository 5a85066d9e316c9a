"""How the page's columns are packed: what is read back is what was written, however odd it is."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import Point

from frontmap.maps import render_page
from frontmap.maps.elements import PackedBlock
from frontmap.maps.packing import Pack
from frontmap.maps.wordbook import TWO, Wordbook
from norland import claim, draw, drawn, told, unpacked


def read_back(pack, book=None):
    pack.plain("words", book.words if book else [])
    return unpacked(PackedBlock("frontmap-events", pack.letters()).render(), "events")


@pytest.mark.parametrize(
    "numbers",
    [
        [],
        [7],
        [-1, 0, 255, 256, 65_536],
        [5] * 50 + [6] * 50,
        [2**31 - 1, -(2**31 - 1)] * 3,
        [-(2**31 - 1)] * 9 + [2**31 - 1] * 9,
        [40, 70_000] * 60,
    ],
    ids=["none", "one", "bytes", "runs", "far apart", "far apart in runs", "few"],
)
def test_numbers_are_read_back(numbers):
    pack = Pack()
    pack.numbers("some", np.array(numbers, dtype=np.int64))

    assert read_back(pack)["some"] == numbers


def test_numbers_beyond_31_bits_are_cut_off():
    pack = Pack()
    pack.numbers("some", np.array([1e18, -1e18, 3.0]))

    assert read_back(pack)["some"] == [2**31 - 1, -(2**31 - 1), 3]


@pytest.mark.parametrize("text", ["", " ", "two  spaces ", "line\nline \n end", "\0", "</script>{{7*7}}", "\u202eabc"])
def test_texts_are_read_back(text):
    book, pack = Wordbook(["some words"]), Pack()
    pack.texts("said", ["before", text, "after"], book)

    assert read_back(pack, book)["said"] == ["before", text, "after"]


@pytest.mark.parametrize("count", [TWO - 2, TWO, 20_000])
def test_a_page_may_have_any_number_of_words(count):
    book, pack = Wordbook([]), Pack()
    text = " ".join(f"word{number}" for number in range(count))
    pack.texts("said", [text], book)

    assert read_back(pack, book)["said"] == [text]


def test_ids_are_whole_whatever_they_are():
    names = ["e123456abcdef", "e000000000001", "effffffffffff", "e12", "by hand"]
    page = render_page(draw(*(claim(n, event_id=name) for n, name in enumerate(names))))

    assert [event["id"] for event in told(page)["events"]] == names


def test_spans_and_citations_are_told_from_the_quotes():
    rows = [
        claim(1, span_start=10, span_end=21, quote="Sentence 1.", citations=[3, 4], report_id="a"),
        claim(2, span_start=10, span_end=21, quote="Sentence 1.", citations=[], report_id="a"),
        claim(3, span_start=40, span_end=52, quote="Sentence 3.", citations=None, report_id="b"),
    ]
    block = unpacked(render_page(draw(*rows)), "quotes-0")

    assert block["span from"] == [10, -11, 40]
    assert block["span over"] == [0, 0, 1]
    assert (block["citations count"], block["citations"]) == ([2, 0, 0], [3, 4])


def test_a_symbol_stands_where_its_own_claim_puts_it_though_another_of_its_name_stands_elsewhere():
    spots = [(11.5, 51.5), (12.5, 51.5), (12.5, 51.5), (11.5, 51.5), (13, 52)]
    found = drawn(*(claim(n, place_name="Aldgate", geometry=Point(at)) for n, at in enumerate(spots)))

    assert [tuple(event["at"]) for event in found["events"]] == spots


def test_dates_that_are_none_are_kept_as_they_are():
    found = drawn(claim(1, begin="soon", end=None), claim(2, end="2031-05-09"))["claims"]

    assert [(one["begin"], one["end"]) for one in found] == [("soon", None), ("2031-05-01", "2031-05-09")]


@pytest.mark.parametrize("metres", [3e9, 1e300, 10**400])
def test_a_radius_that_no_number_of_the_page_can_say_is_none(metres):
    found = drawn(claim(1, uncertainty_m=metres), claim(2, uncertainty_m=2e6))

    assert [one["uncertainty_m"] for one in found["claims"]] == [-1, 2_000_000]
    assert [one["radius_m"] for one in found["events"]] == [-1, 2_000_000]


@pytest.mark.parametrize("date", ["20310502", "2031-W18-5", "2031-W18", "2031-05-02\n"])
def test_only_dates_that_the_page_reads_are_days(date):
    page = render_page(draw(claim(report_date=date)))

    assert told(page)["claims"][0]["report_date"] == date
    assert "begin since report" not in unpacked(page, "events")
    assert told(page)["days"] == []


def test_half_surrogates_become_one_sign_each():
    block = unpacked(render_page(draw(claim(quote="a\ud83db \udc00"))), "quotes-0")

    assert block["quote"] == ["a\ufffdb \ufffd"]
