"""Maps of others: read from any coordinate reference system, mended, thinned out, and refused in one line."""

from __future__ import annotations

import json
import math
import os

import pytest
import shapely
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from frontmap.errors import OverlayError
from frontmap.maps import Overlay, read_overlay, render_page
from norland import claim, data, draw
from vector_files import EAST, WEST, collection, geojson, geopackage

MIXED = GeometryCollection([MultiPolygon([WEST, EAST]), LineString([(11, 51, 7), (12, 52, 9)]), Point(11.5, 51.5, 100)])


def unpacked(steps: list[int], per_degree: int) -> list[tuple[float, float]]:
    """What the page reads of a line."""
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / per_degree, y / per_degree))
    return points


def test_shapes_of_all_kinds_are_taken_apart_and_lose_their_heights(tmp_path):
    overlay = read_overlay(geojson(tmp_path, ({"name": "all"}, MIXED)))

    assert [len(overlay.areas), len(overlay.lines), len(overlay.points)] == [2, 1, 1]
    assert not any(shape.has_z for _, shape in (*overlay.areas, *overlay.lines, *overlay.points))
    assert {label for label, _ in (*overlay.areas, *overlay.lines, *overlay.points)} == {"all"}


def test_the_page_gets_integer_steps_of_a_ten_thousandth_degree_longitude_first(tmp_path):
    area = Polygon([(11.12344, 51), (12, 51), (12, 51.98768)], [[(11.8, 51.2), (11.9, 51.2), (11.9, 51.3)]])
    payload = read_overlay(geojson(tmp_path, ({"Title": "A"}, area), ({}, Point(12.5, 51.5)))).payload
    [[label, outer, hole]], [point] = payload["areas"], payload["points"]

    assert payload["labels"][label] == "A"
    assert unpacked(outer, payload["steps"]) == [(11.1234, 51), (12, 51), (12, 51.9877)]
    assert len(hole) == 6
    assert point == [-1, [125_000, 515_000]]
    assert json.loads(json.dumps(payload)) == payload


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:32632", "EPSG:4258", "EPSG:4326"])
def test_a_geopackage_comes_out_in_degrees_whatever_it_is_in(tmp_path, crs):
    [(_, shape)] = read_overlay(geopackage(tmp_path / "a.gpkg", crs, control=WEST)).areas

    assert shape.bounds == pytest.approx(WEST.bounds, abs=1e-4)


def test_the_crs_of_older_geojson_is_understood(tmp_path):
    mercator = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    [(_, point)] = read_overlay(geojson(tmp_path, ({}, Point(1_280_174, 6_710_219)), crs=mercator)).points

    assert (point.x, point.y) == pytest.approx((11.5, 51.5), abs=1e-3)


@pytest.mark.parametrize("number", [5773, 4978], ids=["heights", "from the middle of the earth"])
def test_a_crs_that_does_not_say_where_on_a_map_things_are_is_refused(tmp_path, number):
    crs = {"type": "name", "properties": {"name": f"EPSG:{number}"}}

    with pytest.raises(OverlayError, match=r"does not say where on a map things are"):
        read_overlay(geojson(tmp_path, ({}, WEST), crs=crs))


@pytest.mark.parametrize("crs", [None, {"type": "name", "properties": {"name": "the usual one"}}, "EPSG:4326", {}])
def test_a_file_without_a_crs_is_taken_as_degrees_with_a_warning_if_it_can_be(tmp_path, crs):
    overlay = read_overlay(geojson(tmp_path, ({}, WEST), crs=crs), "us")

    assert overlay.areas[0][1].equals(WEST)
    assert [one for one in overlay.warnings if "taken as EPSG:4326" in one]
    with pytest.raises(OverlayError, match=r"coordinates such as 6710219 are no degrees.*ogr2ogr"):
        read_overlay(geojson(tmp_path, ({}, Point(80, 6_710_219)), crs=crs))


def test_a_geopackage_without_a_crs_is_treated_alike(tmp_path):
    overlay = read_overlay(geopackage(tmp_path / "fits.gpkg", None, control=WEST), "us")

    assert [one for one in overlay.warnings if "taken as EPSG:4326" in one]
    with pytest.raises(OverlayError, match="no degrees"):
        read_overlay(geopackage(tmp_path / "metres.gpkg", None, control=box(5e5, 5e6, 6e5, 6e6)))


def test_geojson_in_metres_is_refused_because_geojson_means_degrees(tmp_path):
    with pytest.raises(OverlayError, match=r"coordinates such as 1280174 are no degrees"):
        read_overlay(geojson(tmp_path, ({}, Point(1_280_174, 6_710_219))))


def test_what_has_nothing_to_draw_is_skipped_and_counted(tmp_path):
    thin = {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}
    far = {"type": "Point", "coordinates": [float("nan"), 2]}
    huge = {"type": "Point", "coordinates": [10**400, 2]}
    none = [None, {"type": "Polygon", "coordinates": []}, {"type": "GeometryCollection", "geometries": []}]
    path = geojson(tmp_path, ({}, WEST), *(({}, one) for one in (*none, thin, far, huge, {"type": "Blob"})))
    overlay = read_overlay(path, "us")

    assert (len(overlay.areas), overlay.skipped) == (1, 7)
    assert overlay.warnings == (f"{path}: 7 of 8 features have nothing to draw and are left out",)


def test_invalid_polygons_are_mended(tmp_path):
    bow = Polygon([(11, 51), (12, 52), (12, 51), (11, 52)])
    areas = [shape for _, shape in read_overlay(geojson(tmp_path, ({}, bow))).areas]

    assert all(shape.is_valid for shape in areas)
    assert sum(shape.area for shape in areas) == pytest.approx(0.5)


def test_a_polygon_of_many_vertices_keeps_what_a_screen_can_show(tmp_path):
    turns = [2 * math.pi * n / 50_000 for n in range(50_000)]
    coast = Polygon([(11.5 + math.cos(t) * (1 + math.sin(40 * t) / 9), 51.5 + math.sin(t)) for t in turns])
    overlay = read_overlay(geojson(tmp_path, ({}, coast)))
    [(_, shape)] = overlay.areas

    assert len(shape.exterior.coords) < 5_000
    assert shapely.hausdorff_distance(shape, coast) < 1 / 1000
    assert len(json.dumps(overlay.payload)) < 60_000


def test_a_polygon_smaller_than_what_a_screen_can_show_does_not_vanish(tmp_path):
    speck = box(12.9, 51.9, 12.9002, 51.9002)
    overlay = read_overlay(geojson(tmp_path, ({}, WEST), ({"name": "islet"}, speck)))

    assert "islet" in [label for label, _ in (*overlay.areas, *overlay.points)]


def test_the_layers_of_a_geopackage_are_taken_all_or_by_name(tmp_path):
    path = geopackage(tmp_path / "two.gpkg", west=WEST, east=EAST)

    assert [label for label, _ in read_overlay(path).areas] == ["west", "east"]
    assert [label for label, _ in read_overlay(path, layers=["east"]).areas] == ["east"]
    with pytest.raises(OverlayError, match=r"has no layer 'north' with shapes; take one of 'west', 'east'"):
        read_overlay(path, layers=["north"])
    with pytest.raises(OverlayError, match="has no layers"):
        read_overlay(geojson(tmp_path, ({}, WEST)), layers=["west"])


@pytest.mark.parametrize(
    ("member", "given", "shown"),
    [
        ("(c) The Survey", None, "(c) The Survey"),
        ("(c) The Survey", "by hand", "by hand"),
        ({"not": "text"}, None, "Source: control.geojson"),
        ("", None, "Source: control.geojson"),
    ],
)
def test_the_attribution_is_given_or_the_files_own_or_missed(tmp_path, member, given, shown):
    overlay = read_overlay(geojson(tmp_path, ({}, WEST), attribution=member), given)

    assert overlay.attribution == shown
    assert [one for one in overlay.warnings if "--overlay-by" in one] == (
        [f"{tmp_path}/control.geojson: does not say whose data it is; its file name stands for it (--overlay-by TEXT)"]
        if shown.startswith("Source")
        else []
    )


def test_a_single_feature_and_a_bare_geometry_are_overlays_too(tmp_path):
    for name, content in (
        (
            "feature.geojson",
            {"type": "Feature", "properties": {"NAME": "A"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
        ),
        ("bare.geojson", {"type": "Point", "coordinates": [1, 2]}),
    ):
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf " + json.dumps(content).encode())
        assert [(shape.x, shape.y) for _, shape in read_overlay(tmp_path / name).points] == [(1, 2)]


def test_only_the_name_of_a_feature_travels(tmp_path):
    path = geojson(tmp_path, ({"name": "A", "secret": "Zanzibar", "id": 7}, WEST), ({"name": None, "label": 12}, EAST))
    page = render_page(draw(claim(), overlays=[read_overlay(path)]))

    assert data(page, "overlays")[0]["labels"] == ["A", "12"]
    assert "Zanzibar" not in page


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "is no GeoJSON or GeoPackage file"),
        (b"PK\x03\x04", "is no GeoJSON or GeoPackage file"),
        (b"<OGRVRTDataSource/>", "is no GeoJSON or GeoPackage file"),
        (b"{", "is no JSON"),
        (b'{"a":' * 100_000, "is no JSON"),
        (b"{\xff}", "is no JSON"),
        (b"SQLite format 3\0" + bytes(100), "is no GeoJSON or GeoPackage file"),
        (b"SQLite format 3\0" + bytes(52) + b"GPKG" + bytes(100), "can't be read as GeoPackage"),
        (b'{"type": "Topology", "objects": {}, "arcs": []}', "'Topology', not GeoJSON"),
        (b'{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read x"}', "not GeoJSON"),
        (b'{"type": "FeatureCollection", "features": 7}', "not GeoJSON"),
        (b'{"type": ["FeatureCollection"]}', "not GeoJSON"),
        (collection(), "holds no shape that can be drawn"),
        (collection(({"name": "A"}, None)), "holds no shape that can be drawn"),
    ],
)
def test_what_is_no_overlay_is_refused_in_one_line_that_names_it(tmp_path, content, told):
    path = tmp_path / "theirs.geojson"
    path.write_bytes(content)

    with pytest.raises(OverlayError, match=told) as caught:
        read_overlay(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name, told in (("none.geojson", "no such file"), (".", "is a folder"), ("pipe", "is no file")):
        with pytest.raises(OverlayError, match=told):
            read_overlay(tmp_path / name)


def test_a_file_that_is_too_large_or_holds_too_much_is_refused_with_what_to_do(tmp_path):
    with (tmp_path / "large.gpkg").open("wb") as file:
        file.truncate(30_000_001)
    crowd = geojson(tmp_path, *(({}, Point(n % 180, n % 89)) for n in range(20_001)))

    for path, told in ((tmp_path / "large.gpkg", "larger than 30 MB; cut it"), (crowd, "20,001 shapes.*; cut it")):
        with pytest.raises(OverlayError, match=told):
            read_overlay(path)


def test_damaged_geopackages_are_refused_and_crash_nothing(tmp_path):
    whole = geopackage(tmp_path / "whole.gpkg", control=WEST).read_bytes()
    for start in range(120, len(whole), 1_500):
        path = tmp_path / "damaged.gpkg"
        path.write_bytes(whole[:start] + b"\xff\x9f" * 60 + whole[start + 120 :])
        try:
            assert isinstance(read_overlay(path), Overlay)
        except OverlayError as error:
            assert str(path) in str(error)  # noqa: PT017  some damage does not matter
