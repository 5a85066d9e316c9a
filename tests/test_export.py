"""Exports: what other programs get, by ending; filters. The country is invented."""

from __future__ import annotations

import csv
import functools
import io
import json
import sqlite3
from contextlib import closing
from typing import Any

import fiona
import geopandas as gpd
import pytest
import shapely
from lxml import etree
from shapely.geometry import LineString, Point, Polygon, box

from frontmap import layers
from frontmap.errors import FrontmapError, OptionError, OutputError
from frontmap.export import WRITERS, export_layer, filter_frame
from frontmap.layers import add_features
from located_claims import DAY, added

HOSTILE = (
    "a ]]> b",
    "<b>&amp;</b>",
    "</value></Data>",
    "=cmd()",
    "+1",
    "-1",
    "@x",
    'q " , \n r',
    "\u202e\u2028",
    "'",
    "\ufffe\x01",
)
KML = {"k": "http://www.opengis.net/kml/2.2"}
HOLED = Polygon(box(0, 0, 3, 3).exterior, [box(1, 1, 2, 2).exterior])


def feature(number: int = 0, geometry: Any = None, *, day: int = 4, **changes: Any) -> gpd.GeoDataFrame:
    when = DAY.replace(day=day)
    return added(**({"begin": when, "end": when, "note": f"n{number}", "geometry": geometry} | changes))


@pytest.fixture
def frame() -> gpd.GeoDataFrame:
    """Give a layer with each kind of geometry, none too, and a property that the codebook does not know."""
    shapes = [
        Point(3.5, 50.25),
        LineString([(3, 50), (4, 51)]),
        HOLED,
        shapely.union(box(0, 0, 1, 1), box(2, 2, 3, 3)),
        None,
    ]
    made = layers.empty_frame()
    for number, shape in enumerate(shapes):
        made = add_features(
            made, feature(number, shape, footprint=box(2, 49, 5, 52), uncertainty_m=800.4, day=number + 1)
        )
    made.at[0, "extra"] = {"seen_by": ["Ana", 1]}
    return made


def hostile_frame() -> gpd.GeoDataFrame:
    made = layers.empty_frame()
    for number, text in enumerate(HOSTILE):
        made = add_features(made, feature(number, Point(number, 50), note=text, source=text, day=number + 1))
    return made


# All formats


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_layer_gives_the_same_bytes(tmp_path, frame, ending):
    first = export_layer(frame, tmp_path / f"a{ending}").read_bytes()
    second = export_layer(frame.iloc[::-1], tmp_path / "other" / f"a{ending}").read_bytes()
    assert first == second


@pytest.mark.parametrize("ending", WRITERS)
def test_an_empty_layer_gives_a_valid_empty_file(tmp_path, ending):
    path = export_layer(layers.empty_frame(), tmp_path / f"a{ending}")
    assert len(gpd.read_file(path, engine="pyogrio")) == 0


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".kml"])
def test_every_feature_arrives_with_its_geometry(tmp_path, frame, ending):
    read = gpd.read_file(export_layer(frame, tmp_path / f"a{ending}"), engine="pyogrio")
    assert len(read) == 5
    areas = [None if shape is None else (shape.geom_type, round(shape.area, 9)) for shape in read.geometry]
    assert areas == [("Point", 0), ("LineString", 0), ("Polygon", 8), ("MultiPolygon", 2), None]


@pytest.mark.parametrize("name", ["a.shp", "a", "a.geojson.txt"])
def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path, frame, name):
    with pytest.raises(OptionError, match=r"use one of .geojson, .gpkg, .kml, .csv"):
        export_layer(frame, tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", WRITERS)
def test_a_place_that_cannot_be_written_is_one_line_and_nothing_is_left(tmp_path, frame, ending):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="choose another folder"):
        export_layer(frame, tmp_path / "file" / f"a{ending}")
    (tmp_path / f"folder{ending}").mkdir()
    with pytest.raises(OutputError, match="this is a folder"):
        export_layer(frame, tmp_path / f"folder{ending}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", f"folder{ending}"]


# Each format


def test_an_exported_geojson_is_itself_a_layer(tmp_path, frame):
    path = export_layer(frame, tmp_path / "a.geojson")
    assert layers.check_layer(path, strict=True) == ()
    assert layers.read_layer(path)["extra"][0] == {"seen_by": ["Ana", 1]}


def test_a_geopackage_has_dates_numbers_and_json_in_columns_of_their_kind(tmp_path, frame):
    path = export_layer(frame, tmp_path / "a.gpkg")
    assert fiona.listlayers(path) == ["claims"]
    with fiona.open(path) as source:
        kinds = source.schema["properties"]
        first = next(iter(source)).properties
    assert (kinds["begin"], kinds["uncertainty_m"], kinds["citations"], kinds["extra"]) == (
        "date",
        "float",
        "json",
        "json",
    )
    assert (first["begin"], first["uncertainty_m"], first["extra"]) == ("2031-05-01", 800.0, {"seen_by": ["Ana", 1]})
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("select last_change from gpkg_contents").fetchall() == [("2000-01-01T00:00:00.000Z",)]


def test_a_kml_file_has_a_placemark_with_its_days_for_every_feature(tmp_path, frame):
    tree = etree.parse(export_layer(frame, tmp_path / "a.kml"))
    assert tree.xpath("//k:TimeSpan/k:begin/text()", namespaces=KML) == [f"2031-05-0{day}" for day in range(1, 6)]
    assert tree.xpath("//k:TimeSpan/k:end/text()", namespaces=KML) == [f"2031-05-0{day}" for day in range(1, 6)]
    assert len(tree.xpath("//k:Placemark[not(k:Point|k:LineString|k:Polygon|k:MultiGeometry)]", namespaces=KML)) == 1
    assert len(tree.xpath("//k:innerBoundaryIs", namespaces=KML)) == 1


def test_the_parts_of_a_placemark_stand_in_the_order_of_the_kml_schema(tmp_path, frame):
    tree = etree.parse(export_layer(frame, tmp_path / "a.kml"))
    wanted = ["name", "TimeSpan", "styleUrl", "ExtendedData", "Point"]
    assert [etree.QName(part).localname for part in tree.find(".//k:Placemark", KML)] == wanted
    styles = set(tree.xpath("//k:Style/@id", namespaces=KML))
    assert {link.lstrip("#") for link in tree.xpath("//k:styleUrl/text()", namespaces=KML)} == styles


def test_hostile_text_stays_text_in_kml(tmp_path):
    tree = etree.parse(export_layer(hostile_frame(), tmp_path / "a.kml"))
    notes = tree.xpath("//k:Data[@name='note']/k:value/text()", namespaces=KML)
    assert notes == [*HOSTILE[:-1], "\ufffd\ufffd"]
    assert not tree.xpath("//k:description", namespaces=KML)


def test_a_csv_file_has_wkt_and_a_point_on_each_geometry(tmp_path, frame):
    rows = list(csv.DictReader(io.StringIO(export_layer(frame, tmp_path / "a.csv").read_text(encoding="utf-8"))))
    assert [(row["lon"], row["lat"]) for row in rows][0::4] == [("3.5", "50.25"), ("", "")]
    assert rows[0]["wkt"] == "POINT (3.5 50.25)"
    assert HOLED.contains(Point(float(rows[2]["lon"]), float(rows[2]["lat"])))
    assert shapely.from_wkt(rows[4]["footprint_wkt"]).equals(box(2, 49, 5, 52))
    assert json.loads(rows[0]["extra"]) == {"seen_by": ["Ana", 1]}


def test_no_spreadsheet_takes_text_from_a_report_for_a_formula(tmp_path):
    content = export_layer(hostile_frame(), tmp_path / "a.csv").read_bytes().decode()
    notes = [row["note"] for row in csv.DictReader(io.StringIO(content, newline=""))]
    assert notes == [f"'{text}" if text[0] in "=+-@" else text for text in HOSTILE]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_text_with_another_separator_of_lists_is_quoted(tmp_path, separator):
    text = f"x{separator}=1"
    frame = add_features(layers.empty_frame(), feature(1, Point(1, 50), note=text))
    content = export_layer(frame, tmp_path / "a.csv").read_text(encoding="utf-8")

    assert content.count(f'"{text}"') == content.count(text) == 1
    assert [row["note"] for row in csv.DictReader(io.StringIO(content, newline=""))] == [text]


# Filters


def many() -> gpd.GeoDataFrame:
    made = layers.empty_frame()
    rows = [("attack", "UKR", "claimed"), ("attack", "RUS", "likely"), ("capture", "RUS", "confirmed")]
    for number, (event_type, side, status) in enumerate(rows):
        where = None if number == 2 else Point(36 + number, 48)
        new = feature(number, where, day=number + 1, event_type=event_type, side=side, status=status)
        made = add_features(made, new)
    return made


@pytest.mark.parametrize(
    ("conditions", "notes"),
    [
        ({}, ["n0", "n1", "n2"]),
        ({"types": ["Attack"]}, ["n0", "n1"]),
        ({"sides": ["rus"], "types": ["attack"]}, ["n1"]),
        ({"statuses": ["claimed", "confirmed"]}, ["n0", "n2"]),
        ({"begin": DAY.replace(day=2)}, ["n1", "n2"]),
        ({"end": DAY.replace(day=2)}, ["n0", "n1"]),
        ({"begin": DAY.replace(day=2), "end": DAY.replace(day=2)}, ["n1"]),
        ({"bbox": (35.5, 47.0, 36.5, 49.0)}, ["n0"]),
        ({"bbox": (0.0, 0.0, 1.0, 1.0)}, []),
        ({"sides": ["AZE"]}, []),
    ],
)
def test_a_filter_keeps_what_meets_all_conditions(conditions, notes):
    chosen = filter_frame(many(), **conditions)
    assert list(chosen["note"]) == notes
    assert list(chosen.columns) == list(many().columns)


def test_an_event_of_several_days_is_found_by_each_of_them():
    frame = feature(begin=DAY.replace(day=1), end=DAY.replace(day=5))
    assert len(filter_frame(frame, begin=DAY.replace(day=3), end=DAY.replace(day=3))) == 1
    assert len(filter_frame(frame, begin=DAY.replace(day=6))) == 0


def test_an_empty_layer_can_be_filtered():
    conditions = {"types": ["attack"], "begin": DAY, "end": DAY, "bbox": (0.0, 0.0, 1.0, 1.0)}
    assert len(filter_frame(layers.empty_frame(), **conditions)) == 0


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"types": ["battle"]}, "unknown event type 'battle'; choose one of attack, repelled_attack"),
        ({"sides": ["UKA"]}, "unknown side 'UKA'; choose one of UKR, RUS, UNK"),
        ({"statuses": [""]}, "unknown status ''; choose one of confirmed"),
        ({"begin": DAY, "end": DAY.replace(day=1)}, "the first day 2031-05-04 is after the last day 2031-05-01"),
        ({"bbox": (47.0, 35.5, 49.0, 37.5)}, "fits the layer only with its numbers exchanged"),
    ],
)
def test_a_condition_that_cannot_be_meant_is_refused_in_one_line(conditions, message):
    with pytest.raises(FrontmapError) as caught:
        filter_frame(many(), **conditions)
    assert message in str(caught.value)


class TestStandings:
    @staticmethod
    def events() -> gpd.GeoDataFrame:
        rows = [
            {"event_id": "e1", "event_type": "capture", "status": "claimed"},
            {"event_id": "e1", "event_type": "repelled_attack", "status": "possible"},
            {"event_id": "e1", "event_type": "capture", "status": "denied", "review": "rejected"},
            {"event_id": "e2", "event_type": "strike", "status": "claimed"},
            {"event_id": "e2", "event_type": "strike", "status": "confirmed"},
            {"event_id": "e3", "event_type": "strike", "status": "planned"},
        ]
        frames = [feature(number, Point(3, 50), event_type=row["event_type"]) for number, row in enumerate(rows)]
        frame = functools.reduce(add_features, frames)
        for number, row in enumerate(rows):
            for name, value in row.items():
                frame.loc[number, name] = value
        frame["span_start"] = range(len(rows))
        return frame

    WANTED = (
        ("claimed", "for"),
        ("claimed", "against"),
        (None, None),
        ("confirmed", None),
        ("confirmed", None),
        (None, None),
    )

    def test_stand_beside_each_claim_of_a_table(self, tmp_path):
        path = export_layer(self.events(), tmp_path / "a.csv")
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))

        assert [(row["event_status"] or None, row["event_account"] or None) for row in rows] == list(self.WANTED)

    def test_stand_in_a_geopackage(self, tmp_path):
        path = export_layer(self.events(), tmp_path / "a.gpkg")
        with fiona.open(path) as source:
            found = [(one["properties"]["event_status"], one["properties"]["event_account"]) for one in source]

        assert found == list(self.WANTED)

    def test_stand_in_a_kml_file(self, tmp_path):
        path = export_layer(self.events(), tmp_path / "a.kml")
        found = etree.parse(path).xpath("//k:Data[@name='event_account']/k:value/text()", namespaces=KML)

        assert found == ["for", "against"]
