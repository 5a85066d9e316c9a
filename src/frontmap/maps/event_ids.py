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
_LONG = 1 + 2 * _HALF
_ID = re.compile(rf"e[0-9a-f]{{{2 * _HALF}}}").fullmatch
_NO_DIGIT = re.compile("[^0-9a-f]").search
_NO_ID = "e" + "0" * 2 * _HALF


def write_ids(pack: Pack, ids: Sequence[str]) -> None:
    """Add ids: digits as numbers, and by the numbers of their events those that are something else."""
    others: dict[int, str] = {}
    # All at once, as they mostly are what we make; one by one only where a layer brings its own.
    joined = "".join(ids)
    if not {_LONG}.issuperset(map(len, ids)) or not {"e"}.issuperset(joined[::_LONG]) or _NO_DIGIT(joined):
        others = {number: one for number, one in enumerate(ids) if not _ID(one)}
        joined = "".join(_NO_ID if number in others else one for number, one in enumerate(ids))
    letters = np.frombuffer(joined.encode("ascii"), dtype=np.uint8).reshape(-1, _LONG)
    digits = bytes.fromhex(letters[:, 1:].tobytes().decode("ascii"))
    bytewise = np.frombuffer(digits, dtype=np.uint8).reshape(-1, _HALF).astype(np.int32)
    half = _HALF // 2
    for name, some in (("id high", bytewise[:, :half]), ("id low", bytewise[:, half:])):
        pack.numbers(name, some @ np.array([1 << 16, 1 << 8, 1], dtype=np.int32))
    pack.plain("ids", others)
