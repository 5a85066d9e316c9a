"""What the commands can't read or write: one line and exit code 1, and no file changed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from command_line import ADD, SOUTH, Done, files
from frontmap import cli
from frontmap.desk import opening
from frontmap.grammar import tables
from frontmap.pipeline import Reader


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
