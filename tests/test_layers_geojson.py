"""The file of a layer: what is written is read back, byte for byte and by other programs."""

from __future__ import annotations

import json

import geopandas as gpd
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from frontmap import layers
from frontmap.layers.geojson import decode, encode
from located_claims import located, reading

HOSTILE = (
    "{{ 7*7 }}", "${alert(1)}", "`id`", "</script><script>x</script>", "<img src=x onerror=x>", "a ]]> b",
    "a\u2028b\u2029c", "\"q\" 'q' \\ \\n", "\u202egnp.exe\u2066", '{"a": 1}', "[1, 2]", "2022-09-13",
    "2022-09-13T10:00:00Z", "null", "1e5", "=1+1", "line\r\nline\ttab", "\x1b[2J\x07",
    "\U0001f600 \U0002d800 e\u0301", " ",
)  # fmt: skip


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
