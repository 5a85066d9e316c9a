"""Blocks of the page: columns of whole numbers, texts and plain values, deflated and written as letters.

What `unpack.js` reads back. Numbers stand byte by byte, the low bytes of a column first, so that what is alike lies
side by side; a text is a row of numbers of words (`maps.wordbook`). Each column goes into the compressor as it comes.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from frontmap.maps.armour import armoured
from frontmap.maps.columns import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from frontmap.maps.wordbook import Wordbook

_FAST, _SMALL = 4, 9
"""Levels of zlib: one more than the first costs half as much time again for one or two per cent."""
_LONG = 2000
"""A column of more bytes gets codes of its own: what is frequent in one column is not so in the next."""
LARGEST = 2**31 - 1
"""The largest number of a column."""
_HALVES = re.compile("[\ud800-\udfff]")
_BITS_A_BYTE, _BYTE = 8, 256
_FEW = 4
_CLOSE = 1 << 16


class Pack:
    """A block while it is written.

    Parameters
    ----------
    once : bool, optional
        Whether a process packs this once, for all its pages, and may take its time.

    Examples
    --------
    >>> pack = Pack()
    >>> pack.numbers("day", np.array([7, 8, 8]))
    >>> pack.letters().isascii()
    True
    """

    def __init__(self, *, once: bool = False) -> None:
        self._zip = zlib.compressobj(_SMALL if once else _FAST)
        self._written: list[bytes] = []
        self._columns: list[list[Any]] = []
        self._plain: dict[str, Any] = {}

    def plain(self, name: str, value: object) -> None:
        """Add a value as JSON."""
        self._plain[name] = value

    def numbers(self, name: str, values: NDArray[Any]) -> None:
        """Add whole numbers; beyond 31 bits they are cut off.

        Where most are equal to the one before, steps are written; where few are distinct, their places in a table.
        """
        numbers = np.asarray(values)
        low, most = _range(numbers)
        if numbers.dtype.kind == "f" or most > LARGEST or abs(low) > LARGEST:
            numbers = np.clip(numbers, -LARGEST, LARGEST).astype(np.int64)
            low, most = _range(numbers)
        kind, table = "numbers", []
        if np.count_nonzero(numbers[1:] != numbers[:-1]) * _FEW < len(numbers):
            steps = np.diff(numbers.astype(np.int64), prepend=0)
            if _range(steps)[1] <= LARGEST:
                kind, numbers, (low, most) = "steps", steps, _range(steps)
        elif most >= _BYTE:
            distinct = _distinct(numbers)
            if len(distinct) < min(_BYTE, len(numbers) // _BITS_A_BYTE):
                kind, table, numbers, low, most = (
                    "choice",
                    [distinct.tolist()],
                    np.searchsorted(distinct, numbers),
                    0,
                    len(distinct) - 1,
                )
        width = -(-most.bit_length() // _BITS_A_BYTE)
        above = (numbers - low).astype("<u4")
        self._columns.append([name, kind, len(numbers), low, width, *table])
        self._add(above.view(np.uint8).reshape(-1, 4)[:, :width].T.tobytes())

    def texts(self, name: str, values: Sequence[str], book: Wordbook) -> None:
        """Add texts whose words `book` has counted."""
        content = book.write(values)
        self._columns.append([name, "texts", len(values), len(content)])
        self._add(content)

    def column(self, name: str, numbers: NDArray[np.int64], words: Sequence[str], book: Wordbook) -> None:
        """Add a column of texts that return, as `columns.texts` gives it; only the words that `numbers` use."""
        used = _distinct(numbers[numbers != NOTHING])
        if len(used) < len(words):
            place = np.full(len(words) + 1, NOTHING)
            place[used] = np.arange(len(used))
            numbers, words = place[numbers], [words[number] for number in used]
        self.texts(f"{name} words", words, book)
        self.numbers(name, numbers)

    def letters(self) -> str:
        """Close the block and give it as letters."""
        head = {"plain": self._plain, "columns": self._columns}
        text = json.dumps(head, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
        # A browser reads half a surrogate pair as three signs, which would shift all spans after it.
        try:
            content = text.encode("utf-8")
        except UnicodeEncodeError:
            content = _HALVES.sub("\ufffd", text).encode("utf-8")
        self._add(content + len(content).to_bytes(4, "little"))
        self._written.append(self._zip.flush())
        deflated = b"".join(self._written)
        self._written.clear()
        return armoured(deflated)

    def _add(self, content: bytes) -> None:
        self._written.append(self._zip.compress(content))
        if len(content) > _LONG:
            self._written.append(self._zip.flush(zlib.Z_BLOCK))


def packed(value: dict[str, Any], *, once: bool = False) -> str:
    """Write plain values alone as a block.

    Parameters
    ----------
    value : dict
        Lists, dicts, texts, numbers and arrays.
    once : bool, optional
        As `Pack` has it.
    """
    pack = Pack(once=once)
    for name, one in value.items():
        pack.plain(name, one)
    return pack.letters()


def _distinct(numbers: NDArray[Any]) -> NDArray[Any]:
    """Give distinct whole numbers, the lowest first; where they lie close, to count them is faster than to sort."""
    low, most = _range(numbers)
    if most > _CLOSE:
        return np.unique(numbers)
    return np.flatnonzero(np.bincount(np.subtract(numbers, low, dtype=np.int64))) + low


def _range(numbers: NDArray[Any]) -> tuple[int, int]:
    """Give the lowest number and how far above it the highest lies."""
    if not len(numbers):
        return 0, 0
    low = int(numbers.min())
    return low, int(numbers.max()) - low


def _plain(value: object) -> Any:  # noqa: ANN401  any JSON
    to_list: Callable[[], Any] | None = getattr(value, "tolist", None)
    if to_list is None:
        message = f"{type(value).__name__} is no JSON"
        raise TypeError(message)
    return to_list()
