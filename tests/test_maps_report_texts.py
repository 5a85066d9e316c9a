"""The text of a report, cut where claims begin and end."""

from __future__ import annotations

import pytest

from frontmap.maps import render_page
from frontmap.maps.drawing import drawing_of
from frontmap.maps.report_texts import report_texts
from norland import claim, data, draw, layer, unpacked

REPORT = "2031-05-02-aaaa"


def told(text, *quotes, **given):
    """A claim for each quote, with the span at which it first stands in the text."""
    return [
        claim(
            number,
            report_id=REPORT,
            quote=quote,
            **({"span_start": text.index(quote), "span_end": text.index(quote) + len(quote)} | given),
        )
        for number, quote in enumerate(quotes)
    ]


def pieces(text, *rows):
    """The pieces of each block of the text."""
    (report,) = report_texts(drawing_of(layer(*rows)), {REPORT: text})
    return [block[2:] for block in report["blocks"]]


@pytest.mark.parametrize(
    "before",
    [
        "Plain. ",
        "\U0001f525\U0001f1fa\U0001f1e6 \U0001f468\u200d\U0001f469\u200d\U0001f467 burnt. ",
        "\u0421\u0438\u043b\u0438 \u0432\u0456\u0434\u0431\u0438\u043b\u0438. ",
        "e\u0301\u0301 a\u0308 \u05e9\u05c1. ",
        "\u202eback\u202c\u00a0wards\u2028on. ",
    ],
)
def test_a_claim_gets_its_sentence_whatever_signs_stand_before_and_in_it(before):
    sentence = "The \U0001f3f0 of Vale\u0301 fell to \u041f\u0456\u0432\u043d\u0456\u0447."
    text = f"{before}{sentence} \U0001f600 Quiet elsewhere."

    assert pieces(text, *told(text, sentence)) == [[before, [sentence, 0], " \U0001f600 Quiet elsewhere."]]


def test_nothing_of_the_text_is_lost_between_the_pieces():
    text = "First \U0001f525 one. Second one.\n\nThird one, alone.\nIt goes on."
    rows = told(text, "Second one.", "First \U0001f525 one.", "Third one, alone.\nIt goes on.")
    joined = [
        "".join(piece if isinstance(piece, str) else piece[0] for piece in block) for block in pieces(text, *rows)
    ]

    assert "\n\n".join(joined) == text


def test_claims_of_one_sentence_share_its_piece_and_overlapping_ones_are_cut():
    text = "North took the mill and the inn. All is quiet."
    rows = [*told(text, "North took the mill and the inn."), *told(text, "the mill and the inn. All")]
    rows[1]["id"] = "other"

    assert pieces(text, *rows) == [[["North took ", 0], ["the mill and the inn.", 0, 1], [" All", 1], " is quiet."]]


@pytest.mark.parametrize(
    "span",
    [
        {"span_start": 3, "span_end": 12},
        {"span_start": None, "span_end": None},
        {"span_start": -9, "span_end": 10**12},
        {"span_start": "x", "span_end": float("nan")},
    ],
)
def test_a_span_that_does_not_hold_the_quote_gives_way_to_the_place_where_it_stands(span):
    text = "Rain fell. The mill fell too."

    assert pieces(text, *told(text, "The mill fell too.", **span)) == [["Rain fell. ", ["The mill fell too.", 0]]]


def test_a_claim_whose_words_are_not_in_the_text_is_in_no_piece():
    assert pieces("Rain fell.", *told("A lost sentence.", "A lost sentence.")) == [["Rain fell."]]


def test_signs_that_no_layer_keeps_do_not_shift_the_spans():
    text = "Bell\x00 rang \ud800 twice. The mill fell."
    rows = told(text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd"), "The mill fell.")

    assert pieces(text, *rows) == [["Bell\ufffd rang \ufffd twice. ", ["The mill fell.", 0]]]


def test_headings_and_bullets_come_without_their_marks():
    text = "## The day ##\n\n- Mill fell.\n- Inn held.\n\n3. A note.\n\n\u2022Tight.\n\nPlain."
    (report,) = report_texts(drawing_of(layer(*told(text, "- Mill fell."))), {REPORT: text})

    assert report["blocks"] == [
        [2, "", "The day"],
        [7, "", ["Mill fell.", 0]],
        [7, "", "Inn held."],
        [7, "3.", "A note."],
        [7, "", "Tight."],
        [0, "", "Plain."],
    ]


def test_reports_stand_in_order_with_the_day_that_their_claims_or_their_id_tell():
    texts = {"b": "Nothing.", "2031-05-09-cc": "Quiet.", "a": "North took the mill."}
    rows = [claim(report_id="a", quote="North took the mill.", report_date="1970-01-03")]
    found = report_texts(drawing_of(layer(*rows)), texts)

    assert [(one["report"], one["day"]) for one in found] == [("2031-05-09-cc", 22408), ("a", 2), ("b", None)]


def test_a_page_carries_the_texts_in_blocks_of_their_own_and_nowhere_else():
    text = "Zanzibar </script>{{7*7}} fell. \U0001f525 Zanzibar burnt."
    page = render_page(draw(*told(text, "\U0001f525 Zanzibar burnt."), texts={REPORT: text}))

    assert unpacked(page, "texts-0")["blocks"] == [
        [0, "", "Zanzibar </script>{{7*7}} fell. ", ["\U0001f525 Zanzibar burnt.", 0]]
    ]
    assert data(page)["texts"] == [[REPORT, 22401]]
    assert "Zanzibar" not in page


def test_a_page_without_texts_has_no_block_for_them():
    page = render_page(draw(claim()))

    assert data(page)["texts"] == []
    assert "frontmap-texts" not in page.split("<body>")[1]


def test_pieces_stay_short_however_many_spans_lie_inside_each_other():
    text = "a" * 4000
    rows = [claim(n, report_id=REPORT, quote="", span_start=n, span_end=4000 - n) for n in range(1000)]
    (block,) = pieces(text, *rows)

    assert "".join(piece if isinstance(piece, str) else piece[0] for piece in block) == text
    assert sum(len(piece) for piece in block if isinstance(piece, list)) < 1000


def test_all_claims_of_one_sentence_are_in_its_piece():
    (block,) = pieces("Towns fell.", *told("Towns fell.", *["Towns fell."] * 60))

    assert block == [["Towns fell.", *range(60)]]
