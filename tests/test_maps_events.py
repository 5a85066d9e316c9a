"""What of a layer is drawn: events as symbols, lines and areas, what is only counted, where the map opens."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pytest
from shapely import from_wkt
from shapely.geometry import GeometryCollection, LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from frontmap.errors import LayerError
from frontmap.maps import draw_map, render_page
from frontmap.maps.columns import NOTHING
from frontmap.maps.drawing import DIRECTED
from frontmap.maps.theatre import theatres
from norland import NORLAND, claim, data, draw, drawn, told, unpacked


def test_claims_of_one_event_are_one_symbol_with_the_look_of_the_surest():
    rows = [claim(), claim(id="c2", status="confirmed", geometry=Point(11.6, 51.6)), claim(id="c3", status="possible")]
    found = drawn(*rows)

    assert len(found["events"]) == 1
    assert (found["events"][0]["status"], found["events"][0]["at"]) == ("confirmed", [11.6, 51.6])
    assert found["events"][0]["claims"] == [0, 1, 2]


def test_what_cannot_be_placed_is_counted_and_keeps_its_reason():
    page = render_page(draw(claim(), claim(id="c2", event_id="e2", geometry=None, reason="two places alike")))
    found = told(page)

    assert found["counts"] == {"claims": 2, "placed": 1, "unplaced": 1, "planned": 0, "rejected": 0, "events": 1}
    assert [one["event"] for one in found["claims"]] == [0, -1]
    assert unpacked(page, "quotes-0")["reason"] == ["", "two places alike"]


def test_plans_are_kept_and_not_drawn_and_rejected_claims_are_only_counted():
    found = drawn(claim(status="planned"), claim(id="c2", event_id="e2", review="rejected", quote="never said"))

    assert (found["counts"]["planned"], found["counts"]["rejected"], found["events"]) == (1, 1, [])
    assert "never said" not in json.dumps(found)


def test_a_map_without_events_opens_on_ukraine():
    west, south, east, north = drawn(claim(geometry=None))["view"]

    assert west < 30.5 < east
    assert south < 50.4 < north


def test_an_empty_layer_can_be_drawn():
    empty = gpd.GeoDataFrame({"event_type": []}, geometry=[], crs="EPSG:4326")

    page = render_page(draw_map(empty, NORLAND, title="Nothing", subtitle="", attributions=[]))

    assert data(page)["counts"]["claims"] == 0


def test_a_map_opens_on_the_theatre_with_most_events_and_names_the_others():
    rows = [claim(id=f"c{n}", event_id=f"e{n}", geometry=Point(11 + n / 10, 51)) for n in range(3)]
    found = drawn(claim(id="far", event_id="far", geometry=Point(46, 40)), *rows)

    assert found["view"] == [11, 51, 11.2, 51]
    assert [one["count"] for one in found["elsewhere"]] == [1]


def test_a_region_does_not_pull_the_view_away_from_where_things_happened():
    region = claim(id="c9", event_id="e9", geometry=box(10, 45, 20, 55))
    near = [claim(id=f"c{n}", event_id=f"e{n}", geometry=Point(14 + n / 10, 50)) for n in range(3)]

    assert drawn(region, *near)["view"] == [14, 50, 15, 50]
    assert drawn(region)["view"] == [10, 45, 20, 55]


def test_a_chain_of_near_events_is_one_theatre():
    boxes = [(float(lon), 50.0, float(lon), 50.0) for lon in range(0, 40, 5)]

    assert len(theatres(boxes)) == 1


def test_lines_have_a_head_only_where_the_text_gives_a_direction():
    line = LineString([(11, 51), (12, 51.5)])
    along = claim(geometry=line, places=[{"name": "Aldgate", "relation": "line"}])
    toward = claim(geometry=line, places=[{"name": "Aldgate", "relation": "toward"}])

    assert drawn(along)["events"][0]["flags"] & DIRECTED == 0
    assert drawn(toward)["events"][0]["flags"] & DIRECTED


def test_an_area_is_drawn_once_however_many_events_lie_on_it():
    west = box(10.5, 50.5, 12, 52.5)
    found = drawn(claim(geometry=west), claim(id="c2", event_id="e2", geometry=west, side="RUS"))

    assert len(found["shapes"]) == 1
    assert [event["shape"] for event in found["events"]] == [0, 0]


def test_small_areas_lie_on_large_ones():
    small, large = box(11, 51, 11.1, 51.1), box(10.5, 50.5, 12, 52.5)
    found = drawn(
        claim(geometry=small, place_name="small"), claim(id="c2", event_id="e2", geometry=large, place_name="large")
    )

    assert [event["place"] for event in found["events"]] == ["small", "large"]
    assert found["areas"] == 2
    assert [event["shape"] for event in found["events"]] == [1, 0]  # areas are drawn in this order


def test_the_symbol_of_an_area_stands_inside_it():
    horseshoe = Polygon([(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)])

    assert horseshoe.contains(Point(drawn(claim(geometry=horseshoe))["events"][0]["at"]))


@pytest.mark.parametrize(
    "footprint",
    [box(11, 51, 12, 52), box(11, 51, 12, 52).wkt, box(11, 51, 12, 52).__geo_interface__],
    ids=["geometry", "wkt", "geojson"],
)
def test_a_footprint_becomes_the_margin_under_the_symbol(footprint):
    found = drawn(claim(footprint=footprint))

    assert found["shapes"][found["events"][0]["footprint"]]["closed"]


def test_footprints_of_several_parts_and_of_none_stand_beside_those_of_one():
    one, two = box(11, 51, 12, 52), MultiPolygon([box(9, 49, 9.5, 49.5), box(8, 48, 8.5, 48.5)])
    nothing = {"type": "MultiPolygon", "coordinates": []}
    areas = {
        "one": one.__geo_interface__,
        "two": two.__geo_interface__,
        "none": nothing,
        "again": one.__geo_interface__,
    }
    found = drawn(*(claim(id=name, event_id=name, footprint=area) for name, area in areas.items()))

    assert [event["footprint"] for event in found["events"]] == [0, 1, NOTHING, 0]
    assert [len(shape["parts"]) for shape in found["shapes"]] == [1, 2]


def test_a_footprint_that_is_no_geometry_is_refused_in_one_line():
    with pytest.raises(LayerError, match=r"^claim c1: footprint is no geometry"):
        draw(claim(footprint="POLYGON of hope"))


@pytest.mark.parametrize(
    "geometry", [Point(), Point(float("inf"), 0), GeometryCollection()], ids=["empty", "infinite", "nothing inside"]
)
def test_a_geometry_that_cannot_be_drawn_counts_as_unplaced(geometry):
    assert drawn(claim(geometry=geometry))["counts"]["unplaced"] == 1


def test_mixed_geometries_are_drawn_by_their_largest_part():
    mixed = GeometryCollection([Point(0, 0), LineString([(0, 0), (1, 1)]), box(11, 51, 12, 52)])

    assert drawn(claim(geometry=mixed))["events"][0]["at"] == [11.5, 51.5]


@pytest.mark.parametrize(
    ("column", "value"), [("event_type", "{{7*7}}"), ("status", "sure"), ("side", "<b>"), ("side", None)]
)
def test_a_code_that_does_not_exist_is_refused_in_one_line(column, value):
    with pytest.raises(LayerError, match=r"^claim c1: .*correct it in the layer$") as caught:
        draw(claim(**{column: value}))
    assert "\n" not in str(caught.value)


def test_empty_cells_say_nothing():
    (one,) = drawn(claim(note=float("nan"), editor=None, citations=None, uncertainty_m=float("nan")))["claims"]

    assert (one["editor"], one["uncertainty_m"]) == (None, -1)


class TestAnEventOfSeveralClaims:
    def test_has_the_status_of_the_surest(self):
        (event,) = drawn(claim(), claim(id="c2", status="confirmed"), claim(id="c3", status="possible"))["events"]

        assert event["status"] == "confirmed"
        assert event["claims"] == [0, 1, 2]
        assert "against" not in event

    def test_is_disputed_where_one_denies_it(self):
        (event,) = drawn(claim(status="denied"), claim(id="c2", status="possible"))["events"]

        assert (event["status"], event["against"]) == ("possible", [0])

    def test_is_disputed_where_one_says_captured_and_another_repelled(self):
        accounts = (claim(event_type="repelled_attack"), claim(id="c2", event_type="capture", status="likely"))
        (event,) = drawn(*accounts)["events"]

        assert (event["type"], event["status"], event["against"]) == ("capture", "likely", [0])

    def test_is_disputed_by_no_claim_that_a_person_rejected(self):
        (event,) = drawn(claim(), claim(id="c2", status="denied", review="rejected"))["events"]

        assert "against" not in event


@pytest.mark.parametrize(
    "shapes",
    [
        [LineString([(11, 51), (12, 52)]), LineString([(12, 52), (11, 51)]), LineString([(11, 52), (12, 51)])],
        [Polygon([(11, 51), (12, 51), (12, 52)]), Polygon([(11, 51), (11, 52), (12, 52)])],
    ],
    ids=["lines", "triangles"],
)
def test_shapes_alike_in_size_are_each_drawn_as_they_are(shapes):
    found = drawn(*(claim(n, geometry=one) for n, one in enumerate(shapes)))
    parts = [found["shapes"][event["shape"]]["parts"][0] for event in found["events"]]

    for one, part in zip(shapes, parts, strict=True):
        corners = one.coords if one.geom_type == "LineString" else one.exterior.coords[:-1]
        assert part == [tuple(corner) for corner in corners]


def test_symbols_of_points_with_the_same_bounds_stand_each_on_its_own():
    several = [MultiPoint([(11, 51), (12, 52)]), MultiPoint([(11, 52), (12, 51)])]
    found = drawn(*(claim(n, geometry=one) for n, one in enumerate(several)))

    assert [event["at"] for event in found["events"]] == [[11, 51], [11, 52]]


@pytest.mark.parametrize(
    "text",
    [
        "POINT (11 95)",
        "POINT (400 51)",
        "POINT (1e300 1e300)",
        "LINESTRING (11 51, NaN NaN, 12 52)",
        "LINESTRING (11 51, 1e300 51)",
        "MULTIPOINT ((11 51), (NaN 52))",
    ],
    ids=["beyond the pole", "round the globe", "nowhere", "corner of no number", "endless", "point of no number"],
)
def test_what_is_nowhere_on_the_globe_is_unplaced(text):
    with np.errstate(invalid="ignore"):
        geometry = from_wkt(text)
    found = drawn(claim(1, geometry=geometry), claim(2))

    assert (found["counts"]["placed"], found["counts"]["unplaced"]) == (1, 1)


def test_empty_parts_of_geometries_are_passed_over():
    (event,) = drawn(claim(geometry=GeometryCollection([Point(), Point(11, 51)])))["events"]

    assert event["at"] == [11, 51]


def place(**given):
    return {"name": "Aldgate", "relation": "toward", "lon": 11.0, "lat": 51.0} | given


@pytest.mark.parametrize(
    "places",
    [
        np.array([place()]),
        [place(rivals=np.array([1, 2]))],
        [place(rivals={"lon": 3}), place(lon=10**400)],
        [place(rivals=[{"lon": 10**400, "lat": 51.0}])],
    ],
    ids=["array", "array of rivals", "a rival alone", "a rival at a huge number"],
)
def test_places_are_read_from_whatever_a_frame_holds(places):
    (event,) = drawn(claim(places=places))["events"]

    assert event["flags"] == DIRECTED


@pytest.mark.parametrize("name", ["places", "citations"])
def test_lists_nested_too_deep_to_be_read_are_none(name):
    assert drawn(claim(**{name: "[" * 200_000}))["counts"]["placed"] == 1


@pytest.mark.parametrize("name", ["span_start", "span_end"])
def test_spans_at_huge_numbers_are_none(name):
    rows = claim(1, span_start=0, span_end=11), claim(2, **({"span_start": 20, "span_end": 31} | {name: 10**400}))
    block = unpacked(render_page(draw(*rows)), "quotes-0")

    assert block[name][1] is None


def test_a_claim_without_an_event_joins_none_by_its_own_id():
    rows = [
        claim(1, event_id="X"),
        claim(2, event_id=None, id="X", geometry=Point(12, 52)),
        claim(3, event_id=None, id=None),
        claim(4, event_id="claim 2"),
        claim(5, event_id=None, id="X (2)"),
    ]
    found = drawn(*rows)["events"]

    assert [one["claims"] for one in found] == [[0], [1], [2], [3], [4]]
    assert [one["id"] for one in found] == ["X", "X (2)", "claim 2 (2)", "claim 2", "X (2) (2)"]
