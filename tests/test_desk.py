"""The desk: what the commands stand on, as a library sees it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from frontmap import desk as desk_package
from frontmap.desk import (
    Choice,
    Desk,
    Found,
    NewEvent,
    Stated,
    add_event,
    check_layers,
    explain,
    export_layers,
    find_where,
    gather,
    map_inputs,
    one_place,
    read_reports,
)
from frontmap.errors import OptionError, PlaceError, ReportError
from frontmap.layers import empty_frame, read_layer, write_layer
from frontmap.workspace import Workspace
from reference_data import geo_folder

if TYPE_CHECKING:
    from pathlib import Path

EVENT = NewEvent(
    event_type="strike", side="RUS", status="claimed", date="2031-05-03", source="a reader", words="near Lukivka"
)
PLACES = (
    "v:1,Lukivka,,town,West Oblast,36.0,48.0,1500,invented",
    "v:2,Hai,,village,West Oblast,36.2,48.0,700,invented",
    "v:3,Hai,,village,East Oblast,38.2,48.9,700,invented",
    "v:4,Stav,,village,West Oblast,36.40,48.0,700,invented",
    "v:5,Stav,,village,West Oblast,36.52,48.0,700,invented",
)
REPORT = """\
# The day, May {day}, 2031

Russian forces likely attacked near Lukivka on May 2, the General Staff said. Russian forces shelled Nova Stezhka.

Ukrainian forces intend to capture Hai. Parliament met.
"""


@pytest.fixture(scope="module")
def geo(tmp_path_factory) -> Path:
    """Make the reference data of a country with three towns and two namesakes."""
    return geo_folder(tmp_path_factory.mktemp("geo"), *PLACES)


@pytest.fixture
def desk(tmp_path, geo) -> Desk:
    return Desk(workspace=Workspace(tmp_path, geo))


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(REPORT.format(day=3), encoding="utf-8")
    return path


def test_every_name_of_the_package_is_there_and_no_other():
    assert all(getattr(desk_package, name) for name in desk_package.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = desk_package.nothing


class TestWhere:
    def test_two_towns_far_apart_are_left_to_the_user(self, desk):
        with pytest.raises(
            PlaceError, match=r"Hai, West Oblast at 36\.2000,48\.0000; Hai, East Oblast|Hai, East Oblast"
        ):
            one_place(desk, "near Hai")

    def test_two_readings_close_to_each_other_are_one_place(self, desk):
        assert len(find_where(desk, "near Stav")) == 2
        assert one_place(desk, "near Stav").name == "Stav"

    def test_a_list_is_not_one_place(self, desk):
        with pytest.raises(PlaceError, match="2 places: Lukivka, Stav; ask for one at a time"):
            find_where(desk, "Lukivka and Stav")

    def test_a_line_is_one_place(self, desk):
        assert one_place(desk, "between Lukivka and Stav").footprint.geometry.geom_type == "LineString"

    @pytest.mark.parametrize("words", ["", "nowhere", "near Nova Stezhka", "\x1b[2J", "{{ 7*7 }}"])
    def test_what_names_no_known_place_is_refused(self, desk, words):
        with pytest.raises(PlaceError, match="check the spelling"):
            find_where(desk, words)


class TestGather:
    def test_a_feature_of_several_inputs_is_there_once_and_days_come_in_order(self, desk, report, tmp_path):
        later = tmp_path / "later.md"
        later.write_text(REPORT.format(day=4), encoding="utf-8")
        layer = read_reports(desk, [report])[0].path
        gathered = gather(desk, [later, layer, report, layer, report])

        assert gathered.days == ("2031-05-03", "2031-05-04")
        assert len(gathered.frame) == 6
        assert gathered.frame["id"].is_unique

    def test_the_order_of_the_inputs_and_a_detour_by_a_file_do_not_matter(self, desk, report, tmp_path):
        later = tmp_path / "later.md"
        later.write_text(REPORT.format(day=4), encoding="utf-8")
        layer = read_reports(desk, [report, later], tmp_path / "both.geojson")[0].path
        first, second, third = (gather(desk, paths).frame for paths in ([report, later], [later, report], [layer]))

        assert list(first["id"]) == list(second["id"]) == list(third["id"])

    def test_no_claim_still_gives_the_day(self, desk, tmp_path):
        quiet = tmp_path / "quiet.txt"
        quiet.write_text("Parliament met.", encoding="utf-8")
        gathered = gather(desk, [quiet], Stated(date=dt.date(2031, 5, 9)))

        assert (len(gathered.frame), gathered.days) == (0, ("2031-05-09",))

    def test_the_texts_of_reports_come_along_and_layers_have_none(self, desk, report):
        layer = read_reports(desk, [report])[0].path
        ((report_id, text),) = gather(desk, [report, layer]).texts.items()

        assert set(gather(desk, [layer]).frame["report_id"]) == {report_id}
        assert "Parliament met." in text
        assert gather(desk, [layer]).texts == {}

    def test_layers_alone_need_no_gazetteer(self, tmp_path):
        write_layer(empty_frame(), tmp_path / "empty.geojson")
        nowhere = Desk(workspace=Workspace(tmp_path, tmp_path / "no-geo"))

        assert gather(nowhere, [tmp_path / "empty.geojson"]).days == ()


class TestFound:
    def test_claims_events_plans_and_what_has_no_place(self, desk, report):
        found = read_reports(desk, [report])[0].found

        assert (found.claims, found.events, found.planned) == (3, 2, 1)
        assert [number for _, number in found.unplaced] == [1]
        assert found.lines()[0] == "3 claims (1 planned, not drawn), 2 events, 1 unplaced"
        assert "Nova Stezhka" in found.lines()[1]

    def test_nothing(self):
        assert Found.of(empty_frame()).lines() == ["0 claims, 0 events, 0 unplaced"]

    def test_one_is_singular_and_repeated_reasons_are_counted(self):
        assert Found(1, 1, 0, (("Hai: no entry", 3),)).lines() == [
            "1 claim, 1 event, 3 unplaced",
            "  unplaced: Hai: no entry (3 times)",
        ]


class TestAdd:
    def test_what_is_there_already_stays_as_a_person_left_it(self, desk):
        path = add_event(desk, EVENT).path
        edited = path.read_text(encoding="utf-8").replace('"note": null', '"note": "seen twice"')
        path.write_text(edited, encoding="utf-8")

        assert add_event(desk, EVENT).feature["properties"]["note"] == "seen twice"

    def test_it_says_when_it_was_edited(self, desk):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", add_event(desk, EVENT).feature["properties"]["edited"])

    def test_the_layer_has_no_fault(self, desk):
        assert check_layers(desk, [add_event(desk, EVENT).path]) == ()


class TestExplain:
    def test_it_tells_rule_words_places_and_doubt(self, desk, report):
        lines = list(explain(desk.read(report)))
        text = "\n".join(lines)

        assert lines[0] == "The day, May 3, 2031 (2031-05-03, unknown)"
        assert "    attack RUS claimed, says General Staff, 2031-05-02" in lines
        assert "        near Lukivka: 36.0000,48.0000, West Oblast, v:1" in lines
        assert re.search(r"^        Point by the rule 'near', within \d+\.\d km$", text, flags=re.MULTILINE)
        assert re.search(
            r"^        rule attack:attack; event_type: 'attacked'; side: 'Russian forces'", text, re.MULTILINE
        )
        assert re.search(r"Parliament met\.\n    no claim: \w", text)

    def test_every_line_is_one_line(self, desk, report):
        report.write_text(REPORT.format(day=3) + "\nA\x1b]0;x\x07 line\u2028with\x85breaks.\n", encoding="utf-8")

        assert all(line.isprintable() for line in explain(desk.read(report)))


class TestReports:
    def test_what_the_user_states_wins(self, desk, report):
        stated = Stated(dt.date(2031, 5, 4), "The Gazette", "https://example.org/1")
        reading = desk.read(report, stated)

        assert (reading.report.date, reading.report.publisher, reading.report.url) == (
            dt.date(2031, 5, 4),
            "The Gazette",
            "https://example.org/1",
        )

    def test_a_report_that_is_none_is_refused_before_the_gazetteer_is_loaded(self, tmp_path):
        nowhere = Desk(workspace=Workspace(tmp_path, tmp_path / "no-geo"))
        with pytest.raises(ReportError):
            nowhere.read(tmp_path / "none.md")

    def test_progress_is_told_by_whoever_passes_the_paths_on(self, desk, report):
        seen: list[Path] = []
        read_reports(desk, [report], track=lambda paths: (seen.append(path) or path for path in paths))

        assert seen == [report]


class TestOutput:
    def test_an_output_is_never_an_input_by_any_name(self, desk, report, tmp_path):
        layer = read_reports(desk, [report])[0].path
        link = tmp_path / "link.geojson"
        link.symlink_to(layer)
        before = layer.read_bytes()

        with pytest.raises(OptionError, match="one of the inputs"):
            export_layers(desk, [layer], link)
        assert layer.read_bytes() == before

    def test_export_without_a_choice_takes_all(self, desk, report, tmp_path):
        layer = read_reports(desk, [report])[0].path

        assert export_layers(desk, [layer], tmp_path / "all.geojson") == len(read_layer(layer))
        assert export_layers(desk, [layer], tmp_path / "some.geojson", Choice(types=["attack"])) == 1

    def test_unknown_tiles_make_no_folder(self, tmp_path, report):
        with pytest.raises(OptionError):
            map_inputs(Desk(workspace=Workspace.here(tmp_path)), [report], tmp_path / "new" / "x.html", tiles="Nothing")
        assert not (tmp_path / "new").exists()
