"""What people did to a layer by hand, and what of it outlives the next reading."""

from __future__ import annotations

import json

from shapely.geometry import Point

from frontmap import layers
from located_claims import DAY, added, located, reading


def test_what_the_codebook_does_not_know_survives(layer, document):
    document["mine"] = {"colours": ["red", {"deep": None}]}
    document["features"][1]["properties"]["seen_by"] = [{"who": "Ana", "when": None, "sure": 0.1}]
    document["features"][0]["properties"]["seen_by"] = "Bo"
    document["features"][0]["tippecanoe"] = {"layer": "x"}
    path = layer()
    layers.update_layer(path, lambda frame: layers.merge_reading(frame, layers.to_frame(reading(report_id="other"))))
    written = json.loads(path.read_text())
    assert written["mine"] == document["mine"]
    assert [feature["properties"].get("seen_by") for feature in written["features"]] == [
        "Bo",
        [{"who": "Ana", "when": None, "sure": 0.1}],
        None,
    ]
    assert "seen_by" not in written["features"][2]["properties"]
    assert written["features"][0]["tippecanoe"] == {"layer": "x"}


def test_reading_the_same_report_twice_changes_nothing(tmp_path):
    path = tmp_path / "day.geojson"
    new = layers.to_frame(reading(located(1, Point(3, 50)), located(2)))
    layers.update_layer(path, lambda frame: layers.merge_reading(frame, new))
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    layers.update_layer(path, lambda frame: layers.merge_reading(frame, new))
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == stamp


def test_a_new_reading_keeps_what_people_did_and_drops_what_no_longer_comes_out(layer, document):
    reviewed, dropped, noted = document["features"]
    reviewed["properties"] |= {"review": "corrected", "side": "RUS", "editor": "Ana"}
    noted["properties"]["note"] = "look again"
    other = json.loads(json.dumps(dropped)) | {"id": "of-another-report"}
    other["properties"]["report_id"] = "arland-2"
    document["features"].append(other)
    merged = layers.merge_reading(layers.read_layer(layer()), layers.to_frame(reading(located(1), located(9))))
    rows = {row["id"]: row for row in merged.to_dict("records")}
    assert set(rows) == {"claim-0001", "claim-0003", "claim-0009", "of-another-report"}
    assert (rows["claim-0001"]["side"], rows["claim-0001"]["geometry"]) == ("RUS", Point(3.1, 50.4))


def test_a_note_on_an_extracted_feature_outlives_the_next_reading(layer, document):
    document["features"][0]["properties"] |= {"note": "look again", "of_mine": 1, "side": "RUS"}
    merged = layers.merge_reading(layers.read_layer(layer()), layers.to_frame(reading(located(1))))
    row = merged[merged["id"] == "claim-0001"].iloc[0]
    assert (row["note"], row["extra"], row["side"]) == ("look again", {"of_mine": 1}, "UKR")


def test_a_report_in_which_nothing_is_found_any_more_loses_its_extracted_features(layer):
    assert len(layers.merge_reading(layers.read_layer(layer()), layers.to_frame(reading()))) == 0


def test_a_feature_given_by_hand_is_marked_so_and_stays_when_the_report_is_read(tmp_path):
    path = tmp_path / "day.geojson"
    layers.update_layer(path, lambda frame: layers.add_features(frame, added(editor="Ana", edited=DAY)))
    new = layers.to_frame(reading(located(1)))
    layers.update_layer(path, lambda frame: layers.merge_reading(frame, new))
    frame = layers.read_layer(path)
    assert list(frame["review"]) == ["extracted", "added"]
    assert (frame["claimant"][1], frame["edited"][1], frame["report_date"][1]) == ("Ana", "2031-05-04", "2031-05-04")


def test_the_same_feature_given_twice_is_one_and_another_is_another(tmp_path):
    path = tmp_path / "day.geojson"
    for feature in (added(), added(editor="Bo"), added(note="a second one")):
        layers.update_layer(path, lambda frame, new=feature: layers.add_features(frame, new))
    assert len(layers.read_layer(path)) == 2
