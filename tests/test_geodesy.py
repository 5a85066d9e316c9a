"""Distances, bearings and shapes: inverse to each other, valid anywhere on Earth, and where they say they are."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from frontmap import geodesy

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-90, 90)
BEARINGS = st.floats(0, 359.99)
PLACES = st.tuples(LONGITUDES, st.floats(-80, 80))


@given(PLACES, BEARINGS, st.floats(10, 500_000))
def test_destination_is_undone_by_bearing_and_distance(origin, bearing, distance):
    end = geodesy.destination(origin, bearing, distance)
    assert geodesy.distance_m(origin, end) == pytest.approx(distance, abs=1e-3)
    assert geodesy.turn_deg(geodesy.bearing_deg(origin, end), bearing) < 1e-3


@given(PLACES, BEARINGS, st.floats(1, 180), st.floats(0, 20_000), st.floats(1_000, 40_000))
def test_a_sector_holds_the_point_in_its_middle_and_not_its_origin(origin, bearing, half_width, inner, depth):
    shape = geodesy.sector(origin, bearing, half_width, inner, inner + depth)
    assert shape.is_valid
    lon, lat = geodesy.destination(origin, bearing, inner + depth / 2)
    assert shape.buffer(2e-5).covers(Point((lon + 180) % 360 - 180, lat))
    if inner > 500:
        assert not shape.buffer(-1e-4).covers(Point(origin))


@given(st.tuples(LONGITUDES, LATITUDES), BEARINGS, st.floats(1, 180), st.floats(0, 1e6), st.floats(100, 1e6))
def test_sectors_are_valid_and_inside_the_world_at_poles_and_antimeridian(origin, bearing, half_width, inner, depth):
    shape = geodesy.sector(origin, bearing, half_width, inner, inner + depth)
    assert shape.is_valid
    west, south, east, north = shape.bounds
    assert west >= -180
    assert east <= 180
    assert south >= -90
    assert north <= 90


def test_a_circle_over_the_antimeridian_is_cut_there_and_keeps_its_area():
    cut = geodesy.circle((179.9, 10.0), 50_000)
    whole = geodesy.circle((20.0, 10.0), 50_000)
    assert cut.geom_type == "MultiPolygon"
    assert cut.area == pytest.approx(whole.area, rel=1e-3)


@pytest.mark.parametrize("half_width", [11.25, 45, 180])
def test_sectors_run_counterclockwise_as_rfc_7946_wants(half_width):
    shape = geodesy.sector((38.0, 48.6), 225, half_width, 3_000, 15_000)
    assert shape.exterior.is_ccw
    assert all(not ring.is_ccw for ring in shape.interiors)


@pytest.mark.parametrize(("inner", "outer", "half_width"), [(5, 5, 45), (-1, 5, 45), (0, float("inf"), 45), (0, 5, 0)])
def test_a_sector_that_cannot_be_is_refused_with_its_numbers(inner, outer, half_width):
    with pytest.raises(ValueError, match="no sector has"):
        geodesy.sector((38.0, 48.6), 0, half_width, inner, outer)


@given(
    st.tuples(st.floats(-175, 175), st.floats(-64, 64)),
    st.sampled_from([0.0, 45.0, 180.0, 287.0]),
    st.floats(500, 60_000),
)
def test_corners_of_sectors_are_where_the_geodesic_ends_but_for_their_rounding(origin, bearing, radius):
    ring = shapely.get_coordinates(geodesy.sector(origin, bearing, 40.0, 0.0, radius))
    rim = ring[np.abs(ring - origin).max(axis=1) > 1e-4]
    assert geodesy.distances_m(origin, rim) == pytest.approx(radius, rel=1e-4, abs=1.0)
    turns = [geodesy.turn_deg(turn, bearing) for turn in geodesy.bearings_deg(origin, rim)]
    assert max(turns) == pytest.approx(40.0, abs=0.2)


@given(st.lists(st.tuples(st.floats(22, 40), st.floats(44, 52)), min_size=2, max_size=50, unique=True))
def test_a_corridor_is_valid_and_covers_its_line(points):
    shape = geodesy.corridor(np.array(points), 5_000)
    assert shape.is_valid
    assert shape.covers(shapely.MultiPoint(points))


def test_a_buffer_reaches_as_far_as_it_says_in_every_direction():
    shape = geodesy.buffer(Point(38.0, 48.6), 10_000)
    edge = shapely.get_coordinates(shape)
    assert geodesy.distances_m((38.0, 48.6), edge) == pytest.approx(10_000, rel=0.01)


def test_the_local_plane_is_true_in_distance_and_bearing_and_can_be_undone():
    plane = geodesy.LocalPlane(38.0, 48.6)
    line = LineString([(38.0, 48.6), (38.5, 48.9)])
    x, y = shapely.get_coordinates(plane.project(line))[1]
    assert np.hypot(x, y) == pytest.approx(geodesy.distance_m((38.0, 48.6), (38.5, 48.9)), rel=1e-9)
    assert shapely.get_coordinates(plane.unproject(plane.project(line))) == pytest.approx(
        shapely.get_coordinates(line), abs=1e-9
    )


def test_tidied_shapes_are_rounded_valid_and_right_handed():
    bow_tie = Polygon([(0, 0), (1.0000001, 1), (1, 0), (0, 1)])
    shape = geodesy.tidy(bow_tie)
    assert shape.is_valid
    clockwise = Polygon([(0, 0), (0, 1), (1.12345678, 1), (1, 0)])
    assert geodesy.tidy(clockwise).exterior.is_ccw
    assert geodesy.tidy(clockwise).bounds[2] == 1.12346


def test_chords_rank_like_geodesics():
    points = np.array([(38.0, 48.6), (38.1, 48.6), (37.0, 48.0), (30.5, 50.4)])
    vectors = geodesy.unit_vectors(points)
    chords = np.sqrt(geodesy.squared_chords_m2(vectors[:1], vectors))[0]
    assert chords == pytest.approx(geodesy.distances_m((38.0, 48.6), points), rel=0.005, abs=1)


def test_the_centre_and_reach_of_a_shape_cover_it():
    shape = box(37.0, 48.0, 38.0, 49.0)
    middle = geodesy.centre(shape)
    assert middle == pytest.approx((37.5, 48.5))
    assert geodesy.reach_m(middle, shape) == pytest.approx(66_900, rel=0.01)
    assert geodesy.reach_m(middle, Polygon()) == 0.0
