"""The pipeline: a report in, a reading out, with an invented country for reference data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from frontmap.errors import ReferenceDataError
from frontmap.pipeline import Reader
from frontmap.reports import read_report
from reference_data import geo_folder, table

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# The day, May 3, 2031

- Russian forces attacked near Lukivka.

Russian forces attacked near Lukivka, the General Staff said. Russian forces shelled Hai and Nova Stezhka.

Parliament met.
"""


@pytest.fixture
def geo(tmp_path) -> Path:
    """Make the reference data of a country with two places."""
    return geo_folder(
        tmp_path, "v:1,Lukivka,,town,,36.0,48.0,1500,invented", "v:2,Hai,,village,,36.2,48.0,700,invented"
    )


@pytest.fixture
def reading(geo):
    return Reader(geo).read(read_report(TEXT, name="-"))


def test_every_sentence_has_claims_or_a_remark_and_none_has_both(reading):
    with_claims = {one.claim.sentence.number for one in reading.claims}
    with_remark = {number for number, remark in reading.remarks if remark}

    assert with_claims | with_remark == {sentence.number for sentence in reading.sentences}
    assert not with_claims & with_remark


def test_claims_are_placed_and_those_without_a_place_stay_with_the_reason(reading):
    told = {(str(one.claim.event_type), one.places[0].locality.name): one.footprint for one in reading.claims}

    assert told["attack", "Lukivka"].geometry.coords[0] == (36.0, 48.0)
    assert told["strike", "Hai"].geometry.coords[0] == (36.2, 48.0)
    assert told["strike", "Nova Stezhka"].geometry is None
    assert "Nova Stezhka" in told["strike", "Nova Stezhka"].reason


def test_what_is_told_twice_is_one_event(reading):
    attacks = [one for one in reading.claims if one.claim.event_type == "attack"]

    assert len(attacks) == 2
    assert len({one.event_id for one in attacks}) == 1
    assert len({one.claim.claim_id for one in attacks}) == 2


def test_spans_point_into_the_text_as_read(reading):
    for sentence in reading.sentences:
        assert reading.report.text[sentence.span.start : sentence.span.end] == sentence.text


def test_reading_again_gives_the_same(geo, reading):
    again = Reader(geo).read(read_report(TEXT, name="-"))

    assert again.claims == reading.claims
    assert again.remarks == reading.remarks


def test_a_reader_forgets_one_report_before_the_next(geo, reading):
    reader = Reader(geo)
    reader.read(read_report("Ukrainian forces took Hai.", name="-", date=dt.date(2031, 5, 2)))

    assert reader.read(read_report(TEXT, name="-")).claims == reading.claims


def test_a_gazetteer_of_ones_own_adds_places(geo, tmp_path):
    mine = tmp_path / "mine.csv"
    mine.write_text(table("m:1,Nova Stezhka,,village,,36.1,48.1,700,me"), encoding="utf-8")
    claims = Reader(geo, [mine]).read(read_report(TEXT, name="-")).claims

    assert all(one.footprint.geometry is not None for one in claims)


def test_missing_reference_data_are_one_line(tmp_path):
    with pytest.raises(ReferenceDataError, match=r"places\.csv"):
        Reader(tmp_path / "nowhere")
