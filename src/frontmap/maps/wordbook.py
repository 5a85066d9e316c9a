"""The words of a page, each written once: a text is a row of their numbers, the most frequent in one byte.

Sentences of reports are made of the same few thousand words. As numbers, what deflate can look back over is four times
as much text, and what it has to write a third less than of letters.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain, product, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDS = b"\0"
"""Ends a text; no word has this number."""
TWO, THREE, FOUR = 180, 248, 255
"""The first byte says how many follow: below `TWO` none, from `TWO` on one, from `THREE` on two, `FOUR` three."""
_BYTE = 256


class Wordbook:
    r"""Numbers for the words of texts; a word is what stands between two spaces.

    Parameters
    ----------
    sample : iterable of str
        Texts such as will be written: what is frequent in them gets the numbers of one byte.

    Examples
    --------
    >>> book = Wordbook(["to and fro", "to", ""])
    >>> book.write(["fro to", "", "from"])
    b'\x03\x01\x00\x00\x04\x00'
    >>> book.words
    ['to', 'and', 'fro', 'from']
    """

    def __init__(self, sample: Iterable[str]) -> None:
        counts = Counter(chain.from_iterable(map(str.split, filter(None, sample), repeat(" "))))
        frequent = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        # Among words of one length the alphabet compresses better than how often they come.
        self._codes = _Codes()
        for word in [*frequent[: TWO - 1], *sorted(frequent[TWO - 1 :])]:
            self._codes[word]

    @property
    def words(self) -> list[str]:
        """All words that were met so far, in the order of their numbers."""
        return list(self._codes)

    def write(self, texts: Iterable[str]) -> bytes:
        """Write texts: the numbers of their words, `ENDS` after each text."""
        code = self._codes.__getitem__
        # An empty text has no word, though splitting gives one.
        written = [b"".join(map(code, text.split(" "))) if text else b"" for text in texts]
        return ENDS.join([*written, b""])


class _Codes(dict[str, bytes]):
    """The number of each word as bytes; a word that was never met gets the next number."""

    def __missing__(self, word: str) -> bytes:
        at, short = len(self), _short_codes()
        code: bytes = short[at] if at < len(short) else _long_code(at - len(short))
        self[word] = code
        return code


@cache
def _short_codes() -> list[bytes]:
    """Give all numbers of one byte and of two, in their order."""
    ones, twos = range(1, TWO), product(range(TWO, THREE), range(_BYTE))
    return [*map(bytes, zip(ones)), *map(bytes, twos)]


def _long_code(at: int) -> bytes:
    """Give a number of three bytes or of four, counted from the first of three."""
    room = (FOUR - THREE) * _BYTE**2
    first, more, rest = (THREE, 2, at) if at < room else (FOUR, 3, at - room)
    code: bytes = (first * _BYTE**more + rest).to_bytes(1 + more, "big")
    return code
