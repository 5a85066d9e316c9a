"""What is downloaded from the page in a real browser: files that other programs read, of just what the map shows."""

from __future__ import annotations

import csv
import io
import json
import random

import pytest
import shapely
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, box, mapping, shape

from frontmap.layers import check_layer, read_layer
from norland import claim
from test_browser_hostile_texts import HOSTILE

pytestmark = pytest.mark.browser

FORMULAS = ("=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "\r=1", "|x", "%x", "\uff1d1")


def rows():
    yield claim(1, geometry=Point(11.123456, 51.5), citations=[3, 4], uncertainty_m=None)
    yield claim(2, event_id="e1", status="denied", quote='Not so,\n"they" said; \';')
    yield claim(3, side="RUS", geometry=LineString([(11, 51), (12, 51.5), (12.00001, 51.50001)]))
    hole = Polygon([(11, 51), (11, 52), (12, 52), (12, 51)], [[(11.2, 51.2), (11.8, 51.2), (11.5, 51.8)]])
    yield claim(4, side="RUS", geometry=MultiPolygon([hole, box(13, 51, 13.5, 51.5)]))
    yield claim(5, geometry=None)
    yield claim(6, status="planned")


def saved(seen, kind: str) -> bytes:
    seen.page.evaluate("frontmap.showPane('table')")
    with seen.page.expect_download() as waiting:
        seen.page.locator(f"#fm-save-{kind}").click()
    assert waiting.value.suggested_filename == f"frontmap-excerpt.{kind}"
    return waiting.value.path().read_bytes()


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_geojson_is_a_sound_layer_of_the_claims_that_are_shown(watch, tmp_path):
    seen = watch(*rows())
    content = saved(seen, "geojson")
    path = tmp_path / "excerpt.geojson"
    path.write_bytes(content)

    assert check_layer(path, strict=True) == ()
    frame = read_layer(path)
    assert sorted(frame["quote"]) == ['Not so,\n"they" said; \';', "Sentence 1.", "Sentence 3.", "Sentence 4."]
    first = frame[frame["quote"] == "Sentence 1."].iloc[0]
    assert (first["event_id"], first["citations"], first["uncertainty_m"], first["note"]) == (
        "e1",
        [3, 4],
        None,
        "a note",
    ) or first["uncertainty_m"] != first["uncertainty_m"]
    assert (first.geometry.x, first.geometry.y) == (11.1235, 51.5)
    seen.check()


def test_geojson_says_that_it_is_an_excerpt_and_how_exact(watch):
    document = json.loads(saved(watch(*rows()), "geojson"))

    assert document["type"] == "FeatureCollection"
    assert "excerpt" in document["excerpt"]
    assert "4 decimals" in document["excerpt"]
    assert document["coordinate_decimals"] == 4
    assert "crs" not in document
    assert len({feature["id"] for feature in document["features"]}) == 4


def test_shapes_come_whole_with_rings_by_the_right_hand(watch):
    features = json.loads(saved(watch(*rows()), "geojson"))["features"]
    found = {feature["properties"]["quote"]: shape(feature["geometry"]) for feature in features}
    area = found["Sentence 4."]

    assert found["Sentence 3."].equals(LineString([(11, 51), (12, 51.5)]))
    assert area.is_valid
    assert area.equals(list(rows())[3]["geometry"])
    assert all(part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors) for part in area.geoms)


def test_each_claim_keeps_its_own_status_beside_its_events(watch):
    found = {row["quote"]: row for row in table(saved(watch(*rows()), "csv"))}
    against = found['Not so,\n"they" said; \';']

    assert (against["status"], against["event_status"], against["event_account"]) == ("denied", "claimed", "against")
    assert found["Sentence 1."]["event_account"] == "for"
    assert found["Sentence 3."]["event_account"] == ""


@pytest.mark.parametrize("kind", ["geojson", "csv"])
def test_only_what_the_map_shows_is_saved(watch, kind):
    seen = watch(*rows())
    seen.page.evaluate("frontmap.setFilterState({ sides: ['RUS'] })")
    content = saved(seen, kind)
    found = [f["properties"] for f in json.loads(content)["features"]] if kind == "geojson" else table(content)

    assert {one["side"] for one in found} == {"RUS"}
    assert len(found) == 2


def test_csv_begins_with_a_mark_for_spreadsheets_and_ends_its_lines_as_rfc_4180_wants(watch):
    content = saved(watch(*rows()), "csv")

    assert content.startswith(b"\xef\xbb\xbfid,event_id,event_type,side,")
    assert content.endswith(b"\r\n")
    assert len(table(content)) == 4
    assert table(content)[0]["lon"] == "11.1235"
    assert json.loads(table(content)[0]["citations"]) == [3, 4]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_is_a_formula(watch, text):
    given = dict.fromkeys(
        ("claimant", "place_name", "quote", "note", "actor", "hedge", "publisher", "id", "event_id"), text
    )
    found = table(saved(watch(claim(**given)), "csv"))[0]

    assert {found[name] for name in given} - {f"'{text}:1"} == {f"'{text}"}
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in found.values())


def test_numbers_below_nothing_stay_numbers(watch):
    found = table(saved(watch(claim(geometry=Point(-3.5, -51.5))), "csv"))[0]

    assert (found["lon"], found["lat"]) == ("-3.5", "-51.5")


@pytest.mark.parametrize("kind", ["geojson", "csv"])
def test_of_no_event_a_sound_file_is_saved_too(watch, tmp_path, kind):
    content = saved(watch(claim(geometry=None)), kind)
    path = tmp_path / "excerpt.geojson"
    path.write_bytes(content)

    assert table(content) == [] if kind == "csv" else check_layer(path) == ()


def test_hostile_texts_come_out_as_they_were(watch, tmp_path):
    texts = [text.replace("\0", "\ufffd") for text in HOSTILE.values()]
    seen = watch(
        *(
            claim(n, claimant=text, place_name=text, quote=text, event_id=text)
            for n, text in enumerate(HOSTILE.values())
        )
    )
    path = tmp_path / "excerpt.geojson"
    path.write_bytes(saved(seen, "geojson"))
    assert check_layer(path) == ()
    found = read_layer(path)
    assert sorted(found["claimant"]) == sorted(found["quote"]) == sorted(found["event_id"]) == sorted(texts)

    told = table(saved(seen, "csv"))
    assert sorted(row["quote"].removeprefix("'") for row in told) == sorted(text.removeprefix("'") for text in texts)
    seen.check()


def test_a_layer_of_many_blocks_is_saved_whole_and_in_its_order(watch):
    seen = watch(*(claim(n, quote=f"No {n}", report_date=f"2031-05-{1 + n // 500:02d}") for n in range(1300)))

    assert [row["quote"] for row in table(saved(seen, "csv"))] == [f"No {n}" for n in range(1300)]


def test_the_policy_of_the_page_opens_nothing_for_it(watch):
    seen = watch(claim())
    policy = seen.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")

    assert "blob:" not in policy
    assert "default-src 'none'" in policy


def test_only_plain_whole_numbers_are_citations(watch):
    rows = [claim(1, citations=[None, 3]), claim(2, citations=["", "0x10", "1e3", "7a", " 4", "12"])]
    rows += [claim(3, citations=[None, 1.5]), claim(4, citations=[5, 99999999999])]
    features = json.loads(saved(watch(*rows), "geojson"))["features"]

    assert [one["properties"]["citations"] for one in features] == [[3], [12], None, [5, 99999999999]]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_cell_begins_in_the_middle_of_a_text_where_lists_are_separated_by(watch, separator):
    text = f"x{separator}=cmd|' /C calc'!A0"
    content = saved(watch(claim(actor=text, note=text)), "csv").decode("utf-8-sig")

    assert table(content.encode("utf-8-sig"))[0]["actor"] == text
    assert content.count(f'"{text}"') == content.count(text) == 2


def test_what_is_not_painted_is_saved_as_it_was_told(watch):
    shapes = [box(0, 40, 20, 60), MultiPoint([(11, 51), (12, 52)]), MultiPoint([(11, 52), (12, 51)]), Point(11, 51)]
    seen = watch(*(claim(n, geometry=one) for n, one in enumerate(shapes)))
    features = json.loads(saved(seen, "geojson"))["features"]

    assert all(shape(one["geometry"]).equals(told) for one, told in zip(features, shapes, strict=True))
    assert seen.drawn()["shapes"] == []
    seen.check()


def test_no_footprint_leaves_the_globe(watch):
    (feature,) = json.loads(saved(watch(claim(footprint=mapping(box(150.1, 60.1, 180, 90)))), "geojson"))["features"]
    west, south, east, north = shape(feature["properties"]["footprint"]).bounds

    assert (179.9 < east <= 180, 89.9 < north <= 90) == (True, True)
    assert (abs(west - 150.1) < 0.05, abs(south - 60.1) < 0.05) == (True, True)


def test_a_download_waits_for_the_search(watch):
    seen = watch(*[claim(n, quote="Sought." if n % 2 else "Other.") for n in range(6)])
    seen.page.evaluate("frontmap.showPane('table')")
    seen.page.evaluate("""() => {
      const block = frontmap.quoteBlock, late = () => new Promise((go) => setTimeout(go, 300));
      frontmap.quoteBlock = async (n) => { await late(); return block(n); };
      frontmap.chooseText("sought");
    }""")
    content = saved(seen, "csv")

    assert [row["quote"] for row in table(content)] == ["Sought."] * 3


def narrow(number: int) -> Polygon:
    """A sound strip six metres wide, whose edges may cross when they are rounded."""
    rng = random.Random(number)  # noqa: S311 # no secret
    line = LineString([(11 + step / 50, 51 + rng.random() / 10) for step in range(4)])
    return line.buffer(0.00003, cap_style="flat", join_style="mitre")


def test_areas_that_rounding_makes_cross_themselves_are_left_out(watch, tmp_path):
    strips = [narrow(number) for number in range(30)]
    spoilt = [not shapely.is_valid(shapely.transform(strip, lambda at: at.round(4))) for strip in strips]
    assert any(spoilt)
    assert not all(spoilt)
    areas = [claim(n, geometry=strip, event_type="control") for n, strip in enumerate(strips)]
    edges = [claim(100 + n, footprint=mapping(strip)) for n, strip in enumerate(strips)]
    path = tmp_path / "excerpt.geojson"
    path.write_bytes(saved(watch(*areas, *edges), "geojson"))

    assert check_layer(path, strict=True) == ()
    frame = read_layer(path)
    assert 0 < (frame.geometry.geom_type == "Polygon").sum() < len(strips)
    assert 0 < frame["footprint"].notna().sum() < len(strips)
