"""When two days' events lie in one place, and what it costs to find that out."""

from __future__ import annotations

import sys

import pytest
from shapely.geometry import LineString, Point

from frontmap.changes import Kind, compare_frames
from two_days import FAR_HILL, HILL, TODAY, WOOD, YESTERDAY, changes, kind, layer, place, told


class TestPlaces:
    def test_namesakes_are_two_places(self):
        far = told("now", where=[place("Hill", "v:hill-2", FAR_HILL)])

        assert kind(far, told("then", YESTERDAY)) is Kind.NEW

    def test_namesakes_without_an_entry_are_told_apart_by_where_they_lie(self):
        here, there = place("Hill", None), place("Hill", None, FAR_HILL)

        assert kind(told("now", where=[there]), told("then", YESTERDAY, where=[here])) is Kind.NEW
        assert kind(told("now", where=[here]), told("then", YESTERDAY, where=[here])) is Kind.REPEATED

    def test_neighbouring_villages_stay_two_places_however_wide_their_footprints(self):
        wide = {"uncertainty_m": 6000.0}
        near_wood = told("now", where=[place("Wood", "v:wood", WOOD, "near")], **wide)

        assert kind(near_wood, told("then", YESTERDAY, where=[place(relation="near")], **wide)) is Kind.NEW

    def test_nor_are_they_one_where_no_gazetteer_knows_them(self):
        wide = {"uncertainty_m": 6000.0}
        wood, hill = ([place(name, None, lonlat, "near")] for name, lonlat in (("Wood", WOOD), ("Hill", HILL)))

        assert kind(told("now", where=wood, **wide), told("then", YESTERDAY, where=hill, **wide)) is Kind.NEW

    def test_at_and_near_a_village_are_one_place_and_a_spelling_makes_no_other(self):
        near = told("now", where=[place("Hyll", relation="near")])

        assert kind(near, told("then", YESTERDAY)) is Kind.REPEATED

    def test_another_gazetteer_has_another_entry_for_the_same_village(self):
        moved = told("now", where=[place("Hill", "other:1", (11.505, 51.5))])

        assert kind(moved, told("then", YESTERDAY)) is Kind.REPEATED

    @pytest.mark.parametrize(("offset_m", "expected"), [(1_900, Kind.REPEATED), (4_500, Kind.NEW)])
    def test_an_offset_is_the_place_where_it_ends_as_far_as_footprints_coincide(self, offset_m, expected):
        spot = [place("Elsewhere", "v:e", FAR_HILL, "offset", bearing_deg=180.0, distance_m=5000.0)]
        end = Point(HILL[0], HILL[1] + offset_m / 111_300)
        now = told("now", where=spot, at=end, uncertainty_m=4000.0)
        found = changes([now], [told("then", YESTERDAY, uncertainty_m=5000.0)])

        assert found.of["now"].kind is expected
        assert len(found.gone) == (expected is Kind.NEW)
        if expected is Kind.REPEATED:
            assert found.of["now"].distance_m == pytest.approx(offset_m, rel=0.01)

    def test_a_village_is_not_the_oblast_whose_middle_it_lies_in(self):
        village = told("now", where=[], at=Point(HILL), uncertainty_m=1000.0)
        oblast = told("then", YESTERDAY, where=[], at=Point(HILL).buffer(1), uncertainty_m=80_000.0)

        assert kind(village, oblast) is Kind.NEW

    def test_two_stretches_of_a_river_are_two_places(self):
        river = [place("Rill", "river:rill", (None, None), "along")]
        north, south = (LineString([(11, lat), (11, lat + 0.2)]) for lat in (52.0, 51.0))
        given = {"where": river, "uncertainty_m": 11_000.0}

        assert kind(told("now", at=north, **given), told("then", YESTERDAY, at=south, **given)) is Kind.NEW
        assert kind(told("now", at=north, **given), told("then", YESTERDAY, at=north, **given)) is Kind.REPEATED

    def test_a_line_is_the_same_from_either_end(self):
        ends = [place(relation="line"), place("Wood", "v:wood", WOOD, "line")]
        line = LineString([HILL, WOOD])

        assert (
            kind(told("now", where=ends, at=line), told("then", YESTERDAY, where=ends[::-1], at=line)) is Kind.REPEATED
        )

    def test_to_withdraw_to_a_place_is_not_to_leave_it(self):
        given = {"event_type": "withdrawal"}
        to, away = [place(relation="to")], [place(relation="from")]

        assert kind(told("now", where=to, **given), told("then", YESTERDAY, where=away, **given)) is Kind.NEW
        assert kind(told("now", where=to, **given), told("then", YESTERDAY, **given)) is Kind.NEW

    def test_what_is_not_placed_is_known_by_the_name_of_its_place(self):
        def unplaced(name, day, spot="Lost"):
            return told(name, day, where=[place(spot, None, (None, None))], at=None)

        assert kind(unplaced("now", TODAY), unplaced("then", YESTERDAY, "LOST")) is Kind.REPEATED
        assert kind(unplaced("now", TODAY), unplaced("then", YESTERDAY, "Hill")) is Kind.NEW
        assert kind(unplaced("now", TODAY), unplaced("then", YESTERDAY) | {"side": "UKR"}) is Kind.NEW
        assert kind(unplaced("now", TODAY, "Hill"), told("then", YESTERDAY)) is Kind.NEW

    def test_what_names_no_place_at_all_is_listed_all_the_same(self):
        nowhere = {"where": [], "at": None, "place_name": None}
        found = changes([told("now", **nowhere)], [told("then", YESTERDAY, **nowhere)])

        assert found.counts() == {kind: int(kind in {Kind.NEW, Kind.NO_LONGER_MENTIONED}) for kind in Kind}

    def test_all_that_lies_near_one_of_todays_events_is_mentioned(self):
        spots = [[place("Hill", None, (HILL[0] + east, HILL[1]))] for east in (0.001, 0.004, 0.1)]
        before = [told(f"then{number}", YESTERDAY, where=where) for number, where in enumerate(spots)]

        assert [gone.event_id for gone in changes([told("now")], before).gone] == ["then2"]

    def test_nearness_knows_no_date_line(self):
        west, east = ([place("Reef", None, (lon, 0.0))] for lon in (-179.999, 179.999))

        assert kind(told("now", where=west), told("then", YESTERDAY, where=east)) is Kind.REPEATED


def calls_of(count: int, spread_deg: float, side: int) -> int:
    """Count the Python calls that comparing takes, for so many events of each day within so many degrees."""

    def day(name, shift):
        step = spread_deg / count
        spots = [(HILL[0] + step * (number + shift), HILL[1]) for number in range(count)]
        where = [place("Hill", None, lonlat) for lonlat in spots]
        return layer(*(told(f"{name}{number}", name, where=[one]) for number, one in enumerate(where)))

    frames = day(TODAY, 0.0), day(YESTERDAY, 0.5 * side)
    seen = [0]

    def counted(_frame, event, _argument):
        seen[0] += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        compare_frames(*frames)
    finally:
        sys.setprofile(None)
    return seen[0]


@pytest.mark.parametrize(("spread_deg", "side"), [(2.0, 1), (0.004, 1), (0.0, 0)], ids=["wide", "crowded", "one spot"])
def test_the_cost_grows_with_the_events_not_with_their_pairs(spread_deg, side):
    assert calls_of(400, spread_deg, side) < 5 * calls_of(100, spread_deg, side)
