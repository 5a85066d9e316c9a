"""Events that are only aimed at or foretold: "the main goal of capturing X", "will be weak after capturing X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Kind
from frontmap.grammar import Form

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_BEFORE, _BEHIND, _COMPLEMENT, _FUTURE = 5, 14, 5, 20
_ENDS = frozenset({Kind.EVENT, Kind.REPORT, Kind.ACTOR})


def read_aim(walk: Walk, frame: Frame) -> None:
    """Make a plan of an event that its clause calls an aim, or that comes after what is still to come.

    Parameters
    ----------
    walk : Walk
        The sentence.
    frame : Frame
        The event's, its verb group or adjectives read.
    """
    if not frame.planned and (frame.noun or frame.form is Form.ING):
        begin = frame.begin
        frame.planned = _aim_before(walk, begin) or _aim_behind(walk, frame.head) or _future_before(walk, begin)


def _aim_before(walk: Walk, begin: int) -> str:
    """Give the aim that an event is "of", quotes and adjectives passed over."""
    tie = walk.item(begin - 1)
    if tie is None or tie.word not in walk.words.genitives:
        return ""
    before = walk.items[max(0, begin - _BEFORE) : begin - 1]
    return next((item.word for item in before if item.word in walk.words.aims), "")


def _aim_behind(walk: Walk, head: int) -> str:
    """Give the aim that an event is said to be."""
    words = walk.words
    for at in range(head + 1, min(len(walk.items), head + 1 + _BEHIND)):
        item = walk.items[at]
        if item.word in words.copulas:
            complement = walk.items[at + 1 : at + 1 + _COMPLEMENT]
            return next((one.word for one in complement if one.word.split(" ")[0] in words.aims), "")
        if item.kind in _ENDS or item.word in walk.vocabulary.clause_openers:
            return ""
    return ""


def _future_before(walk: Walk, begin: int) -> str:
    """Give the word that puts the clause into the future: "will be weak after capturing X", "if they succeed in"."""
    tie, words = walk.item(begin - 1), walk.words
    if tie is None or tie.word not in words.sequels:
        return ""
    for item in reversed(walk.items[max(0, begin - _FUTURE) : begin - 1]):
        if item.word in words.intentions or item.word in words.futures:
            return item.word
        if item.word in words.fronting_ends or item.kind is Kind.REPORT:
            break
    return ""
