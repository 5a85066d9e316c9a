"""The reference data: every row of geo/ is a test case. A failing test lists the rows at fault."""

import csv
import hashlib
import tomllib
from pathlib import Path

import numpy as np
import pytest
import shapely

from frontmap.gazetteer import AREAS, KINDS, LINES, SETTLEMENTS, fold_phrase, load_gazetteer, read_attributions

GEO = Path(__file__).parents[1] / "geo"
SPOT_KM = 111.2
# A point of a coarse outline's far side: the outlines are simplified to 400 m and were drawn with an error of 500 m.
BORDER_TOLERANCE_KM = 1.5


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(GEO)


@pytest.fixture(scope="module")
def rows():
    found = []
    for name in ("places.csv", "added.csv"):
        with (GEO / "gazetteer" / name).open(encoding="utf-8", newline="") as file:
            found.append([{**row, "line": f"{name}:{line}"} for line, row in enumerate(csv.DictReader(file), 2)])
    replaced = {row["id"] for row in found[1]}
    return [row for row in found[0] if row["id"] not in replaced] + found[1]


def show(faulty):
    return [" ".join((row["line"], row["id"], row["name"], row["oblast"])) for row in faulty][:20]


def test_every_id_is_given_once(rows):
    seen = set()
    assert show(row for row in rows if row["id"] in seen or seen.add(row["id"])) == []


def test_every_place_lies_in_the_theatre(rows):
    assert show(r for r in rows if not (19 <= float(r["lon"]) <= 61 and 38 <= float(r["lat"]) <= 60)) == []


def test_every_kind_is_known_and_every_row_has_name_source_and_extent(rows):
    points = KINDS - AREAS - LINES
    assert show(r for r in rows if r["kind"] not in points or not r["name"].strip() or not r["source"]) == []
    assert show(r for r in rows if not 100 <= float(r["extent_m"]) <= 20_000) == []


def test_names_are_clean(rows):
    assert (
        show(r for r in rows if not fold_phrase(r["name"]) or r["name"] != r["name"].strip() or '"' in r["name"]) == []
    )
    assert show(r for r in rows if "" in r["other_names"].split("|") and r["other_names"]) == []
    assert show(r for r in rows if r["name"] in r["other_names"].split("|")) == []


def test_every_place_lies_in_the_oblast_it_names(rows, gazetteer):
    areas = {entry.name: gazetteer.geometry(entry) for entry in gazetteer.entries if entry.kind == "oblast"}
    assert show(row for row in rows if row["oblast"] and row["oblast"] not in areas) == []
    faulty = []
    for name, area in areas.items():
        own = [row for row in rows if row["oblast"] == name]
        near = area.buffer(BORDER_TOLERANCE_KM / SPOT_KM * 1.5)
        inside = shapely.contains_xy(near, [float(r["lon"]) for r in own], [float(r["lat"]) for r in own])
        faulty += [row for row, good in zip(own, inside, strict=True) if not good]
    assert show(faulty) == []


def test_no_settlement_has_a_twin_within_2_km(rows):
    settled = [row for row in rows if row["kind"] in SETTLEMENTS]
    spots = np.array([(float(row["lon"]), float(row["lat"])) for row in settled])
    keys = [fold_phrase(row["name"]) for row in settled]
    tree = shapely.STRtree(shapely.points(spots * (0.66, 1)))
    pairs = tree.query(shapely.points(spots * (0.66, 1)), predicate="dwithin", distance=2 / SPOT_KM)
    faulty = {
        (i, j) for i, j in pairs.T if i < j and keys[i] == keys[j] and settled[i]["oblast"] == settled[j]["oblast"]
    }
    assert show(settled[k] for pair in sorted(faulty) for k in pair) == []


def test_every_spelling_belongs_to_a_place(gazetteer):
    by_id = {entry.gazetteer_id: entry.name for entry in gazetteer.entries}
    with (GEO / "gazetteer" / "spellings.csv").open(encoding="utf-8", newline="") as file:
        assert [row for row in csv.DictReader(file) if by_id.get(row["id"]) != row["name"]] == []


def test_every_shape_is_valid_and_near_the_theatre(gazetteer):
    shapes = [entry for entry in gazetteer.entries if entry.lon is None]
    theatre = shapely.box(15, 34, 61, 60)
    russia = {"country:RUS", "country:IRN", "country:TUR", "country:POL"}
    faulty = [
        entry.gazetteer_id
        for entry in shapes
        if not (shape := gazetteer.geometry(entry)).is_valid
        or shape.is_empty
        or not (entry.gazetteer_id in russia or theatre.contains(shape))
        or entry.kind not in AREAS | LINES | {"reservoir"}
    ]
    assert faulty == []
    assert len({entry.gazetteer_id for entry in gazetteer.entries}) == len(gazetteer)


def test_areas_are_polygons_and_lines_are_lines(gazetteer):
    faulty = [
        entry.gazetteer_id
        for entry in gazetteer.entries
        if entry.lon is None and (gazetteer.geometry(entry).geom_type.endswith("LineString")) != (entry.kind in LINES)
    ]
    assert faulty == []


def test_there_are_27_oblasts_and_136_raions(gazetteer):
    kinds = [entry.kind for entry in gazetteer.entries if not entry.gazetteer_id.startswith("oblast-ru:")]
    assert (kinds.count("oblast"), kinds.count("raion")) == (27, 136)


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("Lyman", 37.80, 48.99),
        ("Krasnyi Lyman", 37.80, 48.99),
        ("Yampil", 37.97, 48.94),
        ("Bilohorivka", 38.25, 48.92),
        ("Bakhmut", 38.00, 48.59),
        ("Artemivsk", 38.00, 48.59),
        ("Dzerzhynsk", 37.85, 48.40),
        ("Toretsk", 37.85, 48.40),
        ("Severodonetsk", 38.49, 48.95),
        ("Kherson City", 32.61, 46.64),
        ("Kupyansk", 37.61, 49.71),
        ("Mykolayiv", 31.99, 46.97),
        ("Zaporizhia", 35.12, 47.85),
        ("Маріуполь", 37.55, 47.10),
        ("Mayorsk", 38.00, 48.41),
        ("Azovstal", 37.60, 47.10),
        ("ZNPP", 34.59, 47.51),
        ("Belgorod", 36.59, 50.60),
        ("Rostov-on-Don", 39.71, 47.23),
    ],
)
def test_a_name_that_reports_use_has_a_candidate_at_its_place(gazetteer, name, lon, lat):
    spots = [(entry.lon, entry.lat) for entry in gazetteer.candidates(name) if entry.lon is not None]
    assert any(abs(x - lon) < 0.08 and abs(y - lat) < 0.05 for x, y in spots)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Oskil River", "river"),
        ("Oskol river", "river"),
        ("Severskyi Donets", "river"),
        ("Siversky Donetsk River", "river"),
        ("Dnieper River", "river"),
        ("Zherebets River", "river"),
        ("Kakhovka Reservoir", "reservoir"),
        ("Zaporizhzhia Oblast", "oblast"),
        ("Donbas", "region"),
        ("southern Ukraine", "region"),
        ("Beryslav Raion", "raion"),
        ("Black Sea", "sea"),
        ("Kharkiv-Luhansk Oblast border", "border"),
        ("Luhansk-Kharkiv Oblast border", "border"),
        ("Azerbaijani-Armenian border", "border"),
        ("Russian border", "border"),
        ("Luhansk Oblast border", "border"),
        ("T1302 highway", "road"),
        ("R-66", "road"),
        ("E40", "road"),
    ],
)
def test_a_name_of_an_area_or_line_is_known(gazetteer, name, kind):
    assert kind in {entry.kind for entry in gazetteer.candidates(name)}


@pytest.mark.parametrize("spot", [(37.61, 49.71), (37.62, 49.38), (37.43, 49.18)])
def test_the_oskil_runs_past_kupiansk_borova_and_oskil(gazetteer, spot):
    (oskil,) = gazetteer.candidates("Oskil River")
    assert gazetteer.geometry(oskil).distance(shapely.Point(spot)) < 0.07


def test_old_and_new_name_are_one_row(gazetteer):
    (bakhmut,) = gazetteer.candidates("Bakhmut")
    assert bakhmut in gazetteer.candidates("Artemivsk")
    assert bakhmut.name == "Bakhmut"


def test_every_file_has_its_source_and_checksum():
    table = tomllib.loads((GEO / "sources.toml").read_text(encoding="utf-8"))
    files = {
        path.relative_to(GEO).as_posix() for path in GEO.rglob("*") if path.suffix in {".csv", ".geojson", ".json"}
    }
    assert files == set(table["file"])
    for name, facts in table["file"].items():
        assert set(facts["sources"]) <= set(table["source"]), name
        if not facts.get("edited_by_hand"):
            assert hashlib.sha256((GEO / name).read_bytes()).hexdigest() == facts["sha256"], name
    for source in table["source"].values():
        assert {"title", "publisher", "licence", "version", "url", "attribution"} <= set(source)


def test_the_attributions_are_offered():
    lines = read_attributions(GEO / "sources.toml")
    assert any("OpenStreetMap contributors" in line for line in lines)
    assert any("GeoNames" in line for line in lines)
    assert any("Natural Earth" in line for line in lines)
