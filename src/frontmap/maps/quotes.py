"""What stands in one claim only - quote, remarks, rival places - in blocks that the page unpacks on demand."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from frontmap.maps.columns import number_of, text_of
from frontmap.maps.packing import LARGEST, Pack
from frontmap.maps.places import list_of
from frontmap.maps.shapes import PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from frontmap.maps.columns import Claims
    from frontmap.maps.drawing import Drawing
    from frontmap.maps.wordbook import Wordbook

CLAIMS_A_BLOCK = 2048
_SAMPLE = 500
_TEXTS = ("quote", "note", "reason")
_SPANS = ("span_start", "span_end")
_QUOTE = "quote"
UNKNOWN = 2_000_000
"""Stands for no number among rivals: no degree, in `PER_DEGREE`, is as large; larger scores are written plainly."""


def some_quotes(drawing: Drawing) -> list[str]:
    """Give quotes from all parts of the layer, but not more than tell which words are frequent."""
    if _QUOTE not in drawing.claims.names:
        return []
    return _texts(drawing.claims, _QUOTE, slice(None, None, 1 + len(drawing.claims) // _SAMPLE))


def quote_blocks(drawing: Drawing, book: Wordbook) -> Iterator[str]:
    """Write what stands in one claim only.

    Parameters
    ----------
    drawing : Drawing
        As `drawing_of` gives it.
    book : Wordbook
        The words of the page.

    Yields
    ------
    str
        For each `CLAIMS_A_BLOCK` claims, in their order, the letters of a block with the columns in which one of them
        says something. Spans are told from the end of the claim before, their ends from the length of the quote;
        rivals as `PlaceColumn.rivals` gives them.
    """
    for rows in _blocks(drawing):
        pack = Pack()
        length: NDArray[np.int64] | int = 0
        for name in _TEXTS:
            if name in drawing.claims.names:
                texts = _texts(drawing.claims, name, rows)
                if name == _QUOTE:
                    length = np.array([len(text) for text in texts])
                if any(texts):
                    pack.texts(name, texts, book)
        _write_spans(pack, drawing, rows, length)
        _write_citations(pack, drawing.claims, rows)
        _write_rivals(pack, drawing, rows, book)
        yield pack.letters()


def _blocks(drawing: Drawing) -> Iterator[slice]:
    for begin in range(0, len(drawing.claims), CLAIMS_A_BLOCK):
        yield slice(begin, begin + CLAIMS_A_BLOCK)


def _texts(claims: Claims, name: str, rows: slice) -> list[str]:
    # Most remarks are None, and to call a function for each takes longer than to write them.
    cells = claims.cells(name, rows)
    return ["" if value is None else value if type(value) is str else text_of(value) for value in cells]


def _write_spans(pack: Pack, drawing: Drawing, rows: slice, length: NDArray[np.int64] | int) -> None:
    if not drawing.claims.names.issuperset(_SPANS):
        return
    spans = [_numbers(drawing.claims, name, rows) for name in _SPANS]
    # Differences of such numbers fit, too, and those that do not fit would shift all that are told from them.
    if not (np.abs(spans) < LARGEST // 4).all():
        for name, values in zip(_SPANS, spans, strict=True):
            if np.isfinite(values).any():
                pack.plain(name, [round(value) if math.isfinite(value) else None for value in values.tolist()])
        return
    start, end = np.rint(spans).astype(np.int64)
    report = drawing.columns["report_id"][0][rows]
    again = np.append(False, report[1:] == report[:-1])
    pack.numbers("span from", start - np.where(again, np.append(0, end[:-1]), 0))
    pack.numbers("span over", end - start - length)


def _numbers(claims: Claims, name: str, rows: slice) -> NDArray[np.float64]:
    """Give numbers, NaN for what is none."""
    try:
        return claims.array(name, rows).astype(float)
    except (TypeError, ValueError, OverflowError):
        return np.array([number_of(value) for value in claims.cells(name, rows)], dtype=float)


def _write_citations(pack: Pack, claims: Claims, rows: slice) -> None:
    if "citations" not in claims.names:
        return
    cited = [list_of(value) for value in claims.cells("citations", rows)]
    every = [*chain.from_iterable(cited)]
    if not every:
        return
    if {*map(type, every)} == {int} and min(every) >= 0 and max(every) <= LARGEST:
        pack.numbers("citations count", np.array([len(one) for one in cited]))
        pack.numbers("citations", np.array(every, dtype=np.float64))
    else:
        pack.plain("citations", [[text_of(one) for one in some] for some in cited])


def _rivals(drawing: Drawing, rows: slice) -> tuple[NDArray[np.int64], list[list[Any]]]:
    """Give how many rivals each claim of a block has, and all of them."""
    claims = range(*rows.indices(len(drawing.claims)))
    rivals = [drawing.places.rivals(claim) if claim in drawing.places.doubtful else [] for claim in claims]
    return np.array([len(some) for some in rivals]), [*chain.from_iterable(rivals)]


def _write_rivals(pack: Pack, drawing: Drawing, rows: slice, book: Wordbook) -> None:
    counts, found = _rivals(drawing, rows)
    if not found:
        return
    names, oblasts, *numbers = zip(*found, strict=True)
    pack.numbers("rivals count", counts)
    pack.texts("rivals name", names, book)
    pack.texts("rivals oblast", oblasts, book)
    for name, values in zip(("lon", "lat", "score", "taken lon", "taken lat"), numbers, strict=True):
        exact = np.array(values, dtype=float)
        if (np.abs(exact) >= UNKNOWN // PER_DEGREE - 1).any():
            pack.plain(f"rivals {name}", values)
        else:
            pack.numbers(f"rivals {name}", np.where(np.isnan(exact), UNKNOWN, np.rint(exact * PER_DEGREE)))
