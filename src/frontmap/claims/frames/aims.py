"""Events that are only aimed at or foretold: "the main goal of capturing X", "will be weak after capturing X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Kind
from frontmap.grammar import Form

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_AIM_REACH, _BEHIND_REACH, _COMPLEMENT_REACH, _FUTURE_REACH, _INTENTION_REACH = 5, 14, 5, 20, 7
_ENDS = frozenset({Kind.EVENT, Kind.REPORT, Kind.ACTOR})
_UNDONE = frozenset({Form.ING, Form.BASE})


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


def read_intention(walk: Walk, frame: Frame) -> None:
    """Make a plan of an event noun whose verb something to come leads to: "would be premised on launching an attack".

    Parameters
    ----------
    walk : Walk
        The sentence.
    frame : Frame
        The noun's, with the form of the verb that carries it.
    """
    if frame.form not in _UNDONE:
        return
    for at in walk.before(frame.begin, _INTENTION_REACH):
        item = walk.items[at]
        if item.kind in _ENDS or item.word in walk.vocabulary.clause_openers:
            return
        if item.word in walk.words.intentions:
            frame.planned = item.word
            return


def _aim_before(walk: Walk, begin: int) -> str:
    """Give the aim that an event is "of", quotes and adjectives passed over."""
    if walk.word(begin - 1) not in walk.words.genitives:
        return ""
    before = walk.items[max(0, begin - _AIM_REACH) : begin - 1]
    return next((item.word for item in before if item.word in walk.words.aims), "")


def _aim_behind(walk: Walk, head: int) -> str:
    """Give the aim that an event is said to be."""
    words = walk.words
    for at in walk.behind(head, _BEHIND_REACH):
        item = walk.items[at]
        if item.word in words.copulas:
            complement = walk.items[at + 1 : at + 1 + _COMPLEMENT_REACH]
            return next((one.word for one in complement if one.word.split(" ")[0] in words.aims), "")
        if item.kind in _ENDS or item.word in walk.vocabulary.clause_openers:
            return ""
    return ""


def _future_before(walk: Walk, begin: int) -> str:
    """Give the word that puts the clause into the future: "will be weak after capturing X", "if they succeed in"."""
    words = walk.words
    if walk.word(begin - 1) not in words.sequels:
        return ""
    for at in walk.before(begin - 1, _FUTURE_REACH - 1):
        item = walk.items[at]
        if item.word in words.intentions or item.word in words.futures:
            return item.word
        if item.word in words.fronting_ends or item.kind is Kind.REPORT:
            break
    return ""
