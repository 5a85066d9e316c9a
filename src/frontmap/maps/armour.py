"""Bytes as letters that neither HTML, a script nor a template can read as their own: five for every four bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEFT_OUT = "<>&\"'`\\{}"
LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in _LEFT_OUT)
"""The 85 digits, the least first: what can be seen of ASCII but for the marks of HTML, JavaScript and Jinja."""
_BASE, _BYTES, _DIGITS = len(LETTERS), 4, 5
_AT_ONCE = 1 << 14
_CODES = np.frombuffer(LETTERS.encode("ascii"), dtype=np.uint8)


def armoured(content: bytes) -> str:
    """Write bytes as letters.

    Parameters
    ----------
    content : bytes
        Whatever it holds.

    Returns
    -------
    str
        Each four bytes, the highest first, as five digits of base 85; of what is left over, one digit more than bytes.

    Examples
    --------
    >>> armoured(bytes(4)), armoured(bytes([255]))
    ('!!!!!', 'yy')
    """
    view = memoryview(content)
    return "".join(_written(view[begin : begin + _AT_ONCE]) for begin in range(0, len(view), _AT_ONCE))


def _written(content: memoryview) -> str:
    missing = -len(content) % _BYTES
    rest = np.frombuffer(bytes(content) + bytes(missing), dtype=">u4").astype(np.uint32)
    digits: NDArray[np.uint8] = np.empty((len(rest), _DIGITS), dtype=np.uint8)
    for place in reversed(range(_DIGITS)):
        rest, digit = np.divmod(rest, np.uint32(_BASE))
        digits[:, place] = digit
    letters = _CODES[digits].tobytes().decode("ascii")
    return letters[: len(letters) - missing] if missing else letters
