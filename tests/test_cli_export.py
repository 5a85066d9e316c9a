"""frontmap export and check: a layer in other formats, and its faults."""

from __future__ import annotations

from pathlib import Path

import fiona
import pytest

from command_line import ADD, SOUTH, Done, features, files


class TestExport:
    @pytest.fixture
    def layer(self, run) -> Path:
        """A layer with an advance of RUS, an unplaced repelled attack, and an attack of UKR by hand."""
        run(*ADD, *SOUTH)
        return run("read", "report.md").path

    @pytest.mark.parametrize("ending", ["geojson", "gpkg", "kml", "csv"])
    def test_every_ending_is_written_whole(self, run, layer, ending):
        done = run("export", layer, "-o", f"out/day.{ending}")

        assert done.out == f"3 features: out/day.{ending}\n"
        assert done.path.stat().st_size

    @pytest.mark.parametrize(
        ("filters", "number"),
        [
            (["--type", "advance"], 1),
            (["--type", "advance", "--type", "attack"], 2),
            (["--side", "rus"], 2),
            (["--status", "claimed"], 1),
            (["--from", "2022-09-14"], 0),
            (["--to", "2022-09-13"], 3),
            (["--bbox", "37,48,39,49"], 2),
            (["--side", "UKR", "--bbox", "30,50,31,51"], 0),
        ],
    )
    def test_filters_choose(self, run, layer, filters, number):
        assert run("export", layer, "-o", "out.geojson", *filters).out.startswith(f"{number} feature")
        assert len(features(Path("out.geojson"))) == number

    def test_a_geopackage_holds_what_was_chosen(self, run, layer):
        run("export", layer, "-o", "day.gpkg", "--side", "UKR")

        with fiona.open("day.gpkg") as rows:
            assert [row.properties["event_type"] for row in rows] == ["attack"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["-o", "day.shp"], "'.shp'"),
            (["-o", "day"], "no ending"),
            (["-o", "layers/../layers/2022-09-13.geojson"], "is one of the inputs"),
            (["-o", "x.csv", "--type", "parade"], "unknown event type"),
            (["-o", "x.csv", "--side", "XXX"], "unknown side"),
            (["-o", "x.csv", "--status", "sure"], "unknown status"),
            (["-o", "x.csv", "--from", "2022-13-01"], "--from"),
            (["-o", "x.csv", "--from", ""], "--from"),
            (["-o", "x.csv", "--from", "2022-09-14", "--to", "2022-09-13"], "after the last day"),
            (["-o", "x.csv", "--bbox", "1,2,3"], "--bbox"),
            (["-o", "x.csv", "--bbox", "48,37,49,39"], "exchanged"),
        ],
    )
    def test_what_can_not_be_done_is_one_line_and_nothing_is_written(self, run, tmp_path, layer, arguments, words):
        before = files(tmp_path)

        assert words in run("export", layer, *arguments).fault
        assert files(tmp_path) == before

    def test_a_report_is_not_exported(self, run):
        assert "frontmap read" in run("export", "report.md", "-o", "x.csv").fault


class TestCheck:
    def test_a_layer_without_fault(self, run):
        layer = run("read", "report.md").path

        assert run("check", layer) == Done(0, "1 layer: no fault\n", "")

    def test_each_fault_is_a_line_that_says_where_and_what_to_do(self, run):
        layer = run("read", "report.md").path
        layer.write_text(layer.read_text(encoding="utf-8").replace('"RUS"', '"XXX"'), encoding="utf-8")
        done = run("check", layer)

        assert done.code == 1
        assert len(done.out.splitlines()) == 2
        assert all(line.startswith(str(layer)) and "XXX" in line for line in done.out.splitlines())

    def test_a_missing_file_is_a_fault(self, run):
        done = run("check", "none.geojson")

        assert (done.code, done.out.count("\n")) == (1, 1)
        assert "none.geojson" in done.out
