"""Which place a name means: namesakes, names that no gazetteer has, slips of the pen."""

from __future__ import annotations

import pytest

from arland import NORTH, SOUTH, claim, locality, located, only, position
from frontmap import geodesy
from frontmap.gazetteer import Gazetteer
from frontmap.model import Constraint
from frontmap.places import Locator, Method
from small_country import entry


class TestHomonyms:
    def test_a_name_with_one_entry_is_that_entry(self):
        place = only(locality("Stone")).places[0]
        assert position(place) == (10.7, 51.55)
        assert place.oblast == NORTH
        assert place.rivals == ()

    def test_an_old_name_finds_the_place_of_today(self):
        assert position(only(locality("Old Arva")).places[0]) == (10.5, 51.5)

    def test_a_stated_distance_decides_between_namesakes(self):
        near_tarn = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        near_arva = Constraint("Arva", bearing_deg=148.0, distance_m=7_000.0)
        assert position(only(locality("Millbrook", constraints=(near_tarn,))).places[0]) == (11.5, 50.25)
        assert position(only(locality("Millbrook", constraints=(near_arva,))).places[0]) == (10.55, 51.45)

    def test_a_stated_distance_outweighs_the_section_and_the_neighbours(self):
        near_tarn = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        found = located(
            claim(locality("Arva"), headings=("North Oblast",)),
            claim(locality("Millbrook", constraints=(near_tarn,)), headings=("North Oblast",)),
        )
        assert position(found[1].places[0]) == (11.5, 50.25)

    def test_an_oblast_that_stands_with_the_name_decides(self):
        assert only(locality("Millbrook", regions=(SOUTH,))).places[0].oblast == SOUTH
        assert only(locality("Millbrook", regions=(NORTH,))).places[0].oblast == NORTH

    @pytest.mark.parametrize(("heading", "oblast"), [("Axis: South Oblast", SOUTH), ("Supporting Effort—Arva", NORTH)])
    def test_the_section_heading_decides_by_its_region_or_its_city(self, heading, oblast):
        assert only(locality("Millbrook"), headings=(heading,)).places[0].oblast == oblast

    def test_an_oblast_in_the_sentence_decides(self):
        found = only(locality("Millbrook"), text="Fighting at Millbrook and elsewhere in South Oblast.")
        assert found.places[0].oblast == SOUTH

    @pytest.mark.parametrize(("neighbours", "oblast"), [(["Lund", "Stone"], NORTH), (["Tarn", "Harrow"], SOUTH)])
    def test_the_other_places_of_the_sentence_decide(self, neighbours, oblast):
        found = located(*(claim(locality(name)) for name in [*neighbours, "Millbrook"]))
        assert found[-1].places[0].oblast == oblast

    def test_the_neighbouring_sentence_decides_more_than_one_far_away(self):
        found = located(
            claim(locality("Lund"), number=1),
            claim(locality("Tarn"), number=30),
            claim(locality("Millbrook"), number=31),
        )
        assert found[-1].places[0].oblast == SOUTH

    def test_a_place_settled_once_is_settled_for_its_later_mentions(self):
        near_tarn = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        found = located(
            claim(locality("Millbrook", constraints=(near_tarn,)), number=1), claim(locality("Millbrook"), number=9)
        )
        assert found[1].places[0].oblast == SOUTH

    def test_rivals_are_kept_with_their_scores(self):
        place = only(locality("Millbrook"), headings=("Arva",)).places[0]
        assert [rival.oblast for rival in place.rivals] == [SOUTH]
        assert 0 < place.rivals[0].score < 0.5

    def test_a_name_that_the_text_leaves_open_is_not_guessed(self):
        found = only(locality("Twain"))
        assert position(found.places[0]) == (None, None)
        assert found.places[0].reason.startswith("ambiguous: 'Twain' can be")
        assert len(found.places[0].rivals) == 2
        assert found.footprint.geometry is None
        assert "ambiguous" in found.footprint.reason

    def test_vertices_of_a_line_take_the_namesakes_that_make_a_line(self):
        line = [locality(name, "line") for name in ("Lund", "Stone", "Millbrook")]
        assert only(*line, text="in South Oblast").places[2].oblast == NORTH


class TestUnknownNames:
    def test_a_name_that_no_gazetteer_has_keeps_its_claim_and_says_so(self):
        found = only(locality("Nowhere"))
        assert found.footprint.geometry is None
        assert found.footprint.reason == "no gazetteer entry for 'Nowhere'"
        assert found.places[0].reason == "no gazetteer entry for 'Nowhere'"

    def test_it_is_located_by_the_reports_own_words_and_learned_for_the_rest(self):
        remark = Constraint("Tarn", bearing_deg=0.0, distance_m=3_000.0)
        found = located(
            claim(locality("Nowhere"), number=1),
            claim(locality("Nowhere", constraints=(remark,)), number=2),
            claim(locality("Nowhere", "direction", bearing_deg=90.0), number=3),
        )
        stated = geodesy.destination((11.45, 50.3), 0.0, 3_000.0)
        for item in found:
            assert position(item.places[0]) == pytest.approx(stated, abs=1e-4)
            assert item.places[0].gazetteer_id is None
            assert item.places[0].oblast == SOUTH
            assert item.footprint.geometry is not None
        assert found[0].footprint.method == Method.CONSTRAINT
        assert found[0].footprint.uncertainty_m >= 3_000.0

    def test_namesakes_that_the_reports_own_words_contradict_are_not_taken(self):
        remark = Constraint("Arva", bearing_deg=270.0, distance_m=30_000.0)
        place = only(locality("Harrow", constraints=(remark,))).places[0]
        assert place.gazetteer_id is None
        assert place.lon < 10.2

    def test_a_constraint_on_an_unknown_place_decides_nothing_and_breaks_nothing(self):
        remark = Constraint("Nowhere", bearing_deg=270.0, distance_m=30_000.0)
        assert position(only(locality("Stone", constraints=(remark,))).places[0]) == (10.7, 51.55)


class TestSlipsOfThePen:
    def test_a_slip_that_the_reports_own_words_prove_is_read_as_the_name_meant_and_says_so(self):
        remark = Constraint("Tarn", bearing_deg=147.0, distance_m=7_000.0)
        place = only(locality("Millbrock", constraints=(remark,))).places[0]
        assert position(place) == (11.5, 50.25)
        assert place.reason == "no gazetteer entry for 'Millbrock': read as Millbrook"
        assert [rival.name for rival in place.rivals] == ["Millbrook"]

    @pytest.mark.parametrize(("neighbour", "oblast"), [("Lund", NORTH), ("Tarn", SOUTH)])
    @pytest.mark.parametrize("sentence", [1, 2])
    def test_a_place_close_by_in_the_same_or_the_next_sentence_proves_it_too(self, neighbour, oblast, sentence):
        found = located(claim(locality(neighbour), number=1), claim(locality("Millbrock"), number=sentence))
        assert found[1].places[0].oblast == oblast

    @pytest.mark.parametrize("name", ["Millbrock", "Hillbrook", "Milllbroocks"])
    def test_without_proof_and_for_more_than_a_slip_nothing_is_guessed(self, name):
        assert only(locality(name)).places[0].lon is None
        if name != "Millbrock":
            assert located(claim(locality("Lund")), claim(locality(name)))[1].places[0].lon is None

    def test_a_remark_that_fits_no_namesake_makes_it_a_place_of_its_own(self):
        remark = Constraint("Arva", bearing_deg=270.0, distance_m=60_000.0)
        place = only(locality("Millbrock", constraints=(remark,)), locality("Lund")).places[0]
        assert place.gazetteer_id is None
        assert place.lon < 10.0

    def test_a_known_name_is_never_taken_for_a_slip(self):
        entries = [entry("Arderivka", "village", NORTH, 10.0, 51.0), entry("Avderivka", "village", SOUTH, 11.0, 50.0)]
        remark = Constraint("Avderivka", bearing_deg=0.0, distance_m=1_000.0)
        item = claim(locality("Arderivka", constraints=(remark,)))
        (found,) = Locator(Gazetteer(entries)).locate([item])
        assert "read as" not in found.places[0].reason

    def test_thousands_of_unknown_names_cost_linear_time(self):
        claims = [claim(locality(f"Millbrock{i}"), number=i // 50) for i in range(3_000)]
        assert len(located(*claims)) == 3_000
