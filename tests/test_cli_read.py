"""frontmap read and explain: a report becomes a layer, and why it does."""

from __future__ import annotations

from command_line import ADD, REPORT, SOUTH, features, files


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
