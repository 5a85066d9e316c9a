"""Reports' own texts for the page, cut where claims begin and end, so that no script has to count characters.

Python counts characters and a browser counts UTF-16 units; a text that comes in pieces needs neither.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from frontmap.layers.schema import UNSTORABLE
from frontmap.maps.columns import NOTHING, day_of, number_of, text_of
from frontmap.model import BlockKind
from frontmap.reports.blocks import find_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontmap.maps.drawing import Drawing
    from frontmap.model import Block

Piece = str | list[Any]
"""A run of text; with the numbers of the claims that were read from it, a list of the text and the numbers."""
_BULLET = 7
"""The code of a bullet; 0 is a paragraph, 1 to 6 a heading of that level."""
_MARKS = re.compile(r"#{1,6}\s+|\s+#+$")
_SIGN = re.compile(r"(?:[•‣▪◦●○∙·*+–-](?:\s+|$)|[•‣▪●]|(\(?\d{1,3}[.)])\s+)")  # noqa: RUF001 - signs that texts use
_ISO_DAY = 10
_MOST_SPANS, _MOST_CLAIMS = 20, 200
"""That lie on each other at one spot: n spans inside each other would make pieces with n * n numbers of claims."""


def report_texts(drawing: Drawing, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Cut the texts of reports into what the page shows.

    Parameters
    ----------
    drawing : Drawing
        Its claims' `report_id`, `span_start`, `span_end` (characters of the report's text) and `quote` say what was
        read where.
    texts : mapping of str to str
        For each `report_id` the report's text, as `Report.text` has it.

    Returns
    -------
    list of dict
        One a report, in the order of their ids: `report` (its id), `day` (of the report, days since 1970-01-01, or
        None), and `blocks`, each [kind, sign, piece, ...]: 0 for a paragraph, 1-6 for a heading, 7 for a bullet, the
        number that a bullet has, and pieces of text. A piece that claims were read from is [text, claim, ...]. A claim
        whose words stand nowhere in the text is in none, nor is one whose words lie on those of twenty other claims.
    """
    numbers, names = drawing.columns["report_id"]
    claims_of: dict[str, list[int]] = {}
    for claim, number in enumerate(numbers.tolist()):
        if number != NOTHING and names[number] in texts:
            claims_of.setdefault(names[number], []).append(claim)
    found = []
    for report_id in sorted(texts):
        # What a layer can't keep, a text can't show: one sign for one, so that spans hold.
        text = UNSTORABLE.sub("\ufffd", texts[report_id])
        claims = claims_of.get(report_id, [])
        spans = sorted((*span, claim) for claim in claims if (span := _span(drawing, claim, text)))
        day = _day(drawing, claims, report_id)
        found.append({"report": report_id, "day": day, "blocks": _blocks(text, spans)})
    return found


def _day(drawing: Drawing, claims: list[int], report_id: str) -> int | None:
    """Give the day of a report: as its claims say; a report without claims has it in its id only."""
    days, words = drawing.columns["report_date"]
    said = {words[days[claim]] for claim in claims if days[claim] != NOTHING} or {report_id[:_ISO_DAY]}
    return day_of(min(said))


def _span(drawing: Drawing, claim: int, text: str) -> tuple[int, int] | None:
    """Give the characters that a claim was read from: those of its span, unless its quote stands elsewhere."""
    one = slice(claim, claim + 1)
    quote, *told = (drawing.claims.cells(name, one)[0] for name in ("quote", "span_start", "span_end"))
    quote, (start, end) = text_of(quote), map(number_of, told)
    if start is not None and end is not None and 0 <= start < end <= len(text):
        span = int(start), int(end)
        if not quote or text[slice(*span)] == quote:
            return span
    at = text.find(quote) if quote else -1
    return None if at < 0 else (at, at + len(quote))


def _blocks(text: str, spans: list[tuple[int, int, int]]) -> list[list[Any]]:
    found: list[list[Any]] = []
    first = 0
    for block in find_blocks(text):
        start, end, kind, sign = _inside(text, block)
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        found.append([kind, sign, *_pieces(text, start, end, islice(spans, first, None))])
    return found


def _inside(text: str, block: Block) -> tuple[int, int, int, str]:
    """Give a block without its marks: where it starts and ends, the code of its kind, its number in a list."""
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.HEADING:
        for mark in _MARKS.finditer(text, start, end):
            start, end = (mark.end(), end) if mark.start() == start else (start, mark.start())
        return start, max(start, end), block.level or 2, ""
    if block.kind is BlockKind.BULLET:
        sign = _SIGN.match(text, start, end)
        return (sign.end() if sign else start), end, _BULLET, (sign[1] or "") if sign else ""
    return start, end, 0, ""


def _pieces(text: str, start: int, end: int, spans: Iterable[tuple[int, int, int]]) -> list[Piece]:
    """Cut a run of text at the ends of spans, which stand by their starts and may lie on each other."""
    turns: dict[int, list[int]] = {start: [], end: []}
    on: list[tuple[int, int]] = []
    for begin, stop, claim in spans:
        if begin >= end:
            break
        at, till = max(start, begin), min(end, stop)
        on = [one for one in on if one[1] > at]
        # A sentence that lists many towns has a claim for each: they share their span.
        if at < till and (len(on) < _MOST_SPANS or ((at, till) in on and len(on) < _MOST_CLAIMS)):
            on.append((at, till))
            turns.setdefault(at, []).append(claim)
            turns.setdefault(till, []).append(claim)
    pieces: list[Piece] = []
    inside: set[int] = set()
    for begin, stop in pairwise(sorted(turns)):
        inside.symmetric_difference_update(turns[begin])
        pieces.append([text[begin:stop], *sorted(inside)] if inside else text[begin:stop])
    return pieces
