"""The map as a page of text: what it holds, what it never holds, and how it is written."""

from __future__ import annotations

import io
import json
import re
import shutil
import stat
import tarfile
from pathlib import Path

import folium
import geopandas as gpd
import pytest
from shapely.geometry import GeometryCollection, LineString, Point, Polygon, box

from frontmap.errors import LayerError, OptionError, OutputError, ReferenceDataError
from frontmap.maps import Basemap, draw_map, load_basemap, render_page, vendor, write_page
from frontmap.maps.basemap import Label
from frontmap.maps.elements import data_block
from frontmap.maps.theatre import theatres

# Norland, an invented country of two provinces and one river.
NORLAND = Basemap(
    extent=(10.0, 50.0, 14.0, 53.0),
    land=(box(10.5, 50.5, 13.5, 52.5),),
    oblasts=(LineString([(12, 50.5), (12, 52.5)]),),
    rivers=(LineString([(11, 50.5), (11.2, 52.5)]),),
    labels=(Label("Aldgate", "city", 11.5, 51.5, 2),),
)


def claim(**given):
    """One claim of a layer, as plain as it can be."""
    row = {
        "id": "c1", "event_id": "e1", "event_type": "attack", "side": "UKR", "actor": "Norland's army",
        "status": "claimed", "hedge": "said", "claimant": "a spokesman", "publisher": "The Norland Gazette",
        "url": "https://example.org/1", "citations": [1, 2], "begin": "2031-05-01", "end": "2031-05-02",
        "report_date": "2031-05-02", "places": [], "place_name": "Aldgate", "oblast": "West", "uncertainty_m": 1200.0,
        "method": "settlement", "quote": "They attacked Aldgate.", "reason": "", "review": "extracted", "editor": None,
        "edited": None, "note": None, "geometry": Point(11.5, 51.5),
    }  # fmt: skip
    return row | given


def layer(*rows):
    """A layer of these claims."""
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs="EPSG:4326")


def draw(*rows, **options):
    """The map of these claims over Norland."""
    texts = {"title": "Norland, 2 May 2031", "subtitle": "A test", "attributions": ["(c) Norland Survey"]}
    return draw_map(layer(*rows), NORLAND, **(texts | options))


def data(page: str, name: str = "data"):
    """What a data block of the page holds."""
    text = re.search(rf'<script type="application/json" id="frontmap-{name}">(.*?)</script>', page, re.DOTALL)
    assert text is not None
    return json.loads(text[1])


def drawn(*rows):
    """The page's data for these claims."""
    return data(render_page(draw(*rows)))


def test_equal_layers_give_equal_bytes(tmp_path):
    for name in ("a.html", "b.html"):
        write_page(draw(claim(), claim(id="c2", event_id="e2", side="RUS")), tmp_path / name)

    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_map_can_be_rendered_twice():
    page = draw(claim())

    assert render_page(page) == render_page(page)


def test_ids_are_fixed_for_our_maps_only():
    draw(claim())

    assert folium.Map().get_name() != folium.Map().get_name()


def test_the_page_names_no_host_that_it_would_load_from():
    page = render_page(draw(claim()))

    assert not re.search(r"<(script|link|img|iframe)[^>]*\b(src|href)=", page)
    assert "@import" not in page
    assert not re.search(r"url\((?!data:|#|\"?data:)", page.split("<body>")[0].split("<script>")[0])


def test_a_policy_forbids_all_that_the_page_does_not_bring_along():
    page = render_page(draw(claim()))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)

    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_tiles_open_the_policy_for_their_host_only():
    page = render_page(draw(claim(), tiles="OpenTopoMap"))

    assert "img-src data: https://*.tile.opentopomap.org;" in page


def test_an_unknown_tile_provider_is_refused_with_those_that_are_close():
    with pytest.raises(OptionError, match=r"'OpenTopMap'.*close to OpenTopoMap"):
        draw(claim(), tiles="OpenTopMap")


def test_a_tile_provider_without_its_key_is_refused_with_the_way_to_give_it():
    with pytest.raises(OptionError, match=r"Thunderforest.Outdoors wants a key.*\?apikey=KEY"):
        draw(claim(), tiles="Thunderforest.Outdoors")
    assert "apikey" in render_page(draw(claim(), tiles="Thunderforest.Outdoors?apikey=abc"))


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "{% raw %}", "{# x #}", "{{{%", "</script><script>", "<!--", "\u2028", "\ud800"]
)
def test_a_data_block_holds_nothing_that_html_or_a_template_could_read(text):
    block = data_block("frontmap-data", {"text": text}).render()
    inside = block.removeprefix('<script type="application/json" id="frontmap-data">').removesuffix("</script>\n")

    assert json.loads(inside) == {"text": text}
    assert inside.isascii()
    assert not re.search(r"[<>&]|\{\{|\{%|\{#", inside)


def test_report_text_stands_in_the_data_block_and_nowhere_else():
    page = render_page(
        draw(claim(quote="{{ 7*7 }} Zanzibar", actor="Zanzibar", place_name="Zanzibar", note="Zanzibar"))
    )

    assert page.count("Zanzibar") == 5
    assert "Zanzibar" not in page.replace(re.search(r'id="frontmap-data">.*?</script>', page)[0], "")
    assert "49 Zanzibar" not in page


def test_a_title_is_text():
    page = render_page(draw(claim(), title="</title><script>{{7*7}}\u202e"))

    assert "<title>&lt;/title&gt;&lt;script&gt;{{7*7}}</title>" in page


def test_claims_of_one_event_are_one_symbol_with_the_look_of_the_surest():
    rows = [claim(), claim(id="c2", status="confirmed", geometry=Point(11.6, 51.6)), claim(id="c3", status="possible")]
    found = drawn(*rows)

    assert len(found["events"]) == 1
    assert (found["events"][0]["status"], found["events"][0]["at"]) == ("confirmed", [11.6, 51.6])
    assert found["events"][0]["claims"] == [0, 1, 2]


def test_what_cannot_be_placed_is_counted_and_keeps_its_reason():
    found = drawn(claim(), claim(id="c2", event_id="e2", geometry=None, reason="two places alike"))

    assert found["counts"] == {"claims": 2, "placed": 1, "unplaced": 1, "planned": 0, "rejected": 0, "events": 1}
    assert found["claims"][found["unplaced"][0]]["reason"] == "two places alike"


def test_plans_are_kept_and_not_drawn_and_rejected_claims_are_only_counted():
    found = drawn(claim(status="planned"), claim(id="c2", event_id="e2", review="rejected", quote="never said"))

    assert (found["counts"]["planned"], found["counts"]["rejected"], found["events"]) == (1, 1, [])
    assert "never said" not in json.dumps(found)


def test_a_map_without_events_opens_on_ukraine():
    west, south, east, north = drawn(claim(geometry=None))["view"]

    assert west < 30.5 < east
    assert south < 50.4 < north


def test_an_empty_layer_can_be_drawn():
    empty = gpd.GeoDataFrame({"event_type": []}, geometry=[], crs="EPSG:4326")

    page = render_page(draw_map(empty, NORLAND, title="Nothing", subtitle="", attributions=[]))

    assert data(page)["counts"]["claims"] == 0


def test_a_map_opens_on_the_theatre_with_most_events_and_names_the_others():
    rows = [claim(id=f"c{n}", event_id=f"e{n}", geometry=Point(11 + n / 10, 51)) for n in range(3)]
    found = drawn(claim(id="far", event_id="far", geometry=Point(46, 40)), *rows)

    assert found["view"] == [11, 51, 11.2, 51]
    assert [len(one["events"]) for one in found["elsewhere"]] == [1]


def test_a_region_does_not_pull_the_view_away_from_where_things_happened():
    region = claim(id="c9", event_id="e9", geometry=box(10, 45, 20, 55))
    near = [claim(id=f"c{n}", event_id=f"e{n}", geometry=Point(14 + n / 10, 50)) for n in range(3)]

    assert drawn(region, *near)["view"] == [14, 50, 15, 50]
    assert drawn(region)["view"] == [10, 45, 20, 55]


def test_a_chain_of_near_events_is_one_theatre():
    boxes = [(float(lon), 50.0, float(lon), 50.0) for lon in range(0, 40, 5)]

    assert len(theatres(boxes)) == 1


def test_lines_have_a_head_only_where_the_text_gives_a_direction():
    line = LineString([(11, 51), (12, 51.5)])
    along = claim(geometry=line, places=[{"name": "Aldgate", "relation": "line"}])
    toward = claim(geometry=line, places=[{"name": "Aldgate", "relation": "toward"}])

    assert "directed" not in drawn(along)["events"][0]
    assert drawn(toward)["events"][0]["directed"] is True


def test_an_area_is_drawn_once_however_many_events_lie_on_it():
    west = box(10.5, 50.5, 12, 52.5)
    found = drawn(claim(geometry=west), claim(id="c2", event_id="e2", geometry=west, side="RUS"))

    assert len(found["shapes"]) == 1
    assert [event["shape"] for event in found["events"]] == [0, 0]


def test_small_areas_lie_on_large_ones():
    small, large = box(11, 51, 11.1, 51.1), box(10.5, 50.5, 12, 52.5)
    found = drawn(
        claim(geometry=small, place_name="small"), claim(id="c2", event_id="e2", geometry=large, place_name="large")
    )

    assert [event["place"] for event in found["events"]] == ["large", "small"]


def test_the_symbol_of_an_area_stands_inside_it():
    horseshoe = Polygon([(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)])

    assert horseshoe.contains(Point(drawn(claim(geometry=horseshoe))["events"][0]["at"]))


@pytest.mark.parametrize(
    "footprint",
    [box(11, 51, 12, 52), box(11, 51, 12, 52).wkt, box(11, 51, 12, 52).__geo_interface__],
    ids=["geometry", "wkt", "geojson"],
)
def test_a_footprint_becomes_the_margin_under_the_symbol(footprint):
    found = drawn(claim(footprint=footprint))

    assert "areas" in found["shapes"][found["events"][0]["footprint"]]


def test_a_footprint_that_is_no_geometry_is_refused_in_one_line():
    with pytest.raises(LayerError, match=r"^claim c1: footprint is no geometry"):
        draw(claim(footprint="POLYGON of hope"))


@pytest.mark.parametrize(
    "geometry", [Point(), Point(float("inf"), 0), GeometryCollection()], ids=["empty", "infinite", "nothing inside"]
)
def test_a_geometry_that_cannot_be_drawn_counts_as_unplaced(geometry):
    assert drawn(claim(geometry=geometry))["counts"]["unplaced"] == 1


def test_mixed_geometries_are_drawn_by_their_largest_part():
    mixed = GeometryCollection([Point(0, 0), LineString([(0, 0), (1, 1)]), box(11, 51, 12, 52)])

    assert drawn(claim(geometry=mixed))["events"][0]["at"] == [11.5, 51.5]


@pytest.mark.parametrize(
    ("column", "value"), [("event_type", "{{7*7}}"), ("status", "sure"), ("side", "<b>"), ("side", None)]
)
def test_a_code_that_does_not_exist_is_refused_in_one_line(column, value):
    with pytest.raises(LayerError, match=r"^claim c1: .*correct it in the layer$") as caught:
        draw(claim(**{column: value}))
    assert "\n" not in str(caught.value)


def test_empty_cells_are_left_out_of_what_the_page_is_told():
    told = drawn(claim(note=float("nan"), editor=None, citations=None, uncertainty_m=float("nan")))["claims"][0]

    assert not {"note", "editor", "citations", "uncertainty_m"} & set(told)


def test_layers_stand_in_the_control_by_side_and_type():
    page = render_page(draw(claim(), claim(id="c2", event_id="e2", side="RUS", event_type="strike")))

    assert page.index('"Russia: strike"') < page.index('"Ukraine: attack"')


def test_a_page_is_written_whole_and_readable_by_others(tmp_path):
    path = tmp_path / "map.html"
    path.write_text("old", encoding="utf-8")
    write_page(draw(claim()), path)

    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["map.html"]


@pytest.mark.parametrize(("where", "told"), [("file/map.html", "can't be written"), ("folder", "is a folder")])
def test_a_page_that_cannot_be_written_leaves_nothing_behind(tmp_path, where, told):
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()

    with pytest.raises(OutputError, match=told) as caught:
        write_page(draw(claim()), tmp_path / where)
    assert "\n" not in str(caught.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]
    assert not list((tmp_path / "folder").iterdir())


def test_a_page_gets_the_folder_it_is_asked_to_stand_in(tmp_path):
    write_page(draw(claim()), tmp_path / "new" / "map.html")

    assert [one.name for one in (tmp_path / "new").iterdir()] == ["map.html"]


def test_the_vendored_files_are_those_of_the_manifest():
    assert "leaflet/leaflet.js" in vendor.check()


@pytest.fixture
def vendored(tmp_path, monkeypatch):
    """A copy of the vendored files that a test may spoil."""
    folder = tmp_path / "vendor"
    shutil.copytree(vendor.VENDOR, folder)
    monkeypatch.setattr(vendor, "VENDOR", folder)
    return folder


def test_a_vendored_file_that_was_changed_is_named(vendored):
    (vendored / "leaflet/leaflet.js").write_text("alert(1)", encoding="utf-8")

    with pytest.raises(ReferenceDataError, match=r"leaflet\.js: sha256 is"):
        vendor.check()


def test_vendored_files_are_renewed_from_a_published_archive(vendored, tmp_path):
    archive = tmp_path / "leaflet-1.9.9.tgz"
    with tarfile.open(archive, "w:gz") as bundle:
        for name, row in vendor.manifest()["leaflet"]["files"].items():
            content = f"new {name}".encode()
            entry = tarfile.TarInfo(row["member"])
            entry.size = len(content)
            bundle.addfile(entry, io.BytesIO(content))

    vendor.renew(archive)

    assert (vendored / "leaflet/leaflet.js").read_text(encoding="utf-8") == "new leaflet.js"
    assert vendor.manifest()["leaflet"]["version"] == "1.9.9"
    assert vendor.check()


@pytest.mark.usefixtures("vendored")
@pytest.mark.parametrize("name", ["leaflet.tgz", "leaflet-1.9.9.tgz"])
def test_an_archive_without_version_or_content_renews_nothing(tmp_path, name):
    (tmp_path / name).write_bytes(b"no archive")

    with pytest.raises(ReferenceDataError, match=name):
        vendor.renew(tmp_path / name)
    assert vendor.check()


def write_geo(folder: Path) -> Path:
    """Norland as reference data."""

    def collection(*features):
        return json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {"type": "Feature", "properties": row, "geometry": one.__geo_interface__} for row, one in features
                ],
            }
        )

    for name in ("boundaries", "rivers", "gazetteer"):
        (folder / name).mkdir(parents=True)
    norland, sudland = box(10, 50, 14, 53), box(10, 47, 14, 50)
    (folder / "boundaries/countries.geojson").write_text(
        collection(({"name": "Norland"}, norland), ({"name": "Sudland"}, sudland)), encoding="utf-8"
    )
    (folder / "boundaries/oblasts.geojson").write_text(
        collection(({"name": "West Oblast"}, box(10, 50, 12, 53)), ({"name": "East"}, box(12, 50, 14, 53))),
        encoding="utf-8",
    )
    river = LineString([(11, 50), (11.001, 51), (11, 53)])
    (folder / "rivers/rivers.geojson").write_text(
        collection(({"name": "Ald River"}, river), ({"name": "Bek", "source": "hand"}, river)), encoding="utf-8"
    )
    (folder / "rivers/reservoirs.geojson").write_text(collection(({}, box(11, 51, 11.2, 51.2))), encoding="utf-8")
    (folder / "gazetteer/places.csv").write_text(
        "id,name,other_names,kind,oblast,lon,lat,extent_m,source\n"
        "1,Aldgate,,city,West Oblast,11.5,51.5,8000,a+b\n"
        "2,Aldgate Docks,,town,West Oblast,11.52,51.5,2600,geonames\n"
        "4,Tractor Works,,city,East,13.5,51.5,3000,geonames\n"
        "5,Sudburg,,city,,13.5,48.5,3000,geonames\n"
        "6,Suddorf,,town,,12.5,48.5,900,a\n"
        "3,Hamlet,,village,West Oblast,11.8,51.8,300,a\n",
        encoding="utf-8",
    )
    return folder


def test_a_base_map_has_each_border_once_and_labels_for_towns_but_not_their_districts(tmp_path):
    found = load_basemap(write_geo(tmp_path / "geo"))

    assert found.extent == (10, 47, 14, 53)
    assert [round(one.length, 1) for one in found.borders] == [4.0]
    assert [round(one.length, 1) for one in found.oblasts] == [3.0]
    assert (len(found.rivers), len(found.coarse_rivers)) == (1, 1)
    assert {label.name for label in found.labels} == {
        "Norland",
        "Sudland",
        "West",
        "East",
        "Ald",
        "Bek",
        "Aldgate",
        "Sudburg",
    }


def test_lines_of_the_base_map_are_steps_on_a_grid(tmp_path):
    found = load_basemap(write_geo(tmp_path / "geo")).payload

    assert found["rivers"] == [[11000, 50000, 0, 3000]]


@pytest.mark.parametrize("name", ["boundaries/countries.geojson", "rivers/rivers.geojson", "gazetteer/places.csv"])
def test_a_missing_or_broken_file_of_the_base_map_is_named(tmp_path, name):
    geo = write_geo(tmp_path / "geo")
    (geo / name).write_text("nothing", encoding="utf-8")

    with pytest.raises(ReferenceDataError, match=name):
        load_basemap(geo)
    (geo / name).unlink()
    with pytest.raises(ReferenceDataError, match=name):
        load_basemap(geo)


def test_the_page_of_a_day_stays_small():
    geo = Path(__file__).parents[1] / "geo"
    rows = [claim(id=f"c{n}", event_id=f"e{n}", geometry=Point(37 + n / 20, 48)) for n in range(60)]
    page = draw_map(layer(*rows), load_basemap(geo), title="A day", subtitle="", attributions=[])

    assert len(render_page(page).encode()) < 600_000
