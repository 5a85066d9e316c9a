"""Every claim, however odd, is kept, in its order, with a valid footprint or a reason."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from arland import COUNTRY, ENTRIES, LOCATOR, NORTH, claim, locality, located, only
from frontmap.gazetteer import Gazetteer
from frontmap.model import Constraint, Relation
from frontmap.places import Locator, Method
from small_country import entry


class TestTheEdge:
    def test_no_claims_give_nothing(self):
        assert LOCATOR.locate(()) == ()

    def test_a_claim_without_localities_is_kept_with_its_reason(self):
        assert only().footprint.reason == "the text names no place"

    def test_claims_come_back_in_their_order_none_left_out(self):
        claims = [claim(locality(name), number=9 - i) for i, name in enumerate(["Arva", "Nowhere", "Twain", "Stone"])]
        assert [item.claim for item in located(*claims)] == claims

    def test_a_locator_gives_the_same_twice(self):
        locator, claims = Locator(COUNTRY), [claim(locality("Millbrook")), claim(locality("Arva", "near"))]
        assert locator.locate(claims) == locator.locate(claims)

    def test_ten_thousand_names_in_a_row_cost_linear_time(self):
        claims = [claim(locality("Millbrook"), number=i // 50) for i in range(10_000)]
        assert len(located(*claims)) == 10_000

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.builds(
                locality,
                st.sampled_from([e.name for e in ENTRIES] + ["Nowhere", "", "\u200b", "a" * 300]),
                st.sampled_from(list(Relation)),
                kind=st.sampled_from(["", "settlement", "oblast", "river", "border", "road", "country", "?"]),
                bearing_deg=st.none() | st.floats(),
                distance_m=st.none() | st.floats(),
                part=st.sampled_from([None, "northern", "east bank", "outskirts", "between", "{{x}}"]),
                regions=st.sampled_from([(), (NORTH,), ("Nowhere",), ("Arland",)]),
                constraints=st.sampled_from([(), (Constraint("Tarn", float("nan"), float("inf")),)]),
            ),
            max_size=6,
        )
    )
    def test_any_claim_gets_a_valid_footprint_or_a_reason(self, localities):
        shape = only(*localities, headings=("South Oblast", "Arva")).footprint
        assert (shape.geometry is None) == bool(shape.reason)
        for geometry in (shape.geometry, shape.area):
            assert geometry is None or (geometry.is_valid and not geometry.is_empty)
        assert shape.geometry is None or shape.uncertainty_m > 0
        assert shape.method in {*Method, ""}

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80)), min_size=2, max_size=50, unique=True),
        st.sampled_from(["line", "near"]),
    )
    def test_lines_of_2_to_50_vertices_anywhere_on_earth_are_valid(self, vertices, relation):
        entries = [entry(f"P{i}q", "village", "", lon, lat) for i, (lon, lat) in enumerate(vertices)]
        line = claim(*(locality(item.name, relation) for item in entries))
        shape = Locator(Gazetteer(entries)).locate((line,))[0].footprint
        assert shape.geometry is None or shape.geometry.is_valid
        assert (shape.geometry is None) == bool(shape.reason)
