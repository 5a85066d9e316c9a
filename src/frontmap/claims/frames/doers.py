"""Who did what an event noun tells: an owner before it, a doer behind it, or whoever was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import VERBAL
from frontmap.claims.items import Kind

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk
    from frontmap.grammar import Term

_REACH = 7
_ENDS = VERBAL | {Kind.PLACE}


def find_doer(walk: Walk, frame: Frame, term: Term) -> None:
    """Give an event noun the side that did it, where its adjectives name none.

    Parameters
    ----------
    walk : Walk
        The sentence.
    frame : Frame
        The noun's; its governor and its adjectives are read.
    term : Term
        The noun's row.
    """
    if not frame.side or term.needs == "state":  # "Ukrainian officials confirmed the presence of Russian forces"
        side, actor = _doer_behind(walk, frame.head)
        frame.side, frame.actor = (side, actor) if side else (frame.side, frame.actor)
    if frame.side:
        return
    last = walk.last_frame
    if frame.event_type == "attack" and walk.word(frame.begin - 1) in walk.words.ways and last is not None:
        frame.side, frame.actor = walk.subject
        frame.governor = frame.begin - 1  # "slowed the enemy through counterattacks in X"
        frame.planned, frame.purpose, frame.negated = last.planned, last.purpose, frame.negated or last.negated
        frame.attempted, frame.failed = last.attempted, frame.failed or last.failed
        return
    weak = term.needs == "weak"
    # "did not advance due to unsuccessful offensive operations near X", "attempted a limited assault"
    if frame.event_type == "advance" or owns(walk, frame) or (frame.failed and not weak):
        frame.side, frame.actor = walk.subject
    elif weak:
        frame.side, frame.actor = walk.subject if walk.subject[0] else _nearest_actor(walk, frame.head)


def owns(walk: Walk, frame: Frame) -> bool:
    """Tell "their withdrawal from X": the subject's own, and going on, whatever else is said of it.

    Parameters
    ----------
    walk : Walk
        The sentence.
    frame : Frame
        The noun's.

    Returns
    -------
    bool
        Only withdrawals are told so before they are over.
    """
    return frame.event_type == "withdrawal" and walk.word(frame.head - 1) in walk.words.possessives


def is_known(walk: Walk, frame: Frame) -> bool:
    """Tell "the assaults on X have dropped off": told as known, so of whoever was spoken of.

    Parameters
    ----------
    walk : Walk
        The sentence.
    frame : Frame
        The noun's.

    Returns
    -------
    bool
        By an article or a pronoun before it.
    """
    return any(item.word in walk.words.definites for item in walk.items[frame.begin : frame.head])


def _doer_behind(walk: Walk, at: int) -> tuple[str, str]:
    """Find "withdrawal of Russian troops", "attacks by Ukrainian forces"."""
    if walk.word(at + 1) in walk.words.before_doers:
        for item in walk.items[at + 2 : at + 1 + _REACH]:
            if item.side:
                return item.side, item.word
            if item.kind in _ENDS:
                break
    return "", ""


def _nearest_actor(walk: Walk, at: int) -> tuple[str, str]:
    """Find who stands before, as in "medals to Wagner forces for the capture of X"."""
    return next(((item.side, item.word) for item in reversed(walk.items[:at]) if item.side), ("", ""))
