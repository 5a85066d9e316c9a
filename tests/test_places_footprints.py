"""What area a claim's places give: points, cones, axes, lines, stretches of rivers and borders, regions."""

from __future__ import annotations

import pytest
import shapely
from shapely import Point, box

from arland import NORTH, SOUTH, locality, only, position
from frontmap import geodesy
from frontmap.places import Method


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
