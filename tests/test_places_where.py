"""Each reading of a description of a place, best first."""

from __future__ import annotations

import pytest

from arland import LOCATOR, NORTH, SOUTH, locality
from frontmap.places import Method, where


class TestWhere:
    def test_every_reading_comes_best_first_with_its_rule(self):
        found = where([locality("Millbrook", "offset", bearing_deg=180.0, distance_m=5_000.0)], LOCATOR)
        assert len(found) == 2
        assert {reading.method for reading in found} == {Method.OFFSET}
        assert found[0].score >= found[1].score
        assert sum(reading.score for reading in found) == pytest.approx(1.0, abs=1e-3)
        assert found[0].lat < found[0].places[0].lat

    def test_a_region_that_stands_with_the_name_ranks_its_namesake_first(self):
        found = where([locality("Twain", regions=(NORTH,)), locality("Stone", "near")], LOCATOR)
        assert found[0].lon < 11

    def test_only_those_in_the_oblast_that_stands_with_the_name_are_meant(self):
        found = where([locality("Millbrook", regions=(SOUTH,))], LOCATOR)
        assert [(reading.oblast, reading.score) for reading in found] == [(SOUTH, 1.0)]
        assert {reading.oblast for reading in where([locality("Twain", regions=(NORTH,))], LOCATOR)} == {NORTH}

    def test_an_oblast_that_holds_none_of_them_rules_none_out(self):
        assert len(where([locality("Twain", regions=(SOUTH,))], LOCATOR)) == 2

    def test_a_river_or_region_is_one_reading(self):
        (reading,) = where([locality("Grey River", "across", kind="river", regions=(SOUTH,))], LOCATOR)
        assert reading.method == Method.STRETCH
        assert reading.lon == pytest.approx(11.0, abs=0.02)

    def test_a_name_that_nothing_bears_has_no_reading(self):
        assert where([locality("Nowhere")], LOCATOR) == ()
        assert where([], LOCATOR) == ()
