"""frontmap where: what a place in words can mean."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from reference_data import table


class TestWhere:
    def test_it_gives_a_line_a_reading_best_first(self, run):
        lines = run("where", "Ivanivka").out.splitlines()
        scores = [float(line.split("  ")[2]) for line in lines]

        assert len(lines) > 3
        assert scores == sorted(scores, reverse=True)

    def test_json_has_coordinates_uncertainty_and_rule(self, run):
        [line] = run("where", "5km south of Bakhmut", "--json").out.splitlines()
        row = json.loads(line)

        assert (row["lon"], row["lat"]) == pytest.approx((37.98, 48.55), abs=0.02)
        assert row["uncertainty_m"] > 1_000
        assert (row["name"], row["oblast"], row["method"]) == ("Bakhmut", "Donetsk Oblast", "offset")

    def test_what_names_nothing_is_one_line(self, run):
        assert "Zhovtobrodivka" in run("where", "Zhovtobrodivka").fault

    def test_it_needs_neither_data_frames_nor_the_map_library(self):
        code = "import sys; from frontmap import cli, desk; desk.find_where; print(*sys.modules)"
        loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

        assert not {"pandas", "geopandas", "fiona", "folium"} & set(loaded)

    def test_a_gazetteer_of_ones_own_is_searched_too(self, run, tmp_path):
        mine = table("mine:1,Zhovtobrodivka,,village,Donetsk Oblast,37.5,48.5,700,me")
        (tmp_path / "mine.csv").write_text(mine, encoding="utf-8")

        assert "37.5000,48.5000" in run("where", "Zhovtobrodivka", "--gazetteer", "mine.csv").out

    @pytest.mark.parametrize(
        "content",
        [b"", b"name;place\nx;y\n", b"\xff\xfe\x00", table("1,2").encode()],
    )
    def test_a_broken_gazetteer_of_ones_own_is_one_line(self, run, tmp_path, content):
        (tmp_path / "mine.csv").write_bytes(content)

        assert "mine.csv" in run("where", "Bakhmut", "--gazetteer", "mine.csv").fault

    def test_a_missing_gazetteer_is_one_line(self, run):
        assert "none.csv" in run("map", "report.md", "--gazetteer", "none.csv").fault
