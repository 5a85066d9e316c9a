"""The faults of a layer: each is one line that says where, what and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from shapely.geometry import Point

from frontmap import layers
from frontmap.errors import LayerError
from located_claims import added, located, reading

if TYPE_CHECKING:
    from collections.abc import Callable


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
    broken(on_feature(geometry=point(11, 10**400)), "is no position"),
    broken(on_properties(uncertainty_m=10**400), "uncertainty_m can't be"),
    broken(on_properties(places=[{"name": "X", "relation": "at", "lon": 10**400, "lat": 51}]), '("X"): [1000'),
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
