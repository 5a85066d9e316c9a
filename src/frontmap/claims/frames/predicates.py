"""What a clause says of the event noun that is its subject: it continued, remains stalled, may resume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import OFFENSIVE
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_REACH, _COMPLEMENT_REACH = 10, 4
_ENDS = frozenset({Kind.EVENT, Kind.REPORT, Kind.ACTOR, Kind.SHOWS, Kind.DENIAL, Kind.ACCORDING})
_FINITE = frozenset({Form.PAST, Form.PRESENT, Form.BASE})


def read_predicate(walk: Walk, frame: Frame) -> None:
    """Let the verb behind an event noun that no verb before it carries say what became of the event.

    Parameters
    ----------
    walk : Walk
        The sentence.
    frame : Frame
        The noun's. "Operations near X continued" gives it a governor, "remain stalled" has it failed, "may resume"
        makes a plan of it.
    """
    at = _predicate(walk, frame.head)
    if at < 0:
        return
    item, words = walk.items[at], walk.words
    ahead = walk.items[at : at + _COMPLEMENT_REACH]
    if item.roles & (Role.MODAL | Role.PLAN):
        if any(one.word in words.beginnings for one in ahead):
            frame.planned = frame.planned or item.word
        return
    if frame.event_type in OFFENSIVE and any(one.word in words.ending for one in ahead):
        frame.dropped = "told as over"
    stalled = next((one.word for one in ahead if one.word in words.stalling), "")
    if any(one.roles & Role.NEGATION for one in ahead):
        return
    light = item.term(Role.LIGHT)
    if stalled and frame.event_type in OFFENSIVE:
        frame.failed, frame.governor = stalled, at
    elif frame.side and light is not None and light.form in _FINITE:
        frame.governor = at


def is_foretold(walk: Walk, head: int) -> bool:
    """Tell "attempts to hold X will fail": the verb behind speaks of what may come.

    Parameters
    ----------
    walk : Walk
        The sentence.
    head : int
        The item of the event word, verb or noun.

    Returns
    -------
    bool
        False where no verb follows.
    """
    at = _predicate(walk, head)
    return at >= 0 and bool(walk.items[at].roles & (Role.MODAL | Role.PLAN))


def _predicate(walk: Walk, head: int) -> int:
    """Give the item at which the verb group behind a noun and its places begins, -1 where there is none."""
    words = walk.words
    for at in walk.behind(head, _REACH):
        item = walk.items[at]
        if item.kind is Kind.CHAIN or any(
            item.word in some for some in (words.remaining, words.stalling, words.ending)
        ):
            return at
        if item.kind in _ENDS or item.word in walk.vocabulary.clause_openers or item.word in words.contrasts:
            return -1
    return -1
