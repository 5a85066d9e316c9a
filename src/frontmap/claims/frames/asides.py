"""Asides: event verbs that tell no event of forces, because it was hindered, civilians did it, or it only says of whom.

"Prevent forces from targeting X", "residents fled X", "shelled forces operating near X".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import previous
from frontmap.claims.frames.participles import describes
from frontmap.claims.frames.targets import target_clause
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Verb, Walk
    from frontmap.grammar import Term

_CIVIL = frozenset({"movement", "attack", "withdrawal", "control", "repel"})
"""Event types that civilians and offices have, too."""
_STAYING = frozenset({"movement", "operate", "control"})
"""Event types that may say what is at a target."""
_CIVIL_REACH = 6
_GIVEN_UP_REACH = 4
_PARTING = frozenset({Kind.ACTOR, Kind.REPORT, Kind.EVENT})


def acts(walk: Walk, verb: Verb) -> bool:
    """Whether an event verb tells what somebody did, whatever its row asks for.

    Parameters
    ----------
    walk : Walk
        The sentence.
    verb : Verb
        The verb where it stands.

    Returns
    -------
    bool
        False for "near destroyed bridges" and for "prevent forces from targeting X".
    """
    return not (describes(walk, verb) or _is_hindered(walk, verb))


def _is_hindered(walk: Walk, verb: Verb) -> bool:
    """Tell what didn't happen: "prevent forces from targeting", "without attacking", "abandoning plans to encircle"."""
    before = verb.before.word if verb.before is not None else ""
    hindered = before in walk.words.undone or (not verb.group and before in walk.words.hindered)
    if hindered and verb.form is Form.ING:
        return True
    following = walk.item(verb.at + 1)
    roles = following.roles if following is not None else 0
    if following is None or following.word.split(" ")[0] in walk.words.stops:
        return False  # "concentrated in preparation for an attack"
    return bool(roles & Role.PLAN) and not roles & (Role.ADVERB | Role.LIGHT)


def is_aside(walk: Walk, verb: Verb, term: Term) -> bool:
    """Whether the event is told only to say who or what something else was done to, or is no event of forces.

    Parameters
    ----------
    walk : Walk
        The sentence.
    verb : Verb
        The verb where it stands.
    term : Term
        The row that fits it.

    Returns
    -------
    bool
        "Shelled forces operating near X", "was previously withdrawn from X", "residents fled X".
    """
    if _is_left(walk, verb, term):
        return True
    by_actor = verb.before is not None and verb.before.kind is Kind.ACTOR
    if term.value == "advance" and verb.bare and verb.form is Form.ING and _is_thing(walk, verb):
        return True
    if term.value == "strike" and _is_effect(walk, verb):
        return True
    if term.value in _CIVIL and _is_civil(walk, verb):
        return True
    if term.value in _STAYING and _tells_target(walk, verb.begin):
        return True
    if term.value == "withdrawal" and term.needs == "settlement":
        return not by_actor  # "residents who want to leave X"
    if term.value == "advance" and verb.before is not None and verb.before.word in walk.words.relative_clauses:
        return bool(walk.frames) and walk.frames[-1].event_type == "strike"  # "shot down a drone that approached X"
    if term.value == "operate" and verb.bare and verb.form is Form.ING:
        return not by_actor or _is_struck(walk, verb.begin) or _is_governed(walk, verb.begin)
    if term.value == "fight" and verb.bare and by_actor and verb.form is Form.ING:
        before = previous(walk, verb.begin - 1)
        return before is not None and before.word in walk.words.before_receivers  # "equipment for forces fighting in X"
    return False


def _is_thing(walk: Walk, verb: Verb) -> bool:
    """Tell "a strike on a bus crossing the river": what moves is what was struck."""
    before, last = verb.before, walk.last_frame
    thing = before is not None and before.kind is Kind.WORD and before.word not in walk.vocabulary.heads
    return thing and last is not None and last.event_type == "strike" and verb.begin - last.head <= _CIVIL_REACH


def _tells_target(walk: Walk, begin: int) -> bool:
    """Tell "struck a hotel where soldiers were quartered": who stays there only says why it was struck."""
    last = walk.last_frame
    return last is not None and last.event_type == "strike" and target_clause(walk, last.head, begin) >= 0


def _is_civil(walk: Walk, verb: Verb) -> bool:
    """Tell "relocated residents", "raided homes", "people are fleeing X"."""
    civil = walk.vocabulary.civil
    for item in walk.items[verb.at + 1 : verb.at + 1 + _CIVIL_REACH]:
        if item.word in civil:
            return True
        if item.kind is Kind.EVENT or item.kind is Kind.CHAIN:
            break
    for item in reversed(walk.items[max(0, verb.begin - _CIVIL_REACH) : verb.begin]):
        if item.kind in _PARTING or item.word in walk.vocabulary.clause_openers:
            return False
        if item.word in civil:
            return True
    return False


def _is_effect(walk: Walk, verb: Verb) -> bool:
    """Tell "an explosion damaged a bridge", "strikes destroyed a depot": what a strike did is no second strike."""
    last = walk.last_frame
    if last is None or not last.noun or last.event_type != "strike" or last.governor >= 0:
        return False
    return not any(
        item.kind in _PARTING or item.word in walk.words.joins for item in walk.items[last.head + 1 : verb.begin]
    )


def _is_left(walk: Walk, verb: Verb, term: Term) -> bool:
    """Tell "units withdrawn from X" and "was previously withdrawn from X", and "abandoned their plans"."""
    if term.value == "withdrawal" and _is_given_up(walk, verb.at):
        return True
    group, words = [walk.items[at] for at in verb.group], walk.words
    if any(item.word in words.past_adverbs for item in group):
        return True
    auxiliary = any(item.roles & Role.AUXILIARY or item.word.split(" ")[-1] in words.perfect for item in group)
    return term.value == "withdrawal" and walk.items[verb.at].word in words.departed and not auxiliary


def _is_given_up(walk: Walk, at: int) -> bool:
    """Tell "abandoned their initial plans", "abandoned the attempt"."""
    for item in walk.items[at + 1 : at + 1 + _GIVEN_UP_REACH]:
        if item.kind is not Kind.WORD:
            return bool(item.roles & (Role.PLAN | Role.ATTEMPT_NOUN))
    return False


def _is_governed(walk: Walk, begin: int) -> bool:
    """Tell "advances toward the Russian forces operating in X": X only says which forces."""
    before = previous(walk, begin - 1)
    return (
        before is not None
        and before.kind is Kind.STOP
        and before.word not in walk.words.openers
        and before.word not in walk.words.genitives
    )


def _is_struck(walk: Walk, begin: int) -> bool:
    """Tell "shelled Russian forces operating near X": they are what was shelled, and X is where."""
    before = previous(walk, begin - 1)
    return before is not None and before.kind is Kind.EVENT and not before.roles & Role.EVENT_NOUN
