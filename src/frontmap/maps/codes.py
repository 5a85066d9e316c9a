"""The three codes of a claim that choose its symbol, checked before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontmap.errors import LayerError
from frontmap.maps.columns import NOTHING
from frontmap.styles import load_styles, side_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from frontmap.maps.columns import Claims


def check_codes(claims: Claims, columns: Mapping[str, tuple[NDArray[Any], list[str]]]) -> None:
    """Refuse event types, statuses and sides that do not exist.

    Parameters
    ----------
    claims : Claims
        For the name of the claim in the message.
    columns : dict
        Its `event_type`, `status` and `side` as `Claims.texts` gives them.

    Raises
    ------
    LayerError
        The first claim with such a code.
    """
    styles = load_styles()
    for name, known in (("event_type", styles.types), ("status", styles.statuses)):
        numbers, words = columns[name]
        for word in ["", *words]:
            if word not in known and _first(numbers, words, word) is not None:
                message = f"{name} {word!r} is none of {', '.join(known)}"
                raise LayerError(
                    message, where=called(claims, _first(numbers, words, word)), fix="correct it in the layer"
                )
    numbers, words = columns["side"]
    for word in ["", *words]:
        row = _first(numbers, words, word)
        if row is None:
            continue
        try:
            side_style(word)
        except ValueError as error:
            raise LayerError(str(error), where=called(claims, row), fix="correct it in the layer") from error


def called(claims: Claims, row: int | None) -> str:
    """Name a claim in a message."""
    own = claims.cells("id", slice(row, row + 1))[0] if row is not None else None
    return f"claim {own or (row or 0) + 1}"


def _first(numbers: NDArray[Any], words: list[str], word: str) -> int | None:
    """Give the first row with a word, "" for those that say nothing."""
    rows = np.flatnonzero(numbers == (words.index(word) if word else NOTHING))
    return int(rows[0]) if len(rows) else None
