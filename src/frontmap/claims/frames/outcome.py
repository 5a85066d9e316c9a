"""What became of an event: its verb group turns an attack into a repelled one, an advance into none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import OFFENSIVE
from frontmap.claims.items import Kind
from frontmap.grammar import Role
from frontmap.model import EventType, Status

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_NONE_TYPES = frozenset({"attack", "advance", "repelled_attack"})
_OPEN_ATTACKS = frozenset({"attack", "strike", "operate"})
_DESCRIBING = frozenset({Kind.WORD, Kind.SIDE, Kind.ACTOR})
_PURPOSE_REACH, _OBJECT_REACH = 13, 5


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
    if kind == "attack" and not (frame.failed or frame.attempted) and _is_on_thing(walk, frame):
        return "strike"
    return "sighting" if kind == "operate" else kind


def _is_on_thing(walk: Walk, frame: Frame) -> bool:
    """Tell "an attack on a Russian depot" and "attacked ships" from "an attack on X": nobody goes there on foot."""
    if walk.word(frame.head) not in walk.words.open_attacks:
        return False
    ahead = walk.items[frame.head + 1 : frame.head + 1 + _OBJECT_REACH]
    for number, item in enumerate(ahead):
        if item.word in walk.vocabulary.remote:
            return True
        tie = number == 0 and frame.noun and item.word in walk.words.before_targets
        if not tie and item.kind not in _DESCRIBING and item.word not in walk.words.determiners:
            return False
    return False


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
