"""Ids of events in the page: a letter and twelve hexadecimal digits as two numbers, whatever else as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.maps.packing import Pack

_HALF = 6
"""Digits that a number of `Pack` has room for."""
_ID = re.compile(rf"e[0-9a-f]{{{2 * _HALF}}}").fullmatch


def write_ids(pack: Pack, ids: Sequence[str]) -> None:
    """Add ids: digits as numbers, and by the numbers of their events those that are something else."""
    others = {number: one for number, one in enumerate(ids) if not _ID(one)}
    digits = "".join("0" * 2 * _HALF if number in others else one[1:] for number, one in enumerate(ids))
    bytewise = np.frombuffer(bytes.fromhex(digits), dtype=np.uint8).reshape(-1, _HALF).astype(np.int32)
    half = _HALF // 2
    for name, some in (("id high", bytewise[:, :half]), ("id low", bytewise[:, half:])):
        pack.numbers(name, some @ np.array([1 << 16, 1 << 8, 1], dtype=np.int32))
    pack.plain("ids", others)
