"""Verb groups: what stands before an event word says whether it was tried, planned, failed, denied or may have been.

A group is read backwards from its head. "To" leads a purpose, which is no event, unless somebody was made to act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import OFFENSIVE
from frontmap.claims.frames.predicates import is_foretold, read_predicate
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role
from frontmap.model import Status

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk

_LONGEST_GROUP = 10
_CAUSE_REACH = 3
_SUBJECT_REACH = 7
_MEANS_REACH = 12
_WITH_MEANS = frozenset({"strike", "attack", "movement"})
_SUBJECT = frozenset({Kind.ACTOR, Kind.SIDE})
_VERBAL = Role.MODAL | Role.NEGATION | Role.AUXILIARY | Role.PLAN
_MEMBERS = frozenset({Kind.CHAIN, Kind.STATUS})
_BETWEEN = frozenset({Kind.WORD, Kind.STOP})
_DESCRIBING = frozenset({Kind.WORD, Kind.SIDE, Kind.STATUS})


def verb_group(walk: Walk, at: int) -> list[int]:
    """Give the items of the verb group before an event word, leftmost first: "have also continued to attempt to"."""
    items, particles = walk.items, walk.words.particles
    here = at - 1
    while here >= 0 and at - 1 - here < _LONGEST_GROUP:
        item = items[here]
        member = item.kind in _MEMBERS or (item.kind is Kind.WORD and item.word in particles)
        joins = item.kind is Kind.JOIN and item.word != ","
        if not member and not (joins and here and items[here - 1].kind is Kind.CHAIN):
            break
        here -= 1
    begin = here + 1
    while begin < at and items[begin].kind is Kind.JOIN:
        begin += 1
    return list(range(begin, at))


def read_group(walk: Walk, frame: Frame, group: list[int]) -> None:
    """Put what a verb group says into the frame of its event."""
    items, words = walk.items, walk.words
    for at in group:
        _read_member(walk, frame, group, at)
    if frame.modal and not any(items[at].word in words.perfect for at in group):
        frame.planned = frame.planned or frame.modal  # "could seize X": not "could have seized X"
    if group:
        _infinitive(walk, frame, group)
    _inherit(walk, frame, group)
    _condition(walk, frame, group)
    _nobody(walk, frame, group[0] if group else frame.head)


def _read_member(walk: Walk, frame: Frame, group: list[int], at: int) -> None:
    item = walk.items[at]
    roles, word = item.roles, item.word
    if roles & Role.STATUS:
        frame.statuses.append((item.phrase.by_role[Role.STATUS].value, word))
    if roles & Role.MODAL:
        frame.modal = word
    if roles & Role.NEGATION and not roles & Role.PLAN:
        frame.negated = word
    if roles & Role.ATTEMPT:
        frame.attempted = "past" if item.phrase.by_role[Role.ATTEMPT].form is Form.PAST else "present"
    if roles & Role.FAILED and word not in walk.words.tried:
        frame.failed = word
    if roles & Role.ATTEMPT_NOUN and not (roles & Role.ATTEMPT and _is_verb_here(walk, at)):
        frame.attempted = "present"
        frame.purpose = at == group[0] and at > 0 and walk.items[at - 1].kind is not Kind.EVENT
    if roles & Role.PLAN and not roles & Role.LIGHT:
        frame.planned = word
    light = item.term(Role.LIGHT)
    if light is not None and light.value in walk.words.focuses and frame.form is Form.ING and not frame.noun:
        frame.attempted = "present"
        owned = walk.word(at - 1) in walk.words.possessives  # "their focus on encircling X"
        aimed = frame.event_type in OFFENSIVE and (owned or word in walk.words.focused)
        if aimed or frame.event_type == "repel":
            frame.planned = word  # "are focused on encircling X"


def _nobody(walk: Walk, frame: Frame, begin: int) -> None:
    """Take what nobody did: "neither side made progress", "neither Russian nor Ukrainian forces advanced"."""
    for at in walk.before(begin, _SUBJECT_REACH):
        item = walk.items[at]
        if item.word in walk.words.nobody:
            frame.negated = item.word
            return
        if item.kind not in _SUBJECT and item.word not in walk.words.parties and item.word not in walk.words.articles:
            return


def _condition(walk: Walk, frame: Frame, group: list[int]) -> None:
    """Take what only may come: "until Ukrainian forces resume attacks", "if forces capture X", "is not to take X"."""
    items, words, begin = walk.items, walk.words, group[0] if group else frame.head
    frame.planned = frame.planned or _condition_before(walk, frame, begin)
    if len(group) > 1 and items[group[-1]].word in words.infinitives:
        duty = items[group[-2]].word.split()[-1] in words.before_duties
        frame.planned = frame.planned or (items[group[-1]].word if duty else "")


def _condition_before(walk: Walk, frame: Frame, begin: int) -> str:
    """Give the word that makes a condition of the clause: "if elements of the Russian brigade attack"."""
    actor = walk.item(begin - 1)
    if actor is None:
        return ""
    if actor.kind is Kind.JOIN and walk.last_frame is not None:  # "if Russian forces capture X and attack Y"
        shared = walk.last_frame.planned in walk.words.conditions and frame.form is not Form.ING
        return walk.last_frame.planned if shared and actor.word != "," else ""
    if actor.kind is not Kind.ACTOR:
        return ""
    for at in walk.before(begin - 1, _SUBJECT_REACH):
        item = walk.items[at]
        if item.word in walk.words.conditions:
            if walk.word(at - 1) not in walk.words.unknown:
                return item.word
            frame.statuses.append((Status.POSSIBLE.value, walk.word(at - 1)))  # "it is unclear if forces struck X"
            return ""
        if item.kind not in _DESCRIBING and item.word not in walk.words.genitives:
            return ""
    return ""


def _is_verb_here(walk: Walk, at: int) -> bool:
    """Tell a verb ("as Ukrainian troops attempt to move", "did not attempt to") from a noun ("in an attempt to")."""
    before = walk.item(at - 1)
    if before is None:
        return False
    return before.kind is Kind.ACTOR or before.word in walk.words.infinitives or bool(before.roles & _VERBAL)


def _infinitive(walk: Walk, frame: Frame, group: list[int]) -> None:
    """Take a bare "to" as the begin of a purpose, unless somebody was made to act: "forced troops to withdraw"."""
    items, begin = walk.items, group[0]
    first = items[begin]
    if first.roles & Role.ATTEMPT_NOUN and not _is_verb_here(walk, begin):
        _effort(walk, frame, begin)
    if first.word not in walk.words.infinitives or (len(group) == 1 and frame.form is Form.ING):
        return
    if len(group) > 1 and items[group[1]].phrase.has_form(Form.ING):
        return  # "referring to continuing attacks": a preposition
    if _was_made_to(walk, begin) or _is_said_to(walk, group) or _shares_to(walk, frame, begin):
        return  # "were forced to withdraw"
    actor = begin - 1
    if actor > 0 and items[actor].kind is Kind.ACTOR:
        causes = items[max(0, actor - _CAUSE_REACH) : actor]
        frame.purpose = not any(item.word in walk.vocabulary.cause for item in causes)
        frame.planned = frame.planned or _caused_yet(walk, actor)
    else:
        frame.purpose = not (_by_means(walk, frame, begin) or _tried_before(walk, frame, begin))


def _shares_to(walk: Walk, frame: Frame, begin: int) -> bool:
    """Tell "continued to shell X and to attack Y", one "to" going on, from "shelled X to reach Y and to attack Z"."""
    last = walk.last_frame
    if last is None or last.purpose or walk.word(begin - 1) not in walk.words.conjunctions:
        return False
    if any(item.roles & Role.PLAN or item.kind is Kind.EVENT for item in walk.items[last.head + 1 : begin]):
        return False  # "massed near X in preparation to hold a road and to attack Y"
    first = last.governor if last.noun and last.governor >= 0 else last.head
    if not any(walk.word(at).rsplit(" ", maxsplit=1)[-1] in walk.words.infinitives for at in verb_group(walk, first)):
        return False
    frame.side, frame.actor = last.side or frame.side, last.actor or frame.actor
    frame.planned, frame.attempted = frame.planned or last.planned, last.attempted
    frame.failed, frame.negated, frame.modal = last.failed, last.negated, last.modal
    frame.statuses += last.statuses
    return True


def _is_said_to(walk: Walk, group: list[int]) -> bool:
    """Tell "claim to have seized X", "are confirmed to be fighting": what is said, not what for."""
    before = walk.item(group[0] - 1)
    said = before is not None and before.kind is Kind.REPORT
    return said and len(group) > 1 and walk.items[group[1]].word in walk.words.perfect


def _by_means(walk: Walk, frame: Frame, begin: int) -> bool:
    """Tell "used missiles to strike X": the use is the strike, and its verb group says what became of it."""
    if frame.event_type not in _WITH_MEANS:
        return False
    for at in walk.before(begin, _MEANS_REACH):
        item = walk.items[at]
        if item.word in walk.words.means and not (frame.noun and item.phrase.has_form(Form.BASE)):
            read_group(walk, frame, verb_group(walk, at))
            return not frame.purpose
        if item.kind in _SUBJECT or item.word in walk.vocabulary.clause_openers:
            return False
    return False


def _tried_before(walk: Walk, frame: Frame, begin: int) -> bool:
    """Tell "attempted several times this week to break through": words stand between the attempt and its "to"."""
    for at in walk.before(begin, _MEANS_REACH):
        item = walk.items[at]
        if item.roles & Role.ATTEMPT and _is_verb_here(walk, at):
            read_group(walk, frame, [*verb_group(walk, at), at])
            return not frame.purpose
        if item.kind not in _BETWEEN or item.word in walk.vocabulary.clause_openers:
            return False
    return False


def _caused_yet(walk: Walk, actor: int) -> str:
    """Give the word by which the cause is still to come: "will disrupt supplies and force Russia to redeploy"."""
    for at in walk.before(actor, _MEANS_REACH):
        item = walk.items[at]
        if item.word in walk.words.futures:
            return item.word
        if item.kind is Kind.ACTOR or item.kind is Kind.REPORT or item.word in walk.vocabulary.clause_openers:
            return ""
    return ""


def _was_made_to(walk: Walk, begin: int) -> bool:
    """Tell "were forced to withdraw"."""
    auxiliary = walk.item(begin - 2)
    return (
        auxiliary is not None
        and bool(auxiliary.roles & Role.AUXILIARY)
        and walk.word(begin - 1) in walk.vocabulary.cause
    )


def _effort(walk: Walk, frame: Frame, at: int) -> None:
    """Read what became of an effort.

    "repelled Russian efforts to seize X" failed; "continued attempts to storm X" go on; "in an effort to" is a purpose.
    """
    here, side = _effort_governor(walk, at)
    governor = walk.item(here)
    if any(item.roles & Role.FAILED for item in walk.items[max(here, 0) : at]):
        frame.failed, frame.purpose = walk.items[at].word, False  # "the failed Russian attempts to cross X may show"
        frame.side = side or frame.side
        return
    if governor is None or governor.word in walk.vocabulary.clause_openers or governor.kind is Kind.REPORT:
        if not is_foretold(walk, frame.head):
            frame.side = side or frame.side  # "Russian attempts to encircle X remain unsuccessful"
            frame.purpose, frame.attempted = False, "present"
            read_predicate(walk, frame)
        return
    if governor.event() == "repel":
        carrier = walk.frame_at(here)
        carrier = carrier if carrier is not None and carrier.event_type == "repel" else None
        frame.failed, frame.purpose, frame.attempted = governor.word, False, ""
        repeller = carrier.side if carrier is not None else walk.subject[0]
        frame.side, frame.actor = side or walk.vocabulary.opponents.get(repeller, ""), ""
        if carrier is not None:
            frame.begin = carrier.begin
            walk.frames.remove(carrier)
    elif governor.roles & Role.LIGHT:
        frame.purpose = False
        group = [*verb_group(walk, here), here]
        frame.begin = group[0]
        read_group(walk, frame, group)
        frame.attempted = frame.attempted or "present"


def _effort_governor(walk: Walk, at: int) -> tuple[int, str]:
    """Give the item that governs an effort, adjectives passed over, and the side that they name."""
    items, here, side = walk.items, at - 1, ""
    while here >= 0:
        item = items[here]
        describing = item.kind in _DESCRIBING or (item.kind is Kind.ACTOR and here == at - 1)
        if not describing and not item.roles & Role.ADVERB:
            break
        side = side or item.side
        here -= 1
    if here > 0 and items[here].roles & Role.LIGHT and items[here].phrase.terms[0].form is Form.ING:
        here -= items[here - 1].kind in {Kind.EVENT, Kind.WORD}  # "repelled continuing efforts to"
    return here, side


def _goes_on(frame: Frame, last: Frame) -> bool:
    """Tell "aimed at enveloping and ultimately encircling X": both are only aimed at."""
    return not frame.noun and frame.form is last.form is Form.ING and bool(last.planned)


def _inherit(walk: Walk, frame: Frame, group: list[int]) -> None:
    """Share the first verb's group with a bare second one: "attempted to attack X and capture Y"."""
    last = walk.last_frame
    if last is None or not (frame.form is Form.BASE or _goes_on(frame, last)):
        return
    says = any(not walk.items[at].roles & Role.ADVERB or walk.items[at].roles & Role.PLAN for at in group)
    if says and group[0] != frame.governor and walk.items[group[0]].word not in walk.words.phases:
        return
    before = walk.item((group[0] if group else frame.head) - 1)
    if before is None or before.kind is not Kind.JOIN:
        return
    frame.planned, frame.purpose, frame.attempted = last.planned, last.purpose, last.attempted
    frame.failed, frame.negated, frame.modal = last.failed, last.negated, last.modal
    frame.statuses = [*frame.statuses, *last.statuses]
