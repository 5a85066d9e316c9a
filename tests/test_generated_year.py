"""A generated layer: the same for the same arguments, sound by `frontmap check`, and made up as its table says."""

from __future__ import annotations

import zlib
from collections import Counter

import pytest

from benchmarks.generated_year import generated_layer, table
from frontmap.layers import check_layer
from frontmap.layers.geojson import encode
from frontmap.layers.schema import FRAME_COLUMNS

EVENTS = 1_500
NEAR = 0.03


@pytest.fixture(scope="module")
def year():
    return generated_layer(EVENTS, seed=1, days=365)


def shares(values):
    found = Counter(values)
    return {value: count / found.total() for value, count in found.items()}


def kind(record):
    """The word of [where] in the table that a row was made by."""
    return {"region": "area", "direction": "cone", None: "none"}.get(record.method, record.method)


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others():
    assert encode(generated_layer(60, seed=1, days=9)) == encode(generated_layer(60, seed=1, days=9))
    assert encode(generated_layer(60, seed=1, days=9)) != encode(generated_layer(60, seed=2, days=9))


def test_every_feature_is_sound(tmp_path):
    path = tmp_path / "year.geojson"
    path.write_bytes(encode(generated_layer(250, seed=5, days=40)))

    assert check_layer(path, strict=True) == ()


def test_it_has_all_columns_and_none_is_empty(year):
    assert list(year.columns) == [*FRAME_COLUMNS, "geometry"]
    assert not [name for name in year.columns if name not in {"extra", "members"} and year[name].isna().all()]


def test_it_has_as_many_events_as_asked_for_with_1_3_claims_each(year):
    assert year["event_id"].nunique() == EVENTS
    assert len(year) / EVENTS == pytest.approx(1.3, abs=NEAR)
    assert year["id"].is_unique


@pytest.mark.parametrize(("events", "days"), [(1, 1), (1, 30), (2, 30), (40, 1)])
def test_small_layers_have_their_number_of_events_too(events, days):
    frame = generated_layer(events, days=days)

    assert frame["event_id"].nunique() == events
    assert frame["report_date"].nunique() <= days


@pytest.mark.parametrize(
    ("part", "column"), [("types", "event_type"), ("sides", "side"), ("statuses", "status"), ("reviews", "review")]
)
def test_codes_come_in_the_shares_of_the_table(year, part, column):
    assert shares(year[column]) == pytest.approx(table()[part], abs=NEAR)


def test_shapes_come_in_the_shares_of_the_table_and_half_have_a_footprint(year):
    found = shares(kind(row) for row in year.itertuples())

    assert found == pytest.approx(table()["where"], abs=NEAR)
    assert year["footprint"].notna().mean() == pytest.approx(0.5, abs=0.05)
    assert (year.geometry.isna() == year["reason"].notna()).all()


def test_areas_repeat_and_rows_share_no_object(year):
    areas = year[year["method"] == "region"]
    footprints = [value for value in year["footprint"] if value is not None]

    assert areas.geometry.to_wkb().nunique() < len(areas) / 5
    assert len({id(value) for value in footprints}) == len(footprints)
    assert len({id(value) for value in areas.geometry.array}) == len(areas)


def test_rows_go_by_report_day_over_the_whole_range_with_days_without_a_report(year):
    days = list(year["report_date"])

    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2022-03-01", "2023-02-28")
    assert 300 < year["report_date"].nunique() < 365


def test_claims_of_one_event_agree_on_all_but_who_says_so(year):
    same = ["event_type", "side", "begin", "end", "place_name", "oblast"]
    told = year.groupby("event_id")[same].nunique()

    assert told.max().max() == 1
    assert year.groupby("event_id")["quote"].nunique().max() > 2


def test_quotes_are_distinct_as_long_as_sentences_and_compress_no_better_than_prose(year):
    quotes = list(year["quote"])
    text = "\n".join(quotes).encode()[: 1 << 16]

    assert len(set(quotes)) == len(quotes)
    assert all(150 <= len(quote) <= 270 for quote in quotes)
    assert len(zlib.compress(text, 9)) / len(text) > 0.22


def test_quotes_of_a_report_do_not_overlap(year):
    one = year[year["report_date"] == year["report_date"].mode()[0]].sort_values("span_start")

    assert (one["span_end"] - one["span_start"] == one["quote"].str.len()).all()
    assert (one["span_start"].to_numpy()[1:] >= one["span_end"].to_numpy()[:-1]).all()
