"""What has changed between two layers of Norland."""

from __future__ import annotations

import json

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

import norland
from frontmap.changes import Kind, change_in_words, compare_frames, counts_in_words, to_columns, told_in_words
from frontmap.errors import LayerError
from frontmap.maps import render_page
from two_days import HILL, TODAY, TOMORROW, WOOD, YESTERDAY, changes, kind, place, told


class TestKinds:
    def test_what_no_earlier_layer_tells_is_new(self):
        found = changes([told("now", where=[place("Wood", "v:wood", WOOD)])], [told("then", YESTERDAY)])

        assert found.of["now"].kind is Kind.NEW
        assert found.of["now"].before is None
        assert [gone.event_id for gone in found.gone] == ["then"]

    def test_what_is_told_of_the_same_type_side_and_place_is_repeated_on_whatever_day(self):
        found = changes([told("now", TOMORROW)], [told("then", YESTERDAY)])

        assert found.of["now"].kind is Kind.REPEATED
        assert found.of["now"].before.event_id == "then"
        assert found.of["now"].before.report_date == YESTERDAY
        assert found.of["now"].earlier == ("then",)
        assert found.gone == ()

    @pytest.mark.parametrize("given", [{"side": "UKR"}, {"event_type": "strike"}, {"event_type": "advance"}])
    def test_another_side_or_type_is_new(self, given):
        assert kind(told("now", **given), told("then", YESTERDAY)) is Kind.NEW

    @pytest.mark.parametrize("given", [{"event_type": "repelled_attack"}, {"event_type": "clash", "side": "UNK"}])
    def test_how_an_assault_ended_or_who_began_it_makes_no_other_event_of_it(self, given):
        assert kind(told("now", **given), told("then", YESTERDAY)) is Kind.REPEATED
        assert kind(told("now"), told("then", YESTERDAY, **given)) is Kind.REPEATED

    def test_who_took_a_place_holds_it_but_who_held_it_did_not_take_it(self):
        capture, control = {"event_type": "capture"}, {"event_type": "control"}

        assert kind(told("now", **control), told("then", YESTERDAY, **capture, status="claimed")) is Kind.REPEATED
        assert kind(told("now", **capture), told("then", YESTERDAY, **control)) is Kind.NEW

    def test_plans_and_what_a_person_rejected_are_compared_with_nothing(self):
        found = changes([told("now", status="planned"), told("b", review="rejected")], [told("c", status="planned")])

        assert found.of == {}
        assert found.gone == ()


class TestStatus:
    @pytest.mark.parametrize(("was", "status"), [("claimed", "confirmed"), ("assessed", "denied")])
    def test_what_lasts_has_changed_status_when_it_is_said_with_another_certainty(self, was, status):
        now = told("now", event_type="capture", status=status)
        [change] = changes([now], [told("then", YESTERDAY, event_type="capture", status=was)]).of.values()

        assert change.kind is Kind.CHANGED_STATUS
        assert (change.before.status, change.now.status) == (was, status)

    def test_of_what_happens_each_day_only_the_same_one_told_again_changes_status(self):
        before = told("then", YESTERDAY, status="claimed")

        assert kind(told("now", TODAY, status="confirmed"), before) is Kind.REPEATED
        assert kind(told("now", TODAY, begin=YESTERDAY, status="confirmed"), before) is Kind.CHANGED_STATUS

    def test_a_denial_is_a_change_of_status_on_any_day_and_of_an_alike_type(self):
        assert kind(told("now", status="denied"), told("then", YESTERDAY)) is Kind.CHANGED_STATUS
        control = told("now", event_type="control", status="denied")
        assert kind(control, told("then", YESTERDAY, event_type="capture")) is Kind.CHANGED_STATUS

    def test_the_status_is_that_of_the_surest_claim(self):
        sure = told("b", event_id="now", event_type="capture", status="confirmed", report_date=TODAY)
        capture = {"event_type": "capture", "status": "claimed"}
        [change] = changes([told("now", **capture), sure], [told("then", YESTERDAY, **capture)]).of.values()

        assert change.kind is Kind.CHANGED_STATUS
        assert change.now.rows == (0, 1)

    def test_of_several_told_before_the_one_of_the_same_status_is_compared_with(self):
        before = [told(status, YESTERDAY, event_type="capture", status=status) for status in ("claimed", "assessed")]
        [change] = changes([told("now", event_type="capture", status="assessed")], before).of.values()

        assert change.kind is Kind.REPEATED
        assert change.before.event_id == "assessed"
        assert change.earlier == ("claimed", "assessed")

    def test_of_several_days_the_last_one_counts(self):
        before = [
            told("old", YESTERDAY, event_type="capture", status="assessed"),
            told("last", TODAY, event_type="capture", status="claimed"),
        ]
        [change] = changes([told("now", TOMORROW, event_type="capture", status="assessed")], before).of.values()

        assert change.kind is Kind.CHANGED_STATUS
        assert change.before.event_id == "last"

    def test_the_last_day_counts_for_alike_types_too(self):
        before = [told("old", YESTERDAY), told("last", TODAY, event_type="repelled_attack")]

        assert changes([told("now", TOMORROW)], before).of["now"].before.event_id == "last"


class TestControl:
    @pytest.mark.parametrize(
        ("then", "now"),
        [
            (("capture", "RUS"), ("capture", "UKR")),
            (("control", "RUS"), ("advance", "UKR")),
            (("control", "RUS"), ("withdrawal", "RUS")),
            (("withdrawal", "RUS"), ("control", "RUS")),
        ],
    )
    def test_a_place_that_another_side_has_than_before_has_changed_control(self, then, now):
        found = changes(
            [told("now", event_type=now[0], side=now[1])], [told("then", YESTERDAY, event_type=then[0], side=then[1])]
        )

        assert found.of["now"].kind is Kind.CHANGED_CONTROL
        assert (found.of["now"].before.event_type, found.of["now"].before.side) == then
        assert found.gone == (), "what has changed is spoken of"

    @pytest.mark.parametrize(
        ("then", "now"),
        [
            (("withdrawal", "RUS"), ("capture", "UKR")),
            (("capture", "UKR"), ("withdrawal", "RUS")),
            (("capture", "UNK"), ("capture", "UKR")),
            (("attack", "RUS"), ("capture", "UKR")),
        ],
    )
    def test_accounts_that_agree_or_do_not_say_who_has_the_place_change_nothing(self, then, now):
        before = told("then", YESTERDAY, event_type=then[0], side=then[1])

        assert kind(told("now", event_type=now[0], side=now[1]), before) is Kind.NEW

    def test_a_denied_capture_changes_nothing_on_the_ground(self):
        russian, ukrainian = {"event_type": "capture"}, {"event_type": "capture", "side": "UKR"}

        assert kind(told("now", **ukrainian, status="denied"), told("then", YESTERDAY, **russian)) is Kind.NEW
        assert kind(told("now", **ukrainian), told("then", YESTERDAY, **russian, status="denied")) is Kind.NEW

    def test_who_had_it_last_counts_not_who_had_it_once(self):
        capture = {"event_type": "capture"}
        before = [told("old", YESTERDAY, **capture), told("last", TODAY, **capture, side="UKR")]
        again = told("now", TOMORROW, **capture)

        assert changes([again], before).of["now"].kind is Kind.CHANGED_CONTROL
        same_day = [before[0] | {"report_date": TODAY}, before[1]]
        assert changes([again], same_day).of["now"].kind is Kind.REPEATED, "both sides claimed it on the last day"

    def test_near_a_place_and_in_a_region_both_sides_may_gain_ground(self):
        near = [place(relation="near")]
        region = [place("West", "oblast:west", (None, None), "in")]
        for where, at in ((near, Point(HILL)), (region, box(11, 51, 12, 52))):
            given = {"event_type": "advance", "where": where, "at": at}
            assert kind(told("now", side="UKR", **given), told("then", YESTERDAY, **given)) is Kind.NEW


class TestClaims:
    def test_the_same_layer_twice_is_all_repeated(self):
        rows = [told("a"), told("b", event_type="strike", status="denied"), told("c", event_type="capture", at=None)]
        found = changes(rows, rows)

        assert {change.kind for change in found.of.values()} == {Kind.REPEATED}
        assert all(change.same_claim for change in found.of.values())
        assert found.gone == ()

    def test_a_claim_that_a_person_corrected_is_still_the_same_claim(self):
        found = changes([told("a", where=[place("Wood", "v:wood", WOOD)], status="confirmed")], [told("a")])

        assert found.of["a"].kind is Kind.CHANGED_STATUS
        assert found.of["a"].same_claim

    def test_ids_that_count_from_one_each_day_match_nothing(self):
        strike = told("1", YESTERDAY, event_type="strike")

        assert kind(told("1"), strike) is Kind.NEW

    @pytest.mark.parametrize(("now", "before", "counts"), [(1, 0, (1, 0)), (0, 1, (0, 1)), (0, 0, (0, 0))])
    def test_an_empty_layer_on_either_side(self, now, before, counts):
        found = changes([told("a")] * now, [told("b", YESTERDAY)] * before).counts()

        assert (found[Kind.NEW], found[Kind.NO_LONGER_MENTIONED]) == counts

    def test_missing_columns_and_dates_read_as_nothing(self):
        bare = {"event_type": "attack", "side": "RUS", "status": "claimed", "geometry": Point(HILL)}
        frame = gpd.GeoDataFrame([bare], geometry="geometry", crs="EPSG:4326")
        found = compare_frames(frame, frame)

        assert found.of["claim 0"].kind is Kind.REPEATED
        assert found.since == ()
        assert told_in_words(found.of["claim 0"].now) == "place not named: Attack, Russia, claimed"

    def test_a_word_that_does_not_exist_is_one_line(self):
        with pytest.raises(LayerError, match="claim a: status 'sure' does not exist"):
            changes([told("a", status="sure")], [])


class TestHandedOn:
    def test_columns_hold_each_earlier_event_once(self):
        before = [told("then", YESTERDAY), told("gone", YESTERDAY, event_type="strike")]
        columns = to_columns(changes([told("a"), told("b"), told("c", event_type="sabotage")], before))

        assert [columns["kinds"][code] for code in columns["kind"]] == ["repeated", "repeated", "new"]
        assert columns["before"] == [0, 0, -1]
        assert columns["gone"] == [1]
        assert columns["earlier"]["event_id"] == ["then", "gone"]
        assert columns["earlier"]["at"] == [[11.5, 51.5], [11.5, 51.5]]
        assert columns["counts"] == [1, 2, 0, 0, 1]

    def test_a_page_holds_them_as_data_and_nothing_of_them_as_markup(self):
        evil = "</script><img src=x onerror=alert(1)>{{ 7*7 }}${1}"
        before = told("then", YESTERDAY, event_id=evil, place_name=evil, event_type="strike")
        found = changes([told(evil)], [before])
        page = render_page(norland.draw(told(evil), changes=found))

        assert norland.unpacked(page, "changes") == json.loads(json.dumps(to_columns(found)))
        assert norland.unpacked(page, "changes")["earlier"]["place"] == [evil]
        assert "<img src=x" not in page
        assert "{{ 7*7 }}" not in page

    def test_a_page_without_an_earlier_layer_is_as_it_was(self):
        assert 'id="frontmap-changes"' not in render_page(norland.draw(told("a")))

    def test_words_say_what_differed_before(self):
        capture = told("now", event_type="capture", status="confirmed")
        before = told("then", YESTERDAY, event_type="capture", side="UKR", status="claimed")
        found = changes([capture], [before])

        assert change_in_words(found.of["now"]) == (
            "Hill: Capture, Russia, confirmed (2031-05-02); told on 2031-05-01: Ukraine, claimed"
        )
        assert counts_in_words(found) == (
            "new 0, repeated 0, changed status 0, changed side of control 1, no longer mentioned 0"
        )
