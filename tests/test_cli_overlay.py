"""frontmap map --overlay: maps of others under the events, with whose they are; or one line that says why not."""

from __future__ import annotations

import pytest

from command_line import files
from norland import data
from vector_files import EAST, WEST, geojson, geopackage


def overlays(done) -> list[tuple[str, str, list[str]]]:
    """Name, attribution and labels of each overlay on the page."""
    page = data(done.path.read_text(encoding="utf-8"), "overlays")
    return [(one["name"], one["attribution"], one["labels"]) for one in page]


class TestOverlay:
    def test_several_overlays_are_drawn_in_their_order_each_with_its_attribution(self, run, tmp_path):
        geojson(tmp_path, ({"name": "A"}, WEST), attribution="(c) The Institute")
        geopackage(tmp_path / "two.gpkg", "EPSG:3857", west=WEST, east=EAST)
        given = ["--overlay", "control.geojson", "--overlay", "two.gpkg:east", "--overlay", "two.gpkg"]
        done = run("map", "report.md", *given, "--overlay-by", "", "--overlay-by", "<b>us</b>")

        assert overlays(done) == [
            ("control", "(c) The Institute", ["A"]),
            ("east", "<b>us</b>", ["east"]),
            ("two", "Source: two.gpkg", ["west", "east"]),
        ]
        assert done.err == "two.gpkg: does not say whose data it is; its file name stands for it (--overlay-by TEXT)\n"

    def test_the_same_overlays_give_the_same_bytes(self, run, tmp_path):
        geojson(tmp_path, ({"name": "A"}, WEST))
        pages = [run("map", "report.md", "--overlay", "control.geojson").path.read_bytes() for _ in range(2)]

        assert pages[0] == pages[1]

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["--overlay", "none.geojson"], "none.geojson: no such file"),
            (["--overlay", "none.gpkg:x"], "none.gpkg: no such file"),
            (["--overlay", "."], "is a folder"),
            (["--overlay", "report.md"], "report.md: is no GeoJSON or GeoPackage file"),
            (["--overlay", "metres.geojson"], "no degrees"),
            (["--overlay", "empty.geojson"], "no shape"),
            (["--overlay", "two.gpkg:north"], "has no layer 'north'"),
            (["--overlay-by", "us"], "--overlay-by: says whose data 1 overlays are, but there are 0"),
            (["--overlay", "page.html", "-o", "page.html"], "is one of the inputs"),
        ],
    )
    def test_what_can_not_be_laid_under_the_map_is_one_line_and_no_page(self, run, tmp_path, arguments, told):
        geojson(tmp_path, ({}, EAST.buffer(1e6)), name="metres.geojson")
        geojson(tmp_path, name="empty.geojson")
        geojson(tmp_path, ({}, EAST), name="page.html")
        geopackage(tmp_path / "two.gpkg", west=WEST, east=EAST)
        before = files(tmp_path)

        assert told in run("map", "report.md", *arguments).fault
        assert files(tmp_path) == before
