"""What became of an event: its verb group turns an attack into a repelled one, an advance into none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import OFFENSIVE
from frontmap.grammar import Role
from frontmap.model import EventType, Status

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_NONE_TYPES = frozenset({"attack", "advance", "repelled_attack"})
_OPEN_ATTACKS = frozenset({"attack", "strike", "operate"})
_PURPOSE_REACH = 13


def settle_outcome(walk: Walk, frame: Frame) -> None:
    """Settle the frame's event type, or why it is no event."""
    kind = _meant(walk, frame)
    if kind == "repel":
        if frame.governor < 0 or frame.negated:
            frame.dropped = "no attack is named that was repelled"
        kind = "repelled_attack"
    elif kind in OFFENSIVE and (frame.failed or frame.attempted == "past"):
        kind = "repelled_attack"
    elif kind in OFFENSIVE and frame.attempted == "present":
        kind = "attack"
    if frame.negated:
        kind = _negated(frame, kind)
    if kind == "clash":
        frame.side, frame.actor = "UNK", ""
    if frame.purpose:
        frame.dropped = "a purpose, not an event"
    frame.event_type = EventType(kind).value


def _meant(walk: Walk, frame: Frame) -> str:
    """Give the type that a role in the tables stands for here, and sabotage for what partisans do."""
    kind = frame.event_type
    if kind == "go":
        return "advance" if frame.attempted or frame.failed else "movement"
    if kind == "fight":
        return "attack" if _is_purposeful(walk, frame) else "clash"
    if kind in _OPEN_ATTACKS and not walk.vocabulary.covert.isdisjoint(frame.actor.lower().split()):
        return "sabotage"
    return "sighting" if kind == "operate" else kind


def _is_purposeful(walk: Walk, frame: Frame) -> bool:
    """Tell "fought for X" from "fought in X"."""
    words = walk.words
    for at in walk.behind(frame.head, _PURPOSE_REACH):
        item = walk.items[at]
        if item.roles & Role.ATTEMPT_NOUN:
            return True
        where = item.word in words.infinitives and walk.word(at + 1) in words.determiners  # "to the east of X"
        if item.word in words.purposes and not where:
            return True
    return False


def _negated(frame: Frame, kind: str) -> str:
    """Tell what an event that didn't happen is: no attack, a denied capture, nothing at all."""
    if kind in _NONE_TYPES or (kind == "strike" and not frame.noun):
        return "no_attack"
    if kind == "capture" or (kind == "movement" and frame.noun):
        frame.statuses.append((Status.DENIED.value, frame.negated))
    else:
        frame.dropped = f"negated by '{frame.negated}'"
    return kind
