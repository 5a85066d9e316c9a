"""The golden test: what the example reports must become, and that what is committed is what we make of them now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import Point

from frontmap.desk import Desk, map_inputs, read_reports
from frontmap.geodesy import distance_m
from frontmap.layers import read_layer
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    import geopandas as gpd

ROOT = Path(__file__).parents[1]
REPORTS = sorted((ROOT / "examples" / "reports").glob("*.md"))
CLOSE_M = 3_000
"""How far a settlement of ours may lie from where an atlas has it."""

LYMAN, YAMPIL, BILOHORIVKA = (37.80, 48.99), (37.97, 48.94), (38.25, 48.92)
BAKHMUT, KHARKIV, IZIUM, KHERSON = (38.00, 48.59), (36.23, 49.99), (37.26, 49.21), (32.61, 46.64)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk in an empty folder, with the reference data of this checkout."""
    return Desk(workspace=Workspace.here(tmp_path_factory.mktemp("examples")))


@pytest.fixture(scope="session")
def made(desk: Desk) -> dict[str, tuple[Path, Path]]:
    """Read and draw every example report: its layer and its page, by day."""
    return {report.stem: (read_reports(desk, [report])[0].path, map_inputs(desk, [report]).path) for report in REPORTS}


@pytest.fixture(scope="session")
def day(made: dict[str, tuple[Path, Path]]) -> gpd.GeoDataFrame:
    """The layer of September 13, 2022."""
    return read_layer(made["2022-09-13"][0])


def one(frame: gpd.GeoDataFrame, words: str, **wanted: str):
    """Give the one claim of these values whose sentence has these words."""
    chosen = frame[[words in quote for quote in frame["quote"]]]
    for name, value in wanted.items():
        chosen = chosen[chosen[name] == value]
    assert len(chosen) == 1, f"{len(chosen)} claims of {wanted} in the sentence with {words!r}"
    return chosen.iloc[0]


def close(position: tuple[float, float], known: tuple[float, float]) -> bool:
    return distance_m(position, known) <= CLOSE_M


class TestSeptember13:
    def test_the_line_of_attacks_is_one_line_through_its_three_places_and_not_their_namesakes(self, day):
        claim = one(day, "Lyman-Yampil-Bilohorivka", event_type="attack", side="UKR", status="likely")

        assert claim.geometry.geom_type == "LineString"
        assert len(claim.geometry.coords) == 3
        assert all(map(close, claim.geometry.coords, (LYMAN, YAMPIL, BILOHORIVKA)))
        assert [place["name"] for place in claim["places"]] == ["Lyman", "Yampil", "Bilohorivka"]

    def test_the_attacks_across_the_river_lie_on_it_within_its_oblast_and_their_length_is_their_uncertainty(self, day):
        claim = one(day, "Oskil River", event_type="attack", side="UKR", status="possible")
        west, south, east, north = claim.geometry.bounds

        assert claim.geometry.geom_type in {"LineString", "MultiLineString"}
        assert 37 < west < east < 38.2
        assert 48.9 < south < north < 50.3
        half_m = distance_m((west, south), (east, north)) / 2
        assert half_m * 0.9 < claim["uncertainty_m"] < half_m * 1.5

    def test_three_areas_of_an_oblast_are_the_oblast_as_its_sources_claim(self, day):
        claim = one(day, "three areas of Kherson Oblast", event_type="attack", side="UKR", status="claimed")

        assert claim.geometry.geom_type in {"Polygon", "MultiPolygon"}
        assert claim.geometry.covers(Point(KHERSON))
        assert not claim.geometry.intersects(Point(BAKHMUT))
        assert "Russian and Ukrainian sources" in claim["claimant"]

    def test_gains_south_of_a_town_are_a_cone_beside_it_and_no_dot_on_it(self, day):
        claim = one(day, "south of Bakhmut and launched", event_type="advance", side="RUS")

        assert claim.geometry.geom_type == "Polygon"
        assert not claim.geometry.contains(Point(BAKHMUT))
        assert claim.geometry.centroid.y < BAKHMUT[1] - 0.02
        assert abs(claim.geometry.centroid.x - BAKHMUT[0]) < 0.1

    def test_attacks_throughout_an_oblast_are_an_area(self, day):
        claim = one(day, "throughout Donetsk Oblast", event_type="attack", side="RUS")

        assert claim.geometry.geom_type in {"Polygon", "MultiPolygon"}
        assert claim.geometry.covers(Point(BAKHMUT))

    def test_the_first_visual_evidence_of_a_weapon_is_a_sighting(self, day):
        claim = one(day, "first visual evidence", event_type="sighting", side="RUS")

        assert (claim["begin"], claim["end"]) == ("2022-09-13", "2022-09-13")

    def test_the_withdrawal_from_an_oblast_is_an_area(self, day):
        claim = one(day, "withdrew from Kharkiv Oblast", event_type="withdrawal", side="RUS", status="claimed")

        assert claim.geometry.geom_type in {"Polygon", "MultiPolygon"}
        assert claim.geometry.covers(Point(KHARKIV))
        assert claim.geometry.covers(Point(IZIUM))

    def test_the_attack_of_another_war_is_a_line_along_its_own_border(self, day):
        claim = one(day, "Azerbaijani forces", event_type="attack", side="AZE")
        west, south, east, north = claim.geometry.bounds

        assert claim.geometry.geom_type in {"LineString", "MultiLineString"}
        assert 44.5 < west < east < 47
        assert 38.5 < south < north < 41.5

    @pytest.mark.parametrize(
        "words",
        ["Duma", "mobilization", "call-up", "Officials in Moscow", "Poltava", "Yerevan", "Written for frontmap"],
    )
    def test_nothing_comes_from_politics_officials_and_opinions(self, day, words):
        assert not [quote for quote in day["quote"] if words in quote]
        assert words in (ROOT / "examples" / "reports" / "2022-09-13.md").read_text(encoding="utf-8")

    def test_repelled_attacks_in_a_list_are_the_attackers_and_their_distances_settle_the_namesakes(self, day):
        wanted = {
            "Zaitseve": (38.07, 48.53),
            "Mykolaivka Druha": (38.02, 48.47),
            "Mayorsk": (38.00, 48.40),
            "Pervomaiske": (37.59, 48.08),
        }
        chosen = day[[name == "repelled_attack" for name in day["event_type"]]]
        found = {
            row["places"][0]["name"]: (row["places"][0]["lon"], row["places"][0]["lat"]) for _, row in chosen.iterrows()
        }

        assert found.keys() == wanted.keys()
        assert all(close(found[name], wanted[name]) for name in wanted)
        assert set(chosen["side"]) == {"RUS"}
        assert set(chosen["claimant"]) == {"Ukrainian General Staff"}

    @pytest.mark.parametrize(
        ("words", "event_type", "side", "status"),
        [
            ("entered Sviatohirsk", "advance", "UKR", "confirmed"),
            ("captured Spirne", "capture", "RUS", "denied"),
            ("west of Donetsk City", "no_attack", "RUS", "assessed"),
            ("Mykolaiv City", "strike", "RUS", "assessed"),
            ("Kyselivka", "movement", "RUS", "confirmed"),
            ("Vysokopillya", "withdrawal", "RUS", "assessed"),
            ("Melitopol", "sabotage", "UKR", "assessed"),
            ("Oleksandrivka", "attack", "UKR", "claimed"),
            ("plan to hold Kherson", "control", "RUS", "planned"),
        ],
    )
    def test_other_constructions(self, day, words, event_type, side, status):
        assert one(day, words, event_type=event_type, side=side, status=status).geometry is not None

    def test_a_river_crossing_lies_over_the_river_at_the_named_place(self, day):
        chosen = day[[("Siverskyi Donets" in quote) for quote in day["quote"]]]

        assert set(chosen["event_type"]) == {"advance"}
        assert all(distance_m(shape.centroid.coords[0], (37.95, 48.90)) < 6_000 for shape in chosen.geometry)

    def test_a_village_that_no_gazetteer_has_stays_in_the_layer_with_the_reason(self, day):
        claim = one(day, "Zhovtobrodivka", event_type="clash", side="UNK")

        assert claim.geometry is None
        assert "Zhovtobrodivka" in claim["reason"]

    def test_a_night_is_two_days(self, day):
        claim = one(day, "overnight on September 12 and 13")

        assert (claim["begin"], claim["end"]) == ("2022-09-12", "2022-09-13")


def test_the_day_of_kherson_has_its_captures_and_keeps_namesakes_apart(made):
    frame = read_layer(made["2022-11-12"][0])
    captured = frame[(frame["event_type"] == "capture") & (frame["side"] == "UKR")]
    found = {
        row["places"][0]["name"]: (row["places"][0]["lon"], row["places"][0]["lat"]) for _, row in captured.iterrows()
    }

    assert found.keys() == {"Snihurivka", "Kyselivka", "Stanislav", "Makiivka"}
    assert close(found["Snihurivka"], (32.80, 47.08))
    assert close(found["Makiivka"], (37.98, 49.22)), "the one in Luhansk Oblast, as the sentence says"


def test_a_day_with_nothing_to_map_draws_nothing_and_its_page_is_there(made):
    layer, page = made["2022-12-25"]
    frame = read_layer(layer)

    assert set(frame["status"]) <= {"planned"}
    assert page.name == "2022-12-25.html"
    assert "25 December 2022" in page.read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_page_of_a_day_with_nothing_to_map_opens_and_says_so(made, chromium):
    page = chromium.new_page()
    page.goto(made["2022-12-25"][1].as_uri())

    assert "drawn" in page.locator(".fm-empty").inner_text()
    page.close()


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_the_committed_layer_and_page_are_what_we_make_today(made, report):
    layer, page = made[report.stem]

    assert (ROOT / "layers" / layer.name).read_bytes() == layer.read_bytes(), "make examples writes it anew"
    assert (ROOT / "maps" / page.name).read_bytes() == page.read_bytes(), "make examples writes it anew"


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_every_report_says_that_it_is_ours(report):
    text = report.read_text(encoding="utf-8")

    assert re.search(r"^publisher: frontmap examples$", text, flags=re.MULTILINE)
