"""What stands in one claim only - quote, remarks, rival places - in blocks that the page unpacks on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontmap.maps.columns import number_of, text_of
from frontmap.maps.places import list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontmap.maps.drawing import Drawing

CLAIMS_A_BLOCK = 512
_TEXTS = ("quote", "note", "reason")
_SPANS = ("span_start", "span_end")


def quote_blocks(drawing: Drawing) -> Iterator[dict[str, Any]]:
    """Give what stands in one claim only.

    Parameters
    ----------
    drawing : Drawing
        As `drawing_of` gives it.

    Yields
    ------
    dict
        For each `CLAIMS_A_BLOCK` claims, in their order: a list a column, where one of them says something, else
        nothing; `rivals` as `PlaceColumn.rivals` gives them.
    """
    claims = drawing.claims
    columns: dict[str, list[Any]] = {}
    for name in _TEXTS:
        if name in claims.columns:
            columns[name] = [value if type(value) is str else text_of(value) for value in claims[name]]
    for name in _SPANS:
        if name in claims.columns:
            columns[name] = [None if (number := number_of(value)) is None else round(number) for value in claims[name]]
    if "citations" in claims.columns:
        columns["citations"] = [[text_of(one) for one in list_of(value)] for value in claims["citations"]]
    columns["rivals"] = [drawing.places.rivals(number) for number in range(len(claims))]
    for begin in range(0, len(claims), CLAIMS_A_BLOCK):
        block = {name: values[begin : begin + CLAIMS_A_BLOCK] for name, values in columns.items()}
        yield {name: values for name, values in block.items() if any(value not in ("", None, []) for value in values)}
