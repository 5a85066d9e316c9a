"""The benchmark's table: medians, ratios, bounds, and what it says where a figure is missing."""

from __future__ import annotations

import re

import pytest

from benchmarks.page_table import Quantity, Rounds, own_lines, ratio_cell, size_lines
from benchmarks.pages import Wanted, days_of, pages_of
from benchmarks.peers import FIELDS, FILES, FOLDER, saved_page

BYTES = Quantity("HTML, KB", "bytes", 1e-3, 0, {10_000: {"markers": 10}})
FIGURES = ("seconds", "bytes", "drawn_ms", "zoom_ms", "zoom_busy_ms", "pan_ms", "pan_busy_ms", "megabytes")


def rounds(value, **more):
    """Three rounds of which the middle one is `value`, for every figure."""
    return Rounds([dict.fromkeys(FIGURES, value * share) | more for share in (0.5, 1, 9)])


def row(lines, name):
    return next(line for line in lines if line.strip().startswith(name))


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [(10_000, "10 10.0x >= 10x met"), (9_990, "10 10.0x >= 10x MISSED"), (90_000, "90 90.0x >= 10x met")],
)
def test_a_ratio_is_the_peer_over_ours_and_is_held_to_its_bound_unrounded(theirs, expected):
    cell = ratio_cell(BYTES, 10_000, 1_000.0, "markers", rounds(theirs))

    assert " ".join(cell.split()) == expected


def test_where_nothing_is_wanted_only_the_ratio_stands():
    assert ratio_cell(BYTES, 300, 1_000.0, "markers", rounds(2_000)).split() == ["2", "2.0x"]


def test_a_peer_that_failed_says_why_beside_its_bound():
    failed = Rounds([{"failed": "not done in 120 s"}])

    assert ratio_cell(BYTES, 10_000, 1_000.0, "markers", failed) == "not done in 120 s  >= 10x"


def test_what_was_found_before_a_failure_is_told():
    half = Rounds([{"bytes": 20_000, "failed": "not done in 120 s"}])

    assert "20.0x" in ratio_cell(BYTES, 10_000, 1_000.0, "markers", half)
    assert "not done" in ratio_cell(Quantity("all drawn, ms", "drawn_ms"), 10_000, 5.0, "markers", half)


def test_our_own_failure_leaves_the_peers_figures_without_a_verdict():
    lines = size_lines(10_000, 13_000, {"frontmap": Rounds([{"failed": "failed: no"}]), "markers": rounds(5_000)})

    assert "failed: no" in row(lines, "HTML")
    assert "met" not in row(lines, "HTML")
    assert row(lines, "slider step").endswith("failed: no")


def test_the_slider_is_held_to_its_worst_day_and_one_slow_round_is_no_slow_day():
    steps = [[10.0, 20.0], [10.0, 70.0], [90.0, 20.0]]
    ours = Rounds([{"step_ms": one, "step_busy_ms": one} for one in steps])
    worse = Rounds([{"step_ms": [10.0, 70.0], "step_busy_ms": [11.0, 80.0]}])

    assert "worst 20.0  <= 50 met" in row(size_lines(300, 390, {"frontmap": ours}), "slider")
    assert "worst 70.0  <= 50 MISSED; with painting 45.5, worst 80.0" in row(
        size_lines(300, 390, {"frontmap": worse}), "slider"
    )


def test_a_page_without_a_slider_is_said_to_have_none():
    lines = size_lines(300, 390, {"frontmap": rounds(1, step_ms=[], step_busy_ms=[])})

    assert "left out: the page has no frontmap.stepTo" in row(lines, "slider")


def test_growth_and_the_single_day_are_told_where_their_sizes_were_measured():
    few = {"frontmap": rounds(500_000), "bare": rounds(600_000), "markers": rounds(400_000)}
    many = {"frontmap": rounds(1_200_000)}
    lines = own_lines({300: few, 100_000: many})

    assert row(lines, "drawn at").endswith("= 2.40x  <= 2.2x MISSED")
    assert "500 KB  < 600 KB met" in lines[1]
    assert lines[2].endswith("Marker+Popup 400000: 1.25x  <= 1x MISSED")
    assert lines[3].endswith("an empty folium map 600000: 0.83x  <= 1x met")
    assert own_lines({10_000: many}) == []


def test_the_day_as_folium_saves_it_is_told_with_its_reason_where_it_has_no_figure():
    day = {"frontmap": rounds(500_000), "saved": Rounds([]), "bare": rounds(1)}

    assert own_lines({300: day})[1].endswith("Marker+Popup as folium saves it: left out")
    day["saved"] = Rounds([{"failed": "failed: no such file"}])
    assert own_lines({300: day})[1].endswith("Marker+Popup as folium saves it: failed: no such file")
    day["saved"] = rounds(600_000)
    assert own_lines({300: day})[1].endswith("Marker+Popup as folium saves it 600000: 0.83x  <= 1x met")


def test_the_day_as_folium_saves_it_is_asked_for_where_its_files_are_named(monkeypatch):
    monkeypatch.delenv(FOLDER, raising=False)
    assert not pages_of(300, Wanted())["saved"]
    monkeypatch.setenv(FOLDER, "node_modules")
    assert pages_of(300, Wanted())["saved"]
    assert "saved" not in pages_of(10_000, Wanted())


def test_the_page_that_folium_saves_loads_files_of_the_folder_and_of_no_host(monkeypatch, tmp_path):
    event = dict.fromkeys(FIELDS, "told") | {"at": {"type": "Point", "coordinates": (37.9, 48.5)}}
    monkeypatch.setenv(FOLDER, str(tmp_path))
    with pytest.raises(FileNotFoundError):
        saved_page([event])
    for file in FILES.values():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    page = saved_page([event])

    loaded = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert sorted(loaded) == sorted((tmp_path / file).as_uri() for file in FILES.values())
    assert page.count("L.marker(") == 1


def test_plain_folium_is_asked_for_many_events_only_by_name():
    assert not pages_of(100_000, Wanted())["markers"]
    assert pages_of(100_000, Wanted(hopeless=True))["markers"]
    assert pages_of(10_000, Wanted())["markers"]
    assert "bare" in pages_of(300, Wanted())


def test_a_few_events_are_a_day_and_many_are_ten_years():
    assert [days_of(events) for events in (300, 10_000, 100_000)] == [1, 365, 3650]
