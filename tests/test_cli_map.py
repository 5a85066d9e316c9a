"""frontmap map: reports and layers become a page."""

from __future__ import annotations

import re
from pathlib import Path

from command_line import REPORT, files

NOTHING = "# Daily report, December 25, 2022\n\nParliament adopted a budget.\n"


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

    def test_a_report_and_its_layer_give_the_same_page_but_for_the_whole_text_of_the_report(self, run):
        layer = run("read", "report.md").path
        drawn = [run("map", "report.md", "-o", "a.html").path, run("map", layer, "-o", "b.html").path]

        of_report, of_layer = (path.read_text(encoding="utf-8") for path in drawn)
        text = re.compile(r'<script type="text/plain" id="frontmap-texts-0">.*?</script>\n *')
        known = re.compile(r'"texts":\[.*?\]\]')

        assert text.search(of_layer) is None
        assert known.sub('"texts":[]', text.sub("", of_report)).split() == of_layer.split()

    def test_several_inputs_are_one_page_named_for_the_first_and_the_last_day(self, run, tmp_path):
        (tmp_path / "other.md").write_text(REPORT.replace("13", "15").replace("Bakhmut", "Soledar"), encoding="utf-8")
        layer = run("read", "report.md").path
        done = run("map", "other.md", layer, "report.md")

        assert done.path.name == "2022-09-13_2022-09-15.html"
        assert done.out.startswith("4 claims, 4 events"), "the layer and its report are told apart from nothing"
        assert "13 September 2022 to 15 September 2022" in done.path.read_text(encoding="utf-8")

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
