"""frontmap changes, and frontmap map --since: what has changed since an earlier layer."""

from __future__ import annotations

import json

import pytest

from command_line import REPORT, files
from norland import unpacked

EARLIER = (
    REPORT.replace("13, 2022", "12, 2022")
    .replace("Russian forces made gains south of Bakhmut.", "Russian forces shelled Kupyansk.")
    .replace("repelled", "reportedly repelled")
)


@pytest.fixture
def days(run, tmp_path):
    """Make the layers of two days, of which both tell of Zhovtobrodivka."""
    (tmp_path / "earlier.md").write_text(EARLIER, encoding="utf-8")
    return run("read", "report.md", "-o", "today.geojson").path, run("read", "earlier.md", "-o", "before.geojson").path


class TestChanges:
    def test_it_counts_and_then_lists_the_events_by_kind(self, run, days):
        today, before = days
        counts, *lines = run("changes", today, "--since", before).out.splitlines()

        assert counts == "new 1, repeated 1, changed status 0, changed side of control 0, no longer mentioned 1"
        assert [line for line in lines if not line.startswith("  ")] == ["new:", "repeated:", "no longer mentioned:"]
        assert lines[1] == "  south of Bakhmut: Advance, Russia, assessed (2022-09-13)"
        assert lines[3].startswith("  near Zhovtobrodivka: Repelled attack, Russia, ")
        assert "[unplaced]; told on 2022-09-12" in lines[3]
        assert lines[5].startswith("  Kupyansk: Strike, Russia")

    def test_a_report_is_compared_as_its_layer_is(self, run, days):
        today, before = days

        assert run("changes", "report.md", "--since", before).out == run("changes", today, "--since", before).out

    def test_json_is_one_object_a_line(self, run, days):
        today, before = days
        rows = [json.loads(line) for line in run("changes", today, "--since", before, "--json").out.splitlines()]

        assert [row["kind"] for row in rows] == ["new", "repeated", "no_longer_mentioned"]
        assert rows[0]["before"] is None
        assert rows[1]["before"]["report_date"] == "2022-09-12"
        assert rows[2]["place"] == "Kupyansk"

    def test_texts_of_a_layer_steer_no_terminal(self, run, days):
        today, before = days
        today.write_text(today.read_text("utf-8").replace("south of Bakhmut", "\\u001b[2Jsouth\\nnew:"), "utf-8")
        out = run("changes", today, "--since", before).out

        assert "\x1b" not in out
        assert out.count("\nnew:") == 1
        assert json.loads(run("changes", today, "--since", before, "--json").out.splitlines()[0])["place"].startswith(
            "\x1b"
        )

    def test_several_earlier_layers_are_one(self, run, days):
        today, before = days
        done = run("changes", today, "--since", before, "--since", today)

        assert done.out.startswith("new 0, repeated 2,")
        assert done.err == "--since: both sides hold the reports of 2022-09-13\n"

    def test_the_same_file_on_both_sides_is_all_repeated_and_says_so(self, run, days):
        today, _ = days
        done = run("changes", today, "--since", today)

        assert done.out.startswith("new 0, repeated 2,")
        assert done.err == "--since: the two layers hold the same claims, so that every event is told again\n"

    def test_an_earlier_layer_that_is_later_is_warned_of(self, run, days):
        today, before = days
        done = run("changes", before, "--since", today)

        assert done.code == 0
        assert done.err == "--since: the earlier layer is the later one (2022-09-13, today's 2022-09-12)\n"

    @pytest.mark.parametrize("side", ["today", "before"])
    def test_an_empty_layer_is_warned_of(self, run, days, side):
        path = dict(zip(("today", "before"), days, strict=True))[side]
        path.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
        done = run("changes", days[0], "--since", days[1])

        assert done.code == 0
        assert done.err.count("\n") == 1
        assert "layer is empty" in done.err

    def test_without_an_earlier_layer_it_says_what_to_give(self, run, days):
        assert "--since layers/YESTERDAY.geojson" in run("changes", days[0]).fault

    def test_an_earlier_report_or_a_missing_file_is_refused_in_one_line(self, run, days):
        assert "--since report.md: is not a layer" in run("changes", days[0], "--since", "report.md").fault
        assert "none.geojson: no such file" in run("changes", days[0], "--since", "none.geojson").fault


class TestMap:
    def test_it_prints_the_counts_and_gives_the_page_the_changes(self, run, days):
        today, before = days
        done = run("map", today, "--since", before)
        found = unpacked(done.path.read_text(encoding="utf-8"), "changes")

        assert "new 1, repeated 1, changed status 0, changed side of control 0, no longer mentioned 1" in done.out
        assert found["counts"] == [1, 1, 0, 0, 1]
        assert found["since"] == ["2022-09-12"]

    def test_the_earlier_layer_adds_nothing_else_to_the_page(self, run, days):
        today, before = days
        plain = run("map", today, "-o", "a.html").path.read_text(encoding="utf-8")
        told = run("map", today, "--since", before, "-o", "b.html").path.read_text(encoding="utf-8")
        block = [line for line in told.splitlines() if 'id="frontmap-changes"' in line]

        assert len(block) == 1
        assert told.replace(block[0], "").split() == plain.split()

    def test_a_page_never_replaces_an_earlier_layer(self, run, days, tmp_path):
        today, before = days
        page = before.rename(tmp_path / "before.html")
        kept = files(tmp_path)

        assert "is one of the inputs" in run("map", today, "--since", page, "-o", page).fault
        assert "is not a layer" in run("map", today, "--since", page).fault
        assert files(tmp_path) == kept
