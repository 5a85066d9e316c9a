"""frontmap add: a feature given by hand."""

from __future__ import annotations

import json

import pytest

from command_line import ADD, SOUTH, features, files


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

    def test_an_oblast_that_is_named_is_not_asked_for_again(self, run):
        fault = run(*ADD, "--where", "Torske, Donetsk Oblast").fault

        assert fault.count("Donetsk Oblast at ") == 2
        assert "Ternopil" not in fault
        assert "name the oblast" not in fault
        assert "--at LON,LAT" in fault

    def test_an_oblast_that_holds_none_of_the_places_is_said_so(self, run):
        assert "none of them lies in Lviv Oblast" in run(*ADD, "--where", "Torske, Lviv Oblast").fault
