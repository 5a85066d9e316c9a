"""Layers: claims to frame, frame to file and back, faults, edits by hand, several writers. The country is invented."""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, Point, Polygon, box

from frontmap import layers
from frontmap.errors import LayerError, OutputError
from frontmap.files import lock_file, replace_file
from frontmap.layers.geojson import decode, encode
from frontmap.model import (
    BlockKind,
    Candidate,
    Claim,
    EventType,
    Footprint,
    Locality,
    LocatedClaim,
    Place,
    Reading,
    Relation,
    Report,
    Sentence,
    Span,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = dt.date(2031, 5, 4)
HOSTILE = (
    "{{ 7*7 }}", "${alert(1)}", "`id`", "</script><script>x</script>", "<img src=x onerror=x>", "a ]]> b",
    "a\u2028b\u2029c", "\"q\" 'q' \\ \\n", "\u202egnp.exe\u2066", '{"a": 1}', "[1, 2]", "2022-09-13",
    "2022-09-13T10:00:00Z", "null", "1e5", "=1+1", "line\r\nline\ttab", "\x1b[2J\x07",
    "\U0001f600 \U0002d800 e\u0301", " ",
)  # fmt: skip


def located(
    number: int = 1, geometry: Any = None, *, quote: str = "Forces took Zorin.", **footprint: Any
) -> LocatedClaim:
    locality = Locality("Zorin", Relation.OFFSET, Span(12, 17), bearing_deg=180.0, distance_m=5000.0)
    sentence = Sentence(number, Span(number * 100, number * 100 + len(quote)), quote, BlockKind.BULLET, (), (3, 4))
    claim = Claim(
        f"claim-{number:04d}",
        sentence,
        EventType.CAPTURE,
        "UKR",
        "1st Brigade",
        Status.CLAIMED,
        "reportedly",
        "Staff of Arland",
        (locality,),
        DAY,
        DAY,
        "took",
    )
    rival = Candidate("g2", "Zorin", "village", "Nord", 4.0, 51.0, 0.25)
    place = Place(locality, "g1", 3.1234567, 50.5, "Sud", (rival,))
    return LocatedClaim(claim, (place,), Footprint(geometry, **footprint), f"event-{number}")


def reading(*claims: LocatedClaim, report_id: str = "arland-1") -> Reading:
    report = Report(report_id, DAY, "Day 4", "Arland Monitor", "https://example.org/4", "...", ())
    return Reading(report, (), claims)


@pytest.fixture
def document() -> dict[str, Any]:
    """Give a small sound layer as parsed JSON, for tests to break."""
    frame = layers.to_frame(reading(located(1, Point(3.1, 50.4)), located(2, box(3, 50, 4, 51)), located(3)))
    found: dict[str, Any] = json.loads(encode(frame))
    return found


@pytest.fixture
def layer(tmp_path: Path, document: dict[str, Any]) -> Callable[[], Path]:
    """Give a function that saves `document` as it is by then."""
    path = tmp_path / "day.geojson"

    def save() -> Path:
        path.write_text(json.dumps(document))
        return path

    return save


def test_the_codebook_in_words_has_every_column_and_every_word():
    page = (Path(__file__).parents[1] / "docs" / "layer-schema.md").read_text(encoding="utf-8")
    words = [column.name for column in layers.COLUMNS] + [
        *layers.EVENT_TYPES,
        *layers.STATUSES,
        *layers.REVIEWS,
        *Relation,
    ]
    assert not [word for word in words if f"`{word}`" not in page]


# From claims to rows


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


# Files


def test_what_is_written_is_read_back_the_same(tmp_path):
    frame = layers.to_frame(
        reading(
            located(1, Point(3, 50), uncertainty_m=800.0),
            located(2, LineString([(3, 50), (4, 51)])),
            located(3, box(3, 50, 4, 51), area=box(2, 49, 5, 52)),
            located(4),
        )
    )
    again = layers.read_layer(layers.write_layer(frame, tmp_path / "day.geojson"))
    assert again.drop(columns="geometry").to_dict("records") == frame.drop(columns="geometry").to_dict("records")
    assert again.geometry.geom_equals_exact(frame.geometry, 0).tolist() == [True, True, True, False]
    assert again.geometry[3] is None


def test_the_same_layer_gives_the_same_bytes_whatever_the_order_of_its_rows(tmp_path):
    frame = layers.to_frame(reading(*(located(n, Point(n, 50)) for n in range(1, 6))))
    first = layers.write_layer(frame, tmp_path / "a.geojson").read_bytes()
    second = layers.write_layer(frame.iloc[::-1], tmp_path / "b.geojson").read_bytes()
    assert first == second
    assert encode(decode(first, "a")) == first


def test_files_follow_rfc_7946(tmp_path):
    clockwise = Polygon([(0, 0), (0, 1), (1.123456789, 1), (1, 0)])
    path = layers.write_layer(layers.to_frame(reading(located(1, clockwise))), tmp_path / "a.geojson")
    written = json.loads(path.read_text(encoding="utf-8"))
    assert set(written) == {"type", "features"}
    feature = written["features"][0]
    assert feature["id"] == "claim-0001"
    assert "id" not in feature["properties"]
    assert shapely.LinearRing(feature["geometry"]["coordinates"][0]).is_ccw
    assert [1.12346, 1.0] in feature["geometry"]["coordinates"][0]
    assert layers.check_layer(path, strict=True) == ()


def test_rows_can_be_had_as_the_features_of_the_file():
    frame = layers.to_frame(reading(located(2), located(1, Point(3, 50), area=box(2, 49, 5, 52))))
    assert layers.to_features(frame) == json.loads(encode(frame))["features"]


def test_a_diff_shows_one_property_a_line():
    frame = layers.to_frame(reading(located(1, Point(3, 50))))
    before = encode(frame).decode().splitlines()
    frame.loc[0, "status"] = "denied"
    after = encode(frame).decode().splitlines()
    assert [line for line in after if line not in before] == ['    "status": "denied",']


def test_both_engines_of_geopandas_read_a_layer(tmp_path):
    path = layers.write_layer(layers.to_frame(reading(located(1, Point(3, 50)), located(2))), tmp_path / "a.geojson")
    for engine in ("fiona", "pyogrio"):
        assert list(gpd.read_file(path, engine=engine)["status"]) == ["claimed", "claimed"]


def test_hostile_text_is_read_back_letter_by_letter(tmp_path):
    frame = layers.to_frame(reading(*(located(n, quote=text) for n, text in enumerate(HOSTILE, 1))))
    path = layers.write_layer(frame, tmp_path / "a.geojson")
    assert tuple(layers.read_layer(path)["quote"]) == HOSTILE
    assert len(path.read_text(encoding="utf-8").splitlines()) == path.read_bytes().count(b"\n")


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(TEXT, min_size=8, max_size=8), extra=st.dictionaries(TEXT, JSON, max_size=3), members=JSON)
def test_any_text_and_any_foreign_property_come_back_as_they_went_in(texts, extra, members):
    quote, note, claimant, actor, name, method, editor, hedge = texts
    frame = layers.to_frame(reading(located(1, Point(3, 50), quote=quote), located(2)))
    values = {"note": note, "claimant": claimant, "actor": actor, "method": method, "editor": editor, "hedge": hedge}
    for column, value in values.items():
        frame.loc[0, column] = value
    known = {*layers.empty_frame().columns} - {"id"}
    extra = {key: value for key, value in extra.items() if key not in known}
    frame.at[0, "places"] = [{"name": name, "relation": "at", "lon": None, "lat": None, "of_mine": texts}]
    frame.at[0, "extra"] = extra or None
    frame.at[0, "members"] = {"of_mine": members}
    again = decode(encode(frame), "a")
    columns = [column for column in frame.columns if column != "geometry"]
    assert again[columns].to_dict("records") == frame[columns].to_dict("records")


# Faults


def test_a_layer_that_we_wrote_has_no_fault(layer):
    assert layers.check_layer(layer(), strict=True) == ()


def broken(change: Callable[[dict[str, Any]], object], *fragments: str) -> Any:
    return pytest.param(change, fragments, id=fragments[0])


def on_feature(**members: Any) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["features"][1].update(members)


def on_properties(**values: Any) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["features"][1]["properties"].update(values)


def polygon(*ring: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(position) for position in ring]]}


def point(*position: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(position)}


def place(**members: Any) -> list[dict[str, Any]]:
    return [{"name": "Zorin", "relation": "at", "lon": 3.0, "lat": 50.0} | members]


FAULTS = [
    broken(lambda d: d.update(type="Topology"), "not a GeoJSON FeatureCollection", '"Topology"'),
    broken(lambda d: d.update(features={}), '"features" is not a list'),
    broken(lambda d: d.update(crs={"type": "name"}), '"crs" member', "remove it"),
    broken(lambda d: d.update(mine=[float("nan")]), "can't keep"),
    broken(lambda d: d["features"].append(7), "feature 4", "not a GeoJSON Feature"),
    broken(lambda d: d["features"][1].pop("id"), "feature 2", "has no id"),
    broken(on_feature(id=5), "feature 2 (id 5)", "has no id"),
    broken(on_feature(id="claim-0001"), "has the id of feature 1"),
    broken(lambda d: d["features"][1].pop("geometry"), 'has no "geometry"'),
    broken(on_feature(properties=None), '"properties" is no object'),
    broken(on_feature(geometry=point(50.4)), "is no position"),
    broken(on_feature(geometry=point("3", "50")), "is no position", "two numbers"),
    broken(on_feature(geometry=point(float("nan"), 50)), "[NaN, 50] is no position"),
    broken(on_feature(geometry=point(50, 130)), "coordinates 50,130 look swapped"),
    broken(on_feature(geometry=point(50.5, 3.1)), "only the other way round", "longitude first"),
    broken(on_feature(geometry=point(400, 50)), "not on the globe"),
    broken(on_feature(geometry={"type": "Blob"}), '"Blob" is no geometry'),
    broken(on_feature(geometry={"type": "LineString", "coordinates": [[3, 50]]}), "1 positions are too few"),
    broken(on_feature(geometry={"type": "LineString", "coordinates": []}), "[] stands where positions should"),
    broken(
        on_feature(geometry={"type": "GeometryCollection", "geometries": []}), '"GeometryCollection" is no geometry'
    ),
    broken(on_feature(geometry=polygon((3, 50), (4, 50), (4, 51), (3, 51))), "a ring is not closed"),
    broken(
        on_feature(geometry=polygon((3, 50), (4, 51), (4, 50), (3, 51), (3, 50))), "is not valid", "Self-intersection"
    ),
    broken(on_properties(event_type="battle"), 'unknown event_type "battle"', "attack, repelled_attack"),
    broken(on_properties(side="UKA"), 'unknown side "UKA"', "UKR, RUS, UNK", "ISO 3166"),
    broken(on_properties(status=["likely"]), 'unknown status ["likely"]'),
    broken(on_properties(review="done"), 'unknown review "done"', "accepted"),
    broken(on_properties(status=None), "has no status"),
    broken(on_properties(begin="2022-02-30"), 'begin can\'t be "2022-02-30"', "YYYY-MM-DD"),
    broken(on_properties(begin="2031-05-05"), "begins on 2031-05-05, after its end on 2031-05-04"),
    broken(on_properties(uncertainty_m=-1), "uncertainty_m can't be -1"),
    broken(on_properties(uncertainty_m=True), "uncertainty_m can't be true"),
    broken(on_properties(citations=["a"]), 'citations can\'t be ["a"]'),
    broken(on_properties(quote=5), "quote can't be 5"),
    broken(on_properties(span_start=9, span_end=3), "the span 9 to 3"),
    broken(on_properties(span_start=None), "the span null to"),
    broken(on_properties(note="a\x00b"), "can't keep", "NUL"),
    broken(on_properties(mine={"a": [float("inf")]}), "can't keep"),
    broken(on_properties(mine=10**30), "can't keep"),
    broken(on_properties(footprint=point(3, 50)), 'footprint: "Point" is no geometry'),
    broken(on_properties(places={}), "places can't be {}"),
    broken(on_properties(places=[{"relation": "at"}]), "places, number 1: has no name"),
    broken(on_properties(places=place(relation="by")), 'unknown relation "by"', "offset"),
    broken(on_properties(places=place(lat=None)), "[3.0, null] is no position"),
    broken(on_properties(places=place(lat=95.0)), 'places, number 1 ("Zorin")', "look swapped"),
    broken(on_properties(places=place(bearing_deg="N")), 'bearing_deg can\'t be "N"'),
    broken(on_properties(places=place(part=5)), "part can't be 5"),
    broken(on_properties(places=place(rivals=5)), "rivals can't be 5"),
]


@pytest.mark.parametrize(("change", "fragments"), FAULTS)
def test_each_fault_is_one_line_that_says_where_what_and_what_to_do(layer, document, change, fragments):
    change(document)
    path = layer()
    faults = layers.check_layer(path)
    assert len(faults) == 1, faults
    line = str(faults[0])
    assert line.startswith(str(path))
    assert all(fragment in line for fragment in fragments), line
    assert line.isprintable()
    assert faults[0].fix


@pytest.mark.parametrize(("change", "fragments"), FAULTS)
def test_a_broken_layer_is_refused_and_left_as_it_is(layer, document, change, fragments):
    change(document)
    path = layer()
    before = path.read_bytes()
    with pytest.raises(LayerError) as caught:
        layers.update_layer(path, lambda frame: frame)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    assert fragments


def test_a_hand_made_feature_that_fits_the_others_only_the_other_way_round_is_pointed_at_but_read(tmp_path):
    frame = layers.to_frame(reading(located(1, Point(3.1, 50.4))))
    path = layers.write_layer(layers.add_features(frame, added(geometry=Point(50.5, 3.2))), tmp_path / "a.geojson")
    (fault,) = layers.check_layer(path)
    assert "feature 2" in str(fault)
    assert "50.5,3.2 look swapped" in str(fault)
    assert len(layers.read_layer(path)) == 2


def test_a_single_hand_made_feature_is_held_against_the_known_places(tmp_path):
    path = layers.write_layer(added(geometry=Point(50.5, 3.2)), tmp_path / "a.geojson")
    assert layers.check_layer(path) == ()
    assert "look swapped" in str(layers.check_layer(path, known=[(3.0, 50.0)])[0])


def test_winding_is_a_fault_only_when_asked_strictly(layer, document):
    document["features"][1]["geometry"] = polygon((3, 50), (3, 51), (4, 51), (4, 50), (3, 50))
    path = layer()
    assert layers.check_layer(path) == ()
    assert "wind the wrong way" in str(layers.check_layer(path, strict=True)[0])


@pytest.mark.parametrize(
    ("content", "fragment"),
    [
        (b"", "not JSON at line 1, column 1"),
        (b'{"type": "FeatureCollection",\n "features": [', "not JSON at line 2"),
        (b'{"a": 1,\n<<<<<<< HEAD\n"b": 2}', "settle the merge conflict"),
        (b"\xff\xfe{}", "not UTF-8 at byte 0"),
        (b"[" * 100_000, "not a layer"),
        (b"[1, 2]", "not a GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": [], "features": []}', '"features" stands twice'),
        (b"%PDF-1.4", "not JSON"),
    ],
)
def test_a_file_that_is_no_layer_is_said_to_be_none(tmp_path, content, fragment):
    path = tmp_path / "a.geojson"
    path.write_bytes(content)
    assert fragment in str(layers.check_layer(path)[0])
    with pytest.raises(LayerError, match=r"a\.geojson"):
        layers.read_layer(path)


def test_a_foreign_geojson_is_refused_with_its_first_fault_and_the_number_of_the_others(tmp_path):
    path = tmp_path / "countries.geojson"
    feature = {"type": "Feature", "id": "x", "geometry": point(3, 50), "properties": {"name": "Arland"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    with pytest.raises(LayerError, match=r"feature 1 \(id \"x\"\).*has no event_type \(and 6 more"):
        layers.read_layer(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(LayerError, match="no such file"):
        layers.read_layer(tmp_path / "none.geojson")
    assert "can't be read" in str(layers.check_layer(tmp_path / "none.geojson")[0])


def test_an_id_that_tries_to_act_on_the_terminal_is_shown_as_text(layer, document):
    document["features"][1].update(id="\x1b[2J\nforged", geometry=point(400, 50))
    assert str(layers.check_layer(layer())[0]).isprintable()


def test_a_frame_that_the_codebook_forbids_is_not_written(tmp_path):
    frame = layers.to_frame(reading(located(1)))
    frame.loc[0, "status"] = "sure"
    path = tmp_path / "a.geojson"
    with pytest.raises(LayerError, match="unknown status"):
        layers.write_layer(frame, path)
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="allow writing there"):
        layers.write_layer(layers.empty_frame(), tmp_path / "file" / "a.geojson")


# Edits by hand


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


def added(**changes: Any) -> gpd.GeoDataFrame:
    given = {
        "event_type": "attack",
        "side": "UKR",
        "status": "claimed",
        "begin": DAY,
        "end": DAY,
        "geometry": Point(3, 50),
    }
    return layers.added_feature(**(given | {"source": "Ana", "place_name": "at Zorin"} | changes))


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


# Several writers, and sudden death

INSERT = """
    import datetime as dt, sys
    from pathlib import Path
    from shapely.geometry import Point
    from frontmap import layers
    path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    day = dt.date(2031, 5, 4)
    print("ready", flush=True)
    for number in range(count):
        new = layers.added_feature(event_type="attack", side="UKR", status="claimed", begin=day, end=day,
                                   geometry=Point(3, 50), note=f"{name} {number}")
        layers.update_layer(path, lambda frame: layers.add_features(frame, new))
"""


def inserting(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(INSERT), str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_programs_that_write_at_once_lose_nothing(tmp_path):
    path = tmp_path / "day.geojson"
    writers = [inserting(path, name, 20) for name in ("a", "b")]
    for writer in writers:
        with writer:
            assert writer.wait(timeout=120) == 0
    assert len(layers.read_layer(path)) == 40


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path):
    path = tmp_path / "day.geojson"
    layers.write_layer(added(note="first"), path)
    for turn in range(4):
        with inserting(path, f"turn {turn}", 1000) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.15 + 0.037 * turn)
            writer.send_signal(signal.SIGKILL)
        assert layers.check_layer(path) == ()
    assert len(layers.read_layer(path)) > 4
    layers.update_layer(path, lambda frame: layers.add_features(frame, added(note="after all")))
    assert not list(tmp_path.glob(".*")), "the next writer clears away what a killed one left"


def test_a_layer_that_another_program_keeps_locked_is_said_to_be(tmp_path):
    path = tmp_path / "a.geojson"
    with (
        lock_file(path),
        pytest.raises(LayerError, match=r"another program has been writing it.*try again"),
        lock_file(path, timeout_s=0.1),
    ):
        pass


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("old")

    def fail(unfinished: Path) -> None:
        unfinished.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left on device"):
        replace_file(path, fail)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
