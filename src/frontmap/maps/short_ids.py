"""Ids of events as links carry them: as many digits as tell them apart, so that they take little room.

An id of the layer is a letter and twelve hexadecimal digits, most of which nobody needs; a link finds its event by the
beginning of its id, in a later build of the page too.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.maps.packing import Pack

DIGITS = 6
"""One in sixteen millions: of a hundred thousand events some six hundred share these with another and keep all."""
_ID = re.compile(rf"e[0-9a-f]{{{DIGITS},}}").fullmatch


def short_ids(ids: Sequence[str]) -> list[str]:
    """Shorten the ids that are still different then.

    Examples
    --------
    >>> short_ids(["e1234567", "eabcdef0", "eabcdef1", "by hand"])
    ['e123456', 'eabcdef0', 'eabcdef1', 'by hand']
    """
    short = [one[: DIGITS + 1] if _ID(one) else one for one in ids]
    often = Counter(short)
    if len(often) == len(short):
        return short
    return [one if often[one] == 1 else whole for one, whole in zip(short, ids, strict=True)]


def write_ids(pack: Pack, ids: Sequence[str]) -> None:
    """Add the short ids: digits as numbers, and by the numbers of their events those that are something else."""
    short = short_ids(ids)
    others = {number: one for number, one in enumerate(short) if len(one) != DIGITS + 1 or not _ID(one)}
    digits = "".join("0" * DIGITS if number in others else one[1:] for number, one in enumerate(short))
    bytewise = np.frombuffer(bytes.fromhex(digits), dtype=np.uint8).reshape(-1, DIGITS // 2)
    pack.numbers("id", bytewise @ (1 << np.arange(8 * (DIGITS // 2 - 1), -1, -8)))
    pack.plain("ids", others)
