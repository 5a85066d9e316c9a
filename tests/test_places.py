"""Where claims lie: an invented country of two oblasts, a river between its halves, and too many Millbrooks."""

from __future__ import annotations

import datetime as dt

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from frontmap import geodesy
from frontmap.gazetteer import Entry, Gazetteer
from frontmap.model import BlockKind, Claim, Constraint, EventType, Locality, Relation, Sentence, Span, Status
from frontmap.places import Locator, Method, locate, where

DAY = dt.date(2030, 5, 1)
NORTH, SOUTH = "North Oblast", "South Oblast"


def entry(name, kind, oblast="", lon=None, lat=None, extent_m=1_000.0, *, others=()):  # noqa: PLR0917 # a table
    key = f"{kind}:{name}:{lon}:{lat}"
    return Entry(key, name, tuple(others), kind, oblast, lon, lat, extent_m, "invented")


ENTRIES = [
    entry("Arva", "city", NORTH, 10.5, 51.5, 4_000.0, others=["Old Arva"]),
    entry("Lund", "town", NORTH, 10.6, 51.6, 2_000.0),
    entry("Stone", "village", NORTH, 10.7, 51.55),
    entry("Harrow", "village", SOUTH, 11.5, 50.35),
    entry("Tarn", "town", SOUTH, 11.45, 50.3, 2_000.0),
    entry("Millbrook", "village", NORTH, 10.55, 51.45),
    entry("Millbrook", "village", SOUTH, 11.5, 50.25),
    entry("Ford", "village", SOUTH, 11.02, 50.5),
    entry("Twain", "village", NORTH, 10.2, 51.2),
    entry("Twain", "village", NORTH, 11.6, 51.2),
    entry("North Oblast", "oblast"),
    entry("South Oblast", "oblast"),
    entry("Arland", "country"),
    entry("Beland", "country"),
    entry("Grey River", "river", extent_m=1_000.0),
    entry("Arland-Beland border", "border", extent_m=1_000.0),
]
SHAPES = {
    "oblast:North Oblast:None:None": box(10.0, 51.0, 12.0, 52.0),
    "oblast:South Oblast:None:None": box(10.0, 50.0, 12.0, 51.0),
    "country:Arland:None:None": box(10.0, 50.0, 12.0, 52.0),
    "country:Beland:None:None": box(12.0, 50.0, 13.0, 52.0),
    "river:Grey River:None:None": LineString([(11.0, 52.0), (11.0, 51.0), (11.01, 50.5), (11.0, 50.0)]),
    "border:Arland-Beland border:None:None": LineString([(12.0, 50.0), (12.0, 52.0)]),
}
COUNTRY = Gazetteer.from_entries(ENTRIES, SHAPES)


def locality(name, relation="at", **fields):
    return Locality(name, Relation(relation), Span(0, 1), **fields)


def claim(*localities, number=1, text="", headings=()):
    sentence = Sentence(number, Span(number, number + 1), text, BlockKind.PARAGRAPH, headings)
    return Claim(
        f"c{number}", sentence, EventType.ATTACK, "RUS", "", Status.CLAIMED, "", None, localities, DAY, DAY, "test"
    )


def located(*claims):
    return locate(claims, [item.sentence for item in claims], COUNTRY)


def only(*localities, **fields):
    return located(claim(*localities, **fields))[0]


def position(place):
    return place.lon, place.lat


class TestHomonyms:
    def test_a_name_with_one_entry_is_that_entry(self):
        place = only(locality("Stone")).places[0]
        assert position(place) == (10.7, 51.55)
        assert place.oblast == NORTH
        assert place.rivals == ()

    def test_an_old_name_finds_the_place_of_today(self):
        assert position(only(locality("Old Arva")).places[0]) == (10.5, 51.5)

    def test_a_stated_distance_decides_between_namesakes(self):
        near_tarn = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        near_arva = Constraint("Arva", bearing_deg=148.0, distance_m=7_000.0)
        assert position(only(locality("Millbrook", constraints=(near_tarn,))).places[0]) == (11.5, 50.25)
        assert position(only(locality("Millbrook", constraints=(near_arva,))).places[0]) == (10.55, 51.45)

    def test_a_stated_distance_outweighs_the_section_and_the_neighbours(self):
        near_tarn = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        found = located(
            claim(locality("Arva"), headings=("North Oblast",)),
            claim(locality("Millbrook", constraints=(near_tarn,)), headings=("North Oblast",)),
        )
        assert position(found[1].places[0]) == (11.5, 50.25)

    def test_an_oblast_that_stands_with_the_name_decides(self):
        assert only(locality("Millbrook", regions=(SOUTH,))).places[0].oblast == SOUTH
        assert only(locality("Millbrook", regions=(NORTH,))).places[0].oblast == NORTH

    @pytest.mark.parametrize(("heading", "oblast"), [("Axis: South Oblast", SOUTH), ("Supporting Effort—Arva", NORTH)])
    def test_the_section_heading_decides_by_its_region_or_its_city(self, heading, oblast):
        assert only(locality("Millbrook"), headings=(heading,)).places[0].oblast == oblast

    def test_an_oblast_in_the_sentence_decides(self):
        found = only(locality("Millbrook"), text="Fighting at Millbrook and elsewhere in South Oblast.")
        assert found.places[0].oblast == SOUTH

    @pytest.mark.parametrize(("neighbours", "oblast"), [(["Lund", "Stone"], NORTH), (["Tarn", "Harrow"], SOUTH)])
    def test_the_other_places_of_the_sentence_decide(self, neighbours, oblast):
        found = located(*(claim(locality(name)) for name in [*neighbours, "Millbrook"]))
        assert found[-1].places[0].oblast == oblast

    def test_the_neighbouring_sentence_decides_more_than_one_far_away(self):
        found = located(
            claim(locality("Lund"), number=1),
            claim(locality("Tarn"), number=30),
            claim(locality("Millbrook"), number=31),
        )
        assert found[-1].places[0].oblast == SOUTH

    def test_names_that_no_claim_holds_decide_too(self):
        item = claim(locality("Millbrook"))
        (found,) = Locator(COUNTRY).locate([item], [item.sentence], named=[(1, "Tarn"), (1, "Harrow"), (7, "Arva")])
        assert found.places[0].oblast == SOUTH

    def test_a_place_settled_once_is_settled_for_its_later_mentions(self):
        near_tarn = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        found = located(
            claim(locality("Millbrook", constraints=(near_tarn,)), number=1), claim(locality("Millbrook"), number=9)
        )
        assert found[1].places[0].oblast == SOUTH

    def test_rivals_are_kept_with_their_scores(self):
        place = only(locality("Millbrook"), headings=("Arva",)).places[0]
        assert [rival.oblast for rival in place.rivals] == [SOUTH]
        assert 0 < place.rivals[0].score < 0.5

    def test_a_name_that_the_text_leaves_open_is_not_guessed(self):
        found = only(locality("Twain"))
        assert position(found.places[0]) == (None, None)
        assert found.places[0].reason.startswith("ambiguous: 'Twain' can be")
        assert len(found.places[0].rivals) == 2
        assert found.footprint.geometry is None
        assert "ambiguous" in found.footprint.reason

    def test_vertices_of_a_line_take_the_namesakes_that_make_a_line(self):
        line = [locality(name, "line") for name in ("Lund", "Stone", "Millbrook")]
        assert only(*line, text="in South Oblast").places[2].oblast == NORTH


class TestUnknownNames:
    def test_a_name_that_no_gazetteer_has_keeps_its_claim_and_says_so(self):
        found = only(locality("Nowhere"))
        assert found.footprint.geometry is None
        assert found.footprint.reason == "no gazetteer entry for 'Nowhere'"
        assert found.places[0].reason == "no gazetteer entry for 'Nowhere'"

    def test_it_is_located_by_the_reports_own_words_and_learned_for_the_rest(self):
        remark = Constraint("Tarn", bearing_deg=0.0, distance_m=3_000.0)
        found = located(
            claim(locality("Nowhere"), number=1),
            claim(locality("Nowhere", constraints=(remark,)), number=2),
            claim(locality("Nowhere", "direction", bearing_deg=90.0), number=3),
        )
        stated = geodesy.destination((11.45, 50.3), 0.0, 3_000.0)
        for item in found:
            assert position(item.places[0]) == pytest.approx(stated, abs=1e-4)
            assert item.places[0].gazetteer_id is None
            assert item.places[0].oblast == SOUTH
            assert item.footprint.geometry is not None
        assert found[0].footprint.method == Method.CONSTRAINT
        assert found[0].footprint.uncertainty_m >= 3_000.0

    def test_namesakes_that_the_reports_own_words_contradict_are_not_taken(self):
        remark = Constraint("Arva", bearing_deg=270.0, distance_m=30_000.0)
        place = only(locality("Harrow", constraints=(remark,))).places[0]
        assert place.gazetteer_id is None
        assert place.lon < 10.2

    def test_a_constraint_on_an_unknown_place_decides_nothing_and_breaks_nothing(self):
        remark = Constraint("Nowhere", bearing_deg=270.0, distance_m=30_000.0)
        assert position(only(locality("Stone", constraints=(remark,))).places[0]) == (10.7, 51.55)


class TestSlipsOfThePen:
    def test_a_slip_that_the_reports_own_words_prove_is_read_as_the_name_meant_and_says_so(self):
        remark = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        place = only(locality("Millbrock", constraints=(remark,))).places[0]
        assert position(place) == (11.5, 50.25)
        assert place.reason == "no gazetteer entry for 'Millbrock': read as Millbrook"
        assert [rival.name for rival in place.rivals] == ["Millbrook"]

    @pytest.mark.parametrize(("neighbour", "oblast"), [("Lund", NORTH), ("Tarn", SOUTH)])
    @pytest.mark.parametrize("sentence", [1, 2])
    def test_a_place_close_by_in_the_same_or_the_next_sentence_proves_it_too(self, neighbour, oblast, sentence):
        found = located(claim(locality(neighbour), number=1), claim(locality("Millbrock"), number=sentence))
        assert found[1].places[0].oblast == oblast

    @pytest.mark.parametrize("name", ["Millbrock", "Hillbrook", "Milllbroocks"])
    def test_without_proof_and_for_more_than_a_slip_nothing_is_guessed(self, name):
        assert only(locality(name)).places[0].lon is None
        if name != "Millbrock":
            assert located(claim(locality("Lund")), claim(locality(name)))[1].places[0].lon is None

    def test_a_remark_that_fits_no_namesake_makes_it_a_place_of_its_own(self):
        remark = Constraint("Arva", bearing_deg=270.0, distance_m=60_000.0)
        place = only(locality("Millbrock", constraints=(remark,)), locality("Lund")).places[0]
        assert place.gazetteer_id is None
        assert place.lon < 10.0

    def test_a_known_name_is_never_taken_for_a_slip(self):
        entries = [entry("Arderivka", "village", NORTH, 10.0, 51.0), entry("Avderivka", "village", SOUTH, 11.0, 50.0)]
        remark = Constraint("Avderivka", bearing_deg=0.0, distance_m=1_000.0)
        item = claim(locality("Arderivka", constraints=(remark,)))
        (found,) = Locator(Gazetteer.from_entries(entries, {})).locate([item], [item.sentence])
        assert "read as" not in found.places[0].reason

    def test_thousands_of_unknown_names_cost_linear_time(self):
        claims = [claim(locality(f"Millbrock{i}"), number=i // 50) for i in range(3_000)]
        assert len(located(*claims)) == 3_000


class TestFootprints:
    def test_at_is_the_point_with_its_extent(self):
        shape = only(locality("Arva")).footprint
        assert shape.geometry == Point(10.5, 51.5)
        assert shape.uncertainty_m == 4_000.0
        assert shape.method == Method.AT

    def test_near_is_wider_than_at_and_toward_wider_than_near(self):
        at, near, toward = (only(locality("Arva", r)).footprint for r in ("at", "near", "toward"))
        assert near.area.contains(at.area)
        assert toward.area.contains(near.area)

    def test_an_offset_is_the_shifted_point_in_its_sector(self):
        found = only(locality("Arva", "offset", bearing_deg=180.0, distance_m=12_000.0))
        shifted = geodesy.destination((10.5, 51.5), 180.0, 12_000.0)
        assert (found.footprint.geometry.x, found.footprint.geometry.y) == pytest.approx(shifted, abs=1e-5)
        assert found.footprint.area.contains(found.footprint.geometry)
        assert not found.footprint.area.contains(Point(10.5, 51.5))
        assert position(found.places[0]) == (10.5, 51.5)

    def test_an_offset_without_a_direction_is_a_ring(self):
        shape = only(locality("Stone", "offset", distance_m=20_000.0)).footprint
        assert shape.method == Method.DISTANCE
        assert not shape.area.contains(Point(10.7, 51.55))

    def test_an_offset_beyond_belief_is_not_drawn(self):
        shape = only(locality("Stone", "offset", bearing_deg=0.0, distance_m=5e6)).footprint
        assert shape.geometry is None
        assert "5000 km is beyond belief" in shape.reason

    def test_a_direction_is_a_cone_outside_the_town_on_that_side(self):
        shape = only(locality("Arva", "direction", bearing_deg=180.0)).footprint
        assert shape.geometry.geom_type == "Polygon"
        assert shape.area is None
        assert shape.geometry.bounds[3] < 51.5
        assert not shape.geometry.contains(Point(10.5, 51.5))

    def test_the_cone_ends_at_the_next_town(self):
        bearing = geodesy.bearing_deg((10.5, 51.5), (10.6, 51.6))
        blocked = only(locality("Arva", "direction", bearing_deg=bearing)).footprint.geometry
        free = only(locality("Arva", "direction", bearing_deg=bearing + 180)).footprint.geometry
        farthest = geodesy.distance_m((10.5, 51.5), (10.6, 51.6))
        assert geodesy.reach_m((10.5, 51.5), blocked) <= farthest + 1
        assert geodesy.reach_m((10.5, 51.5), free) > farthest

    def test_toward_from_a_side_lies_on_that_side(self):
        shape = only(locality("Arva", "toward", bearing_deg=0.0)).footprint
        assert shape.geometry.y > 51.5
        assert shape.area.bounds[1] >= 51.5 - 1e-6

    def test_a_part_of_a_town_lies_on_its_side(self):
        shape = only(locality("Arva", part="eastern")).footprint
        assert shape.geometry.x > 10.5
        assert shape.method == Method.PART_OF_PLACE
        assert shape.uncertainty_m <= 8_000.0

    def test_a_direction_and_a_goal_make_an_axis(self):
        shape = only(locality("Arva", "direction", bearing_deg=90.0), locality("Stone", "toward")).footprint
        assert shape.method == Method.AXIS
        assert shape.geometry.coords[0][0] > 10.5
        assert shape.geometry.coords[-1] == (10.7, 51.55)

    def test_a_line_goes_through_its_places_in_order(self):
        shape = only(*(locality(name, "line") for name in ("Stone", "Arva", "Lund"))).footprint
        assert list(shape.geometry.coords) == [(10.7, 51.55), (10.5, 51.5), (10.6, 51.6)]
        assert shape.area.contains(shape.geometry)

    def test_between_two_places_is_their_corridor(self):
        shape = only(locality("Arva", "line", part="between"), locality("Stone", "line", part="between")).footprint
        assert shape.method == Method.CORRIDOR
        assert shape.geometry.contains(Point(10.6, 51.525))

    def test_a_line_with_one_known_vertex_is_drawn_near_it(self):
        shape = only(locality("Arva", "line"), locality("Nowhere", "line")).footprint
        assert shape.method == Method.NEAR

    def test_a_river_as_vertex_is_its_point_nearest_to_the_others(self):
        shape = only(locality("Grey River", "line", kind="river"), locality("Stone", "line")).footprint
        assert shape.geometry.coords[0] == pytest.approx((11.0, 51.55), abs=0.01)


class TestRiversBordersRegions:
    def test_a_region_is_its_area_and_its_place_has_no_dot(self):
        found = only(locality("North Oblast", "in", kind="oblast"))
        assert position(found.places[0]) == (None, None)
        assert found.places[0].oblast == NORTH
        assert found.footprint.geometry.symmetric_difference(box(10, 51, 12, 52)).area < 0.02
        assert found.footprint.method == Method.REGION

    def test_the_plural_of_a_list_is_understood(self):
        assert only(locality("North Oblasts", "in", kind="oblast")).places[0].oblast == NORTH

    @pytest.mark.parametrize(
        ("part", "inside", "outside"),
        [
            ("northern", (11.0, 51.9), (11.0, 51.5)),
            ("southwestern", (10.1, 51.1), (11.9, 51.9)),
            ("central", (11.0, 51.5), (10.1, 51.1)),
            ("northern and eastern", (11.9, 51.1), (10.1, 51.1)),
        ],
    )
    def test_a_part_of_a_region_is_its_compass_third(self, part, inside, outside):
        shape = only(locality("North Oblast", "in", kind="oblast", part=part)).footprint
        assert shape.method == Method.PART_OF_REGION
        assert shape.geometry.contains(Point(inside))
        assert not shape.geometry.contains(Point(outside))

    @pytest.mark.parametrize("part", ["east bank", "left bank"])
    def test_a_bank_of_a_river_cuts_the_region_it_runs_through(self, part):
        river = locality("Grey River", "in", kind="river", part=part, regions=("South Oblast",))
        shape = only(river).footprint
        assert shape.geometry.contains(Point(11.5, 50.5))
        assert not shape.geometry.contains(Point(10.5, 50.5))

    def test_across_a_river_in_an_oblast_is_its_stretch_there_with_its_length_in_the_radius(self):
        shape = only(locality("Grey River", "across", kind="river", regions=(SOUTH,))).footprint
        assert shape.method == Method.STRETCH
        assert shape.geometry.bounds[3] == pytest.approx(51.0, abs=0.03)
        half = geodesy.length_m(shapely.get_coordinates(shape.geometry)) / 2
        assert shape.uncertainty_m == pytest.approx(half, rel=0.1)

    def test_across_a_river_at_a_place_is_a_short_line_over_it(self):
        shape = only(locality("Grey River", "across", kind="river"), locality("Ford", "near")).footprint
        assert shape.method == Method.CROSSING
        west, south, east, north = shape.geometry.bounds
        assert west < 11.01 < east
        assert east - west > north - south
        assert south == pytest.approx(50.5, abs=0.01)

    def test_along_a_river_is_bounded_by_the_other_places(self):
        shape = only(locality("Grey River", "along", kind="river"), locality("Ford", "near")).footprint
        assert shape.method == Method.STRETCH
        assert 50.3 < shape.geometry.bounds[1] < 50.5 < shape.geometry.bounds[3] < 50.7

    def test_a_border_between_countries_is_a_line(self):
        found = only(locality("Arland-Beland border", "along", kind="border"))
        assert found.footprint.geometry.geom_type == "LineString"
        assert found.footprint.geometry.bounds[0] == pytest.approx(12.0, abs=1e-4)

    @pytest.mark.parametrize("name", ["North-South Oblast border", "border of North and South Oblasts"])
    def test_a_border_that_no_entry_holds_is_made_of_the_two_outlines(self, name):
        shape = only(locality(name, "along", kind="border")).footprint
        assert shape.geometry.bounds == pytest.approx((10.0, 51.0, 12.0, 51.0), abs=0.03)

    def test_a_border_of_the_unknown_is_not_drawn(self):
        assert only(locality("Narnia border", "along", kind="border")).footprint.reason


class TestTheEdge:
    def test_no_claims_give_nothing(self):
        assert locate((), (), COUNTRY) == ()

    def test_a_claim_without_localities_is_kept_with_its_reason(self):
        assert only().footprint.reason == "the text names no place"

    def test_claims_come_back_in_their_order_none_left_out(self):
        claims = [claim(locality(name), number=9 - i) for i, name in enumerate(["Arva", "Nowhere", "Twain", "Stone"])]
        assert [item.claim for item in located(*claims)] == claims

    def test_a_locator_gives_the_same_twice(self):
        locator, claims = Locator(COUNTRY), [claim(locality("Millbrook")), claim(locality("Arva", "near"))]
        assert locator.locate(claims, ()) == locator.locate(claims, ())

    def test_ten_thousand_names_in_a_row_cost_linear_time(self):
        claims = [claim(locality("Millbrook"), number=i // 50) for i in range(10_000)]
        assert len(located(*claims)) == 10_000

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.builds(
                locality,
                st.sampled_from([e.name for e in ENTRIES] + ["Nowhere", "", "\u200b", "a" * 300]),
                st.sampled_from(list(Relation)),
                kind=st.sampled_from(["", "settlement", "oblast", "river", "border", "road", "country", "?"]),
                bearing_deg=st.none() | st.floats(),
                distance_m=st.none() | st.floats(),
                part=st.sampled_from([None, "northern", "east bank", "outskirts", "between", "{{x}}"]),
                regions=st.sampled_from([(), (NORTH,), ("Nowhere",), ("Arland",)]),
                constraints=st.sampled_from([(), (Constraint("Tarn", float("nan"), float("inf")),)]),
            ),
            max_size=6,
        )
    )
    def test_any_claim_gets_a_valid_footprint_or_a_reason(self, localities):
        shape = only(*localities, headings=("South Oblast", "Arva")).footprint
        assert (shape.geometry is None) == bool(shape.reason)
        for geometry in (shape.geometry, shape.area):
            assert geometry is None or (geometry.is_valid and not geometry.is_empty)
        assert shape.geometry is None or shape.uncertainty_m > 0
        assert shape.method in {*Method, ""}

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80)), min_size=2, max_size=50, unique=True),
        st.sampled_from(["line", "near"]),
    )
    def test_lines_of_2_to_50_vertices_anywhere_on_earth_are_valid(self, vertices, relation):
        entries = [entry(f"P{i}q", "village", "", lon, lat) for i, (lon, lat) in enumerate(vertices)]
        line = claim(*(locality(item.name, relation) for item in entries))
        shape = Locator(Gazetteer.from_entries(entries)).locate((line,), ())[0].footprint
        assert shape.geometry is None or shape.geometry.is_valid
        assert (shape.geometry is None) == bool(shape.reason)


class TestWhere:
    def test_every_reading_comes_best_first_with_its_rule(self):
        found = where([locality("Millbrook", "offset", bearing_deg=180.0, distance_m=5_000.0)], COUNTRY)
        assert len(found) == 2
        assert {reading.method for reading in found} == {Method.OFFSET}
        assert found[0].score >= found[1].score
        assert sum(reading.score for reading in found) == pytest.approx(1.0, abs=1e-3)
        assert found[0].lat < found[0].places[0].lat

    def test_a_region_that_stands_with_the_name_ranks_its_namesake_first(self):
        found = where([locality("Twain", regions=(NORTH,)), locality("Stone", "near")], COUNTRY)
        assert found[0].lon < 11

    def test_a_river_or_region_is_one_reading(self):
        (reading,) = where([locality("Grey River", "across", kind="river", regions=(SOUTH,))], COUNTRY)
        assert reading.method == Method.STRETCH
        assert reading.lon == pytest.approx(11.0, abs=0.02)

    def test_a_name_that_nothing_bears_has_no_reading(self):
        assert where([locality("Nowhere")], COUNTRY) == ()
        assert where([], COUNTRY) == ()
