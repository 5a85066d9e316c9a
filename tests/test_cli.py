"""The commands: what they print, write and answer, and how each kind of bad input is one line and exit code 1."""

from __future__ import annotations

import functools
import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import fiona
import pytest

import frontmap
from frontmap import cli
from frontmap.desk import opening
from frontmap.grammar import tables
from frontmap.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

FRONTMAP = Path(sys.executable).with_name("frontmap")
REPORT = """\
# Daily report, September 13, 2022

Russian forces made gains south of Bakhmut. [1] Ukrainian forces repelled Russian attacks near Zhovtobrodivka.

Parliament met.
"""
NOTHING = "# Daily report, December 25, 2022\n\nParliament adopted a budget.\n"
ADD = ["add", "--type", "attack", "--side", "UKR", "--date", "2022-09-13", "--source", "a reader"]
SOUTH = ["--where", "5km south of Bakhmut"]


@dataclass(frozen=True)
class Done:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """The one line of a refusal."""
        assert self.code == 1, self
        assert self.out == ""
        assert self.err.startswith("frontmap: ")
        assert self.err.count("\n") == 1, self.err
        return self.err

    @property
    def path(self) -> Path:
        """The path that the last line of a success names."""
        assert self.code == 0, self
        return Path(self.out.splitlines()[-1].partition(": ")[2])


@functools.lru_cache(1)
def _own_reader(geo_dir: Path) -> Reader:
    return Reader(geo_dir)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys) -> Callable[..., Done]:
    """Run a command in an empty folder that holds a report; the reader is made once for all tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(opening, "Reader", lambda geo, more: Reader(geo, more) if more else _own_reader(geo))
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")

    def _run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, arguments)])
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return _run


def files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder but the empty locks."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def features(path: Path) -> list[dict]:
    return json.loads(path.read_bytes())["features"]


class TestMap:
    def test_a_report_becomes_a_page_named_for_the_date_in_its_text(self, run, tmp_path):
        done = run("map", "report.md")

        assert done.path == tmp_path / "maps" / "2022-09-13.html"
        assert done.path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert list(files(tmp_path)) == ["report.md", "maps/2022-09-13.html"]

    def test_it_says_what_it_found_and_what_it_could_not_place_and_why(self, run):
        first, unplaced, _ = run("map", "report.md").out.splitlines()

        assert first == "2 claims, 2 events, 1 unplaced"
        assert unplaced.startswith("  unplaced: ")
        assert "Zhovtobrodivka" in unplaced

    def test_a_report_and_its_layer_give_the_same_page(self, run):
        layer = run("read", "report.md").path
        drawn = [run("map", "report.md", "-o", "a.html").path, run("map", layer, "-o", "b.html").path]

        assert drawn[0].read_bytes() == drawn[1].read_bytes()

    def test_several_inputs_are_one_page_named_for_the_first_and_the_last_day(self, run, tmp_path):
        (tmp_path / "other.md").write_text(REPORT.replace("13", "15").replace("Bakhmut", "Soledar"), encoding="utf-8")
        layer = run("read", "report.md").path
        done = run("map", "other.md", layer, "report.md")

        assert done.path.name == "2022-09-13_2022-09-15.html"
        assert done.out.startswith("4 claims, 4 events"), "the layer and its report are told apart from nothing"
        assert "September 13, 2022 to September 15, 2022" in done.path.read_text(encoding="utf-8")

    def test_a_report_with_nothing_to_map_gives_a_page_for_its_day(self, run, tmp_path):
        (tmp_path / "quiet.md").write_text(NOTHING, encoding="utf-8")
        done = run("map", "quiet.md")

        assert done.path.name == "2022-12-25.html"
        assert done.out.startswith("0 claims, 0 events, 0 unplaced\n")

    def test_a_title_is_text(self, run):
        page = run("map", "report.md", "--title", "{{ 7*7 }}</script>").path.read_text(encoding="utf-8")

        assert "{{ 7*7 }}</script>" not in page
        assert "<title>{{ 7*7 }}&lt;/script&gt;</title>" in page

    def test_a_report_comes_through_a_pipe_with_its_date_given(self, run):
        done = run("map", "-", "--date", "2022-09-14", "-o", "x/y/page.html", stdin=b"Russian forces took Soledar.")

        assert done.path == Path("x/y/page.html")
        assert done.path.is_file()

    def test_the_same_input_gives_the_same_bytes(self, run):
        first = run("map", "report.md").path.read_bytes()

        assert run("map", "report.md").path.read_bytes() == first

    def test_online_tiles_are_asked_for_by_name_and_only_then_named_in_the_page(self, run):
        without = run("map", "report.md").path.read_text(encoding="utf-8")
        page = run("map", "report.md", "--tiles", "OpenTopoMap").path.read_text(encoding="utf-8")

        assert "tile.opentopomap.org" in page
        assert "tile.opentopomap.org" not in without

    def test_an_unknown_tile_provider_is_refused(self, run, tmp_path):
        assert "--tiles" in run("map", "report.md", "--tiles", "OpenTopoMpa").fault
        assert list(files(tmp_path)) == ["report.md"]

    def test_the_page_never_replaces_the_report(self, run, tmp_path):
        (tmp_path / "page.html").write_text(REPORT, encoding="utf-8")

        assert "is one of the inputs" in run("map", "page.html", "-o", tmp_path / "x" / ".." / "page.html").fault
        assert (tmp_path / "page.html").read_text(encoding="utf-8") == REPORT

    def test_a_page_ends_in_html(self, run):
        assert "page.geojson" in run("map", "report.md", "-o", "page.geojson").fault


class TestRead:
    def test_a_report_becomes_the_layer_of_its_day(self, run, tmp_path):
        done = run("read", "report.md")

        assert done.path == tmp_path / "layers" / "2022-09-13.geojson"
        assert [feature["properties"]["event_type"] for feature in features(done.path)] == [
            "advance",
            "repelled_attack",
        ]

    def test_reading_again_changes_no_byte_and_features_by_hand_survive(self, run):
        layer = run("read", "report.md").path
        assert run(*ADD, *SOUTH).code == 0
        before = layer.read_bytes()

        assert run("read", "report.md").path.read_bytes() == before
        assert [one["properties"]["review"] for one in features(layer)].count("added") == 1

    def test_the_folder_and_the_name_of_the_report_leave_no_trace(self, run, tmp_path):
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "other.txt").write_text(REPORT, encoding="utf-8")
        (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")

        first = run("read", "report.txt", "-o", "a.geojson").path
        assert run("read", tmp_path / "deep" / "other.txt", "-o", "b.geojson").path.read_bytes() == first.read_bytes()

    def test_several_reports_go_each_into_its_day_or_together_where_one_layer_is_named(self, run, tmp_path):
        (tmp_path / "other.md").write_text(REPORT.replace("13", "15"), encoding="utf-8")

        assert run("read", "report.md", "other.md").path.name == "2022-09-15.geojson"
        assert sorted(path.name for path in (tmp_path / "layers").glob("*.geojson")) == [
            "2022-09-13.geojson",
            "2022-09-15.geojson",
        ]
        assert len(features(run("read", "report.md", "other.md", "-o", "both.geojson").path)) == 4

    def test_when_one_report_of_several_is_none_no_layer_is_written(self, run, tmp_path):
        (tmp_path / "empty.md").write_text("", encoding="utf-8")

        assert "empty.md" in run("read", "report.md", "empty.md").fault
        assert not (tmp_path / "layers").exists()

    def test_publisher_and_url_are_taken_as_given(self, run):
        layer = run("read", "report.md", "--publisher", "The Gazette", "--url", "https://example.org/1").path
        properties = features(layer)[0]["properties"]

        assert (properties["publisher"], properties["url"]) == ("The Gazette", "https://example.org/1")

    def test_what_is_odd_about_a_report_is_said_beside_the_result(self, run):
        done = run("read", "report.md", "--date", "2022-10-01")

        assert done.code == 0
        assert "2022-09-13" in done.err

    def test_a_layer_is_no_report(self, run):
        layer = run("read", "report.md").path

        assert "frontmap map" in run("read", layer).fault
        assert "frontmap map" in run("explain", layer).fault

    def test_a_layer_ends_in_geojson(self, run, tmp_path):
        assert "report.md" in run("read", "report.md", "-o", "report.md").fault
        assert "out.txt" in run("read", "report.md", "-o", "out.txt").fault
        assert list(files(tmp_path)) == ["report.md"]

    def test_a_file_that_is_no_layer_is_left_as_it_is(self, run, tmp_path):
        (tmp_path / "mine.geojson").write_text('{"type": "Topology"}', encoding="utf-8")

        assert "mine.geojson" in run("read", "report.md", "-o", "mine.geojson").fault
        assert (tmp_path / "mine.geojson").read_text(encoding="utf-8") == '{"type": "Topology"}'


class TestAdd:
    def test_it_prints_the_feature_that_the_layer_of_the_day_now_holds(self, run, tmp_path):
        done = run(
            *ADD, *SOUTH, "--status", "likely", "--url", "https://example.org", "--note", "seen", "--editor", "me"
        )
        feature = json.loads(done.out)
        [written] = features(tmp_path / "layers" / "2022-09-13.geojson")
        properties = feature["properties"]

        assert feature == written
        assert (properties["status"], properties["claimant"], properties["note"]) == ("likely", "a reader", "seen")
        assert (properties["review"], properties["editor"]) == ("added", "me")
        assert feature["geometry"]["coordinates"] == pytest.approx([37.98, 48.55], abs=0.02)
        assert properties["uncertainty_m"] > 0

    def test_the_same_twice_is_one_feature(self, run, tmp_path):
        first = run(*ADD, *SOUTH)
        before = files(tmp_path)

        assert run(*ADD, *SOUTH).out == first.out
        assert files(tmp_path) == before

    def test_exact_coordinates_are_taken_as_they_are(self, run):
        feature = json.loads(run(*ADD, "--at", "38.0123,48.5901").out)

        assert feature["geometry"] == {"type": "Point", "coordinates": [38.0123, 48.5901]}
        assert feature["properties"]["uncertainty_m"] == 0

    def test_another_layer_can_be_named(self, run, tmp_path):
        run(*ADD, *SOUTH, "-o", "mine.geojson")

        assert set(files(tmp_path)) == {"report.md", "mine.geojson"}

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--where", "Zhovtobrodivka"], "Zhovtobrodivka"),
            (["--where", "somewhere nice"], "no known place"),
            (["--where", ""], "no known place"),
            (["--where", "Ivanivka"], "can mean several places"),
            (["--where", "Kyiv and Lviv"], "2 places: Kyiv, Lviv"),
            (["--at", "48.59,38.0"], "swapped"),
            (["--at", "here"], "no pair of coordinates"),
            (["--at", "38,148"], "swapped"),
            (["--at", "238,148"], "not on the globe"),
            ([], "--where or --at"),
            (["--at", "38,48.6", *SOUTH], "--where or --at"),
            ([*SOUTH, "--type", "parade"], "unknown event type 'parade'"),
            ([*SOUTH, "--side", "XXX"], "unknown side 'XXX'"),
            ([*SOUTH, "--status", "sure"], "unknown status 'sure'"),
            ([*SOUTH, "--date", "2022-02-30"], "2022-02-30 is not a date"),
            ([*SOUTH, "--date", "yesterday"], "YYYY-MM-DD"),
            ([*SOUTH, "--source", " "], "source is empty"),
            ([*SOUTH, "-o", "report.md"], "report.md"),
        ],
    )
    def test_a_value_that_does_not_exist_is_one_line_and_nothing_is_written(self, run, tmp_path, arguments, words):
        assert words in run(*ADD, *arguments).fault
        assert list(files(tmp_path)) == ["report.md"]

    def test_places_alike_are_named_with_their_oblasts_and_coordinates(self, run):
        fault = run(*ADD, "--where", "Ivanivka").fault

        assert fault.count(" Oblast at ") >= 3
        assert "--at LON,LAT" in fault


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
        row = "mine:1,Zhovtobrodivka,,village,Donetsk Oblast,37.5,48.5,700,me\n"
        header = "id,name,other_names,kind,oblast,lon,lat,extent_m,source\n"
        (tmp_path / "mine.csv").write_text(header + row, encoding="utf-8")

        assert "37.5000,48.5000" in run("where", "Zhovtobrodivka", "--gazetteer", "mine.csv").out

    @pytest.mark.parametrize(
        "content",
        [b"", b"name;place\nx;y\n", b"\xff\xfe\x00", b"id,name,other_names,kind,oblast,lon,lat,extent_m,source\n1,2\n"],
    )
    def test_a_broken_gazetteer_of_ones_own_is_one_line(self, run, tmp_path, content):
        (tmp_path / "mine.csv").write_bytes(content)

        assert "mine.csv" in run("where", "Bakhmut", "--gazetteer", "mine.csv").fault

    def test_a_missing_gazetteer_is_one_line(self, run):
        assert "none.csv" in run("map", "report.md", "--gazetteer", "none.csv").fault


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


class TestExplain:
    def test_every_sentence_stands_with_its_claims_or_the_reason_why_it_has_none(self, run):
        text = run("explain", "report.md").out

        assert "Russian forces made gains south of Bakhmut. [1]\n    advance RUS assessed" in text
        assert "\n        direction at 180 deg Bakhmut: 37.9" in text
        assert "; event_type: 'gains'; side: 'Russian forces'" in text
        assert "\n        not placed: " in text
        assert "Parliament met.\n    no claim: " in text

    def test_what_steers_a_terminal_is_taken_out(self, run, tmp_path):
        (tmp_path / "evil.md").write_text(REPORT + "\n\x1b[2JRussian forces took Soledar.\u202e\n", encoding="utf-8")
        done = run("explain", "evil.md")

        assert "took Soledar" in done.out
        assert not {"\x1b", "\u202e"} & set(done.out)


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


class TestBadInput:
    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("empty.md", b"", "empty"),
            ("blank.txt", b" \n\t\n", "empty"),
            ("undated.txt", b"Russian forces took Soledar.", "--date YYYY-MM-DD"),
            ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
            ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
            ("photo.png", b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
            ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
            ("latin.txt", "September 13, 2022\n\nInvasão".encode("latin-1"), "UTF-8"),
            ("zeros.txt", bytes(1000), "NUL"),
            ("nodate.md", b"# Daily report, February 30, 2022\n\nNothing.", "does not exist"),
        ],
    )
    @pytest.mark.parametrize("command", ["map", "read", "explain"])
    def test_what_is_no_report_is_refused_in_one_line(  # noqa: PLR0917  pytest calls with keywords
        self, run, tmp_path, command, name, content, words
    ):
        (tmp_path / name).write_bytes(content)
        before = files(tmp_path)
        fault = run(command, name).fault

        assert words in fault
        assert name in fault
        assert files(tmp_path) == before

    @pytest.mark.parametrize("size", [10_000_001, 50_000_000])
    def test_a_large_text_is_refused_at_once(self, run, tmp_path, size):
        with (tmp_path / "large.txt").open("wb") as file:
            file.truncate(size)
        start = time.monotonic()

        assert "10 MB" in run("map", "large.txt").fault
        assert time.monotonic() - start < 1

    def test_a_text_without_end_is_refused(self, run):
        if not Path("/dev/zero").exists():
            pytest.skip("this system has no /dev/zero")
        assert "10 MB" in run("map", "/dev/zero").fault

    def test_a_large_text_through_a_pipe_is_refused(self, run):
        assert "10 MB" in run("map", "-", stdin=b"x" * 10_000_001).fault

    @pytest.mark.parametrize("command", ["map", "read", "explain"])
    def test_a_missing_report_and_a_folder_are_refused(self, run, tmp_path, command):
        (tmp_path / "folder").mkdir()

        assert "none.md" in run(command, "none.md").fault
        assert "folder" in run(command, "folder").fault

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b'"x"',
            b'{"type": "Topology"}',
            b'{"type": "Feature", "geometry": null, "properties": {}}',
            b'{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, "properties": {}}]}',
            b"[" * 100_000,
            b"\xff\xfe",
        ],
    )
    def test_a_geojson_that_is_no_layer_is_refused_in_one_line(self, run, tmp_path, content):
        (tmp_path / "foreign.geojson").write_bytes(content)
        before = files(tmp_path)

        assert "foreign.geojson" in run("map", "foreign.geojson").fault
        assert "foreign.geojson" in run("export", "foreign.geojson", "-o", "x.csv").fault
        assert "foreign.geojson" in run(*ADD, *SOUTH, "-o", "foreign.geojson").fault
        assert files(tmp_path) == before

    def test_a_missing_layer_and_a_folder_are_refused(self, run, tmp_path):
        (tmp_path / "folder.geojson").mkdir()

        for name in ("none.geojson", "folder.geojson"):
            assert name in run("map", name).fault
            assert name in run("export", name, "-o", "x.csv").fault

    @pytest.mark.parametrize("command", ["map", "read", "explain"])
    @pytest.mark.parametrize("date", ["2022-02-30", "13.9.2022", ""])
    def test_a_date_that_does_not_exist_is_refused(self, run, command, date):
        assert "--date" in run(command, "report.md", "--date", date).fault

    # Root may write into any folder; below a file there is none, for root neither.
    @pytest.mark.parametrize(
        "command",
        [
            ["map", "report.md", "-o", "report.md/map.html"],
            ["read", "report.md", "-o", "report.md/day.geojson"],
            [*ADD, *SOUTH, "-o", "report.md/day.geojson"],
            ["map", "report.md", "-o", "/proc/none/map.html"],
            ["read", "report.md", "-o", "/proc/none/day.geojson"],
            ["map", "report.md", "-o", "folder.html"],
            ["read", "report.md", "-o", "folder.geojson"],
        ],
    )
    def test_a_folder_that_can_not_be_written_is_one_line(self, run, tmp_path, command):
        (tmp_path / "folder.html").mkdir()
        (tmp_path / "folder.geojson").mkdir()

        assert command[-1].split("/")[-1] in run(*command).fault
        assert list(files(tmp_path)) == ["report.md"]

    @pytest.mark.parametrize("ending", ["geojson", "gpkg", "kml", "csv"])
    def test_an_export_that_can_not_be_written_is_one_line(self, run, tmp_path, ending):
        layer = run("read", "report.md").path
        before = files(tmp_path)

        assert "can't be written" in run("export", layer, "-o", f"report.md/x.{ending}").fault
        assert files(tmp_path) == before

    def test_the_folder_of_the_day_can_not_be_made(self, run, tmp_path):
        (tmp_path / "layers").write_bytes(b"")
        (tmp_path / "maps").write_bytes(b"")

        assert "layers" in run("read", "report.md").fault
        assert "maps" in run("map", "report.md").fault

    def test_a_broken_table_of_words_is_one_line(self, run, monkeypatch):
        monkeypatch.setattr(tables, "TABLES", ("events", "actors", "sources", "hedges", "missing"))
        monkeypatch.setattr(opening, "Reader", Reader)
        tables.load_grammar.cache_clear()

        assert "missing" in run("explain", "report.md").fault

    def test_what_no_module_foresaw_of_the_system_is_one_line_too(self, run, monkeypatch):
        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device", "/somewhere")

        monkeypatch.setattr(cli.desk, "find_where", full, raising=False)

        assert run("where", "Bakhmut").fault == "frontmap: /somewhere: No space left on device\n"

    def test_an_interruption_is_quiet(self, run, monkeypatch):
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(cli.desk, "find_where", interrupted, raising=False)

        assert run("where", "Bakhmut") == Done(130, "", "")


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["draw"],
            ["map"],
            ["where"],
            ["add"],
            ["export", "x.geojson"],
            ["map", "x.md", "--colour", "red"],
            ["where", "a", "b"],
        ],
    )
    def test_wrong_usage_is_exit_code_2(self, run, arguments):
        done = run(*arguments)

        assert (done.code, done.out) == (2, "")
        assert "Usage: frontmap" in done.err

    @pytest.mark.parametrize("command", ["map", "read", "add", "where", "export", "explain", "check"])
    def test_the_help_of_every_command_shows_an_example(self, run, command):
        done = run(command, "--help")

        assert done.code == 0
        assert f"Example: frontmap {command} " in done.out

    def test_the_version_names_the_publishers_of_the_data(self, run):
        done = run("--version")

        assert done.out.startswith(f"frontmap {frontmap.__version__}\n")
        assert "OpenStreetMap" in done.out


class TestProcess:
    def test_a_refusal_has_no_traceback(self, tmp_path):
        done = subprocess.run([FRONTMAP, "map", "none.md"], cwd=tmp_path, capture_output=True, text=True, check=False)

        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)

    def test_a_reader_who_goes_away_is_no_fault(self, tmp_path):
        (tmp_path / "report.md").write_text(REPORT + "Nothing.\n\n" * 20_000, encoding="utf-8")
        command = f"{FRONTMAP} explain report.md | head -n 1"
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602

        assert done.stdout.count("\n") == 1
        assert done.stderr == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    def test_output_that_can_not_be_written_is_one_line(self):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [FRONTMAP, "where", "Bakhmut"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )

        assert done.returncode == 1
        assert done.stderr.startswith("frontmap: ")
        assert done.stderr.count("\n") == 1

    def test_a_terminal_that_lacks_letters_still_gets_the_rest(self):
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        command = [FRONTMAP, "where", "Бахмут"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

        assert done.returncode == 0
        assert "Traceback" not in done.stderr

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_an_interrupted_process_says_nothing(self, tmp_path):
        pipe = tmp_path / "report.md"
        os.mkfifo(pipe)
        process = subprocess.Popen(
            [FRONTMAP, "map", pipe], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        # Opening waits until the process has opened it too; then that waits for text.
        with process, pipe.open("wb"):
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)

        assert (process.returncode, out, err) == (130, b"", b"")
        assert list(tmp_path.iterdir()) == [pipe]
