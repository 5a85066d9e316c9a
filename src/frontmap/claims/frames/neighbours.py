"""What the events of one sentence say of each other, once each has its places: the same told twice, ended, or again.

An attack may be told by what it did, an attempt by how it ended, and an event happened "in the area" of the one before.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import OFFENSIVE
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role
from frontmap.model import Relation

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_GAINS = frozenset({"advance", "capture"})
_BETWEEN = frozenset({Kind.PLACE, Kind.JOIN, Kind.WORD, Kind.STOP, Kind.CHAIN, Kind.STATUS})
_FIGHTS = frozenset({"fight", "clash"})
_AROUND = frozenset({Relation.AT, Relation.NEAR})
_AGAIN_REACH = 9


def settle_neighbours(walk: Walk) -> None:
    """Let events that stand together say of each other what happened, where, and how it ended.

    Parameters
    ----------
    walk : Walk
        The sentence; each frame has the places of its own clause.
    """
    _act_through(walk)
    _fail_together(walk)
    _happen_again(walk)
    _carry_only_place(walk)


def _act_through(walk: Walk) -> None:
    """Tell "a counterattack in X pushed troops toward Y": the attack is told by what it did, and where."""
    for noun, verb in pairwise(walk.frames):
        free = noun.governor < 0 or noun.governor == verb.governor  # "counterattacks near X made gains"
        if not (noun.noun and free and noun.event_type == "attack" and verb.event_type in _GAINS):
            continue
        if verb.noun and verb.governor < 0:
            continue
        between = walk.items[noun.head + 1 : verb.begin]
        if any(item.kind not in _BETWEEN or item.word in walk.vocabulary.clause_openers for item in between):
            continue
        verb.side, verb.actor = noun.side or verb.side, noun.actor or verb.actor
        if verb.planned or verb.purpose:
            continue
        located = any(spot.locality.relation in _AROUND for place in verb.places for spot in place.spots)
        if not (located and any(place.spots[0].locality.relation is Relation.DIRECTION for place in noun.places)):
            verb.places = [*noun.places, *(place for place in verb.places if place not in noun.places)]
        noun.dropped = "told by what it did"


def _fail_together(walk: Walk) -> None:
    """Tell "attempted to capture X but were unable to break through": the attempt before has failed."""
    last: Frame | None = None
    for frame in walk.frames:
        if frame.places or last is None:
            last = frame if frame.places else last
            continue
        if last.event_type not in OFFENSIVE or last.negated or (frame.side and frame.side != last.side):
            continue
        stalled = frame.negated and frame.event_type == "advance"
        fought = last.event_type in _FIGHTS and not last.attempted
        tried = last.event_type == "attack" or last.attempted or last.failed
        if frame.failed or (stalled and (tried or fought)):  # "attacked near X but did not make any advances"
            known = not stalled or all(
                item.word not in walk.words.idle_adjectives for item in walk.items[frame.begin : frame.head]
            )
            if known and not (stalled and fought):  # else "did not make any confirmed advances"
                last.failed = last.failed or frame.failed or frame.negated
            frame.dropped = "tells how the event before it ended"


def _happen_again(walk: Walk) -> None:
    """Put an event "in the area" where the event before it was."""
    for frame in walk.frames:
        if frame.places or (frame.noun and frame.governor < 0 and frame.event_type != "clash"):
            continue
        if any(item.roles & Role.AGAIN for item in walk.items[max(frame.head, 1) : frame.head + _AGAIN_REACH]):
            last = next((one for one in reversed(walk.frames) if one.head < frame.head and one.places), None)
            frame.places = last.places if last is not None else frame.places


def _carry_only_place(walk: Walk) -> None:
    """Where a sentence names one place, an event after it without a place of its own happened there too."""
    if all(frame.places for frame in walk.frames):
        return
    places = [item for item in walk.items if item.kind is Kind.PLACE]
    if (
        len({spot.locality.name for item in places for spot in item.spots}) != 1
        or places[0].spots[0].locality.relation is Relation.FROM
    ):
        return
    eventful = any(frame.places for frame in walk.frames)
    for frame in walk.frames:
        # "attacked X and are shelling it", but not "the governor of X said that forces are fighting"
        ing = frame.form is Form.ING and not (eventful and frame.begin < frame.head)
        done = frame.governor >= 0 and not frame.negated and not (frame.failed and ing)
        carries = done if frame.noun else not ing
        if not frame.places and carries and walk.items[frame.head].first > places[0].first:
            frame.places = places
