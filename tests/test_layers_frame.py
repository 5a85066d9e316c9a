"""From claims to the rows of a layer, by the codebook."""

from __future__ import annotations

from pathlib import Path

from shapely.geometry import GeometryCollection, LineString, Point, Polygon, box

from frontmap import layers
from frontmap.model import Relation
from located_claims import located, reading


def test_the_codebook_in_words_has_every_column_and_every_word():
    page = (Path(__file__).parents[1] / "docs" / "layer-schema.md").read_text(encoding="utf-8")
    words = [column.name for column in layers.COLUMNS] + [
        *layers.EVENT_TYPES,
        *layers.STATUSES,
        *layers.REVIEWS,
        *Relation,
    ]
    assert not [word for word in words if f"`{word}`" not in page]


def test_a_claim_becomes_a_row_with_every_property_of_the_codebook():
    frame = layers.to_frame(reading(located(1, Point(3.123456789, 50.4), area=box(3, 50, 4, 51), uncertainty_m=1234.5)))
    row = frame.iloc[0].to_dict()
    assert frame.crs == "EPSG:4326"
    assert (row["id"], row["event_id"], row["event_type"], row["side"]) == ("claim-0001", "event-1", "capture", "UKR")
    assert (row["begin"], row["report_date"], row["review"]) == ("2031-05-04", "2031-05-04", "extracted")
    assert (row["citations"], row["span_start"], row["span_end"]) == ([3, 4], 100, 118)
    assert (row["place_name"], row["oblast"], row["uncertainty_m"]) == ("5 km south of Zorin", "Sud", 1234.0)
    assert row["geometry"] == Point(3.12346, 50.4)
    assert row["footprint"]["type"] == "Polygon"
    assert row["places"] == [
        {
            "name": "Zorin",
            "relation": "offset",
            "lon": 3.12346,
            "lat": 50.5,
            "gazetteer_id": "g1",
            "bearing_deg": 180.0,
            "distance_m": 5000.0,
            "rivals": [
                {"name": "Zorin", "lon": 4.0, "lat": 51.0, "gazetteer_id": "g2", "oblast": "Nord", "score": 0.25}
            ],
        }
    ]


def test_a_claim_that_cannot_be_placed_stays_with_its_reason():
    frame = layers.to_frame(reading(located(1, None, reason="no such place")))
    assert frame.geometry[0] is None
    assert frame["reason"][0] == "no such place"


def test_no_claims_give_a_layer_with_all_columns(tmp_path):
    empty = layers.to_frame(reading())
    assert list(empty.columns) == list(layers.empty_frame().columns)
    assert empty.crs == "EPSG:4326"
    again = layers.read_layer(layers.write_layer(empty, tmp_path / "empty.geojson"))
    assert list(again.columns) == list(empty.columns)
    assert len(again) == 0


def test_text_that_no_file_can_keep_is_replaced_one_character_for_one():
    frame = layers.to_frame(reading(located(1, quote="a\x00b\ud800c")))
    assert frame["quote"][0] == "a\ufffdb\ufffdc"


def test_geometries_of_mixed_or_broken_parts_are_mended():
    bow_tie = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    mixed = GeometryCollection([box(2, 2, 3, 3), LineString([(0, 0), (1, 1)])])
    speck = LineString([(1, 1), (1.000001, 1)])
    frame = layers.to_frame(reading(located(1, bow_tie), located(2, mixed), located(3, speck)))
    assert list(frame.geometry.geom_type) == ["MultiPolygon", "Polygon", "Point"]
    assert frame.is_valid.all()
