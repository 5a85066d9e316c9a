"""Event verbs: which row of the table the words behind one fit, who acts, and what its verb group makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import VERBAL, subject_before
from frontmap.claims.frames.aims import read_aim
from frontmap.claims.frames.asides import acts, is_aside
from frontmap.claims.frames.frame import Frame, Verb
from frontmap.claims.frames.objects import again_next, fits, place_next, settlements_next
from frontmap.claims.frames.verb_groups import read_group, verb_group
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk
    from frontmap.claims.items import Item
    from frontmap.grammar import Term

_SUFFERED = frozenset({"strike", "capture", "attack", "sabotage", "control"})
"""Event types whose passive has the sufferer as its subject: "X was shelled"."""
_RAIDERS = "raiders"
"""What a row asks for that must stand behind the verb, also behind a passive."""
_REPELLED = frozenset({"attack", "advance"})


def read_verb(walk: Walk, at: int) -> Frame | None:
    """Give the frame of an event verb, None where it isn't one here."""
    terms = [term for term in walk.items[at].phrase.terms if term.role is Role.EVENT_VERB]
    if not terms:
        return None
    terms.sort(key=lambda term: term.needs != _RAIDERS)  # what is done to them is more than a strike
    form = terms[0].form
    group = verb_group(walk, at)
    begin = group[0] if group else at
    group = group or _shared_group(walk, at, form)
    bare = not any(_governs(walk.items[one]) for one in group)
    passive = form is Form.PAST and any(walk.items[one].word in walk.words.be for one in group)
    verb = Verb(at, form, group, begin, walk.item(begin - 1), bare, passive)
    if not acts(walk, verb):
        return None
    done_to = passive and verb.before is not None and verb.before.kind is Kind.PLACE  # "X was captured by ..."
    moved = _is_moved(walk, verb)
    for term in terms:
        suffered = (done_to and term.needs != _RAIDERS) or _fits_passive(term, verb, moved=moved)
        if _done_by(walk, term.needs, verb) and (suffered or fits(walk, term.needs, at)):
            return None if is_aside(walk, verb, term) else _frame(walk, verb, term)
    return None


def _shared_group(walk: Walk, at: int, form: Form) -> list[int]:
    """Give the group of the verb before "and": "continued to fortify and regroup", "to make progress and shell X"."""
    if form is not Form.BASE or walk.word(at - 1) not in walk.words.conjunctions:
        return []
    last = walk.last_frame
    if last is not None and last.head == at - 2 and not last.noun:
        return []  # an event itself, which hands on what its group says
    carrier = last.governor if last is not None and last.noun else -1
    for other in (at - 2, carrier):
        item = walk.item(other)
        if item is not None and item.kind in VERBAL and item.phrase.has_form(Form.BASE):
            group = verb_group(walk, other)
            if group:
                return group
    return []


def _done_by(walk: Walk, needs: str, verb: Verb) -> bool:
    """Whether who stands before the verb can have done it, where the row asks for that."""
    before = verb.before
    if needs == "mover":
        described = verb.bare and verb.form is Form.ING  # "evidence of drones flying over X"
        return before is not None and not verb.passive and not described and _is_force(walk, before)
    if needs == "part":
        return before is not None and (before.kind is Kind.ACTOR or not verb.bare)
    return needs != "covert" or not walk.vocabulary.covert.isdisjoint(walk.subject[1].lower().split())


def _is_force(walk: Walk, item: Item) -> bool:
    last = item.word.lower().rsplit(" ", maxsplit=1)[-1]
    return last in walk.vocabulary.gear or (item.kind is Kind.ACTOR and last in walk.vocabulary.heads)


def _fits_passive(term: Term, verb: Verb, *, moved: bool) -> bool:
    return verb.passive and (bool(term.passive) or (moved and term.needs == "gear"))


def _is_moved(walk: Walk, verb: Verb) -> bool:
    """Tell "tanks were sent to X", "units are stationed in X": what was moved stands before, and where right behind."""
    before, behind = verb.before, walk.item(verb.at + 1)
    if not verb.passive or before is None or behind is None or behind.kind is not Kind.PLACE:
        return False
    return before.kind is Kind.ACTOR or before.word in walk.vocabulary.gear


def _governs(item: Item) -> bool:
    """Whether a word of a verb group does more than describe how: all but adverbs do, and those of a plan."""
    return item.kind is Kind.CHAIN and (not item.roles & Role.ADVERB or bool(item.roles & Role.PLAN))


def _frame(walk: Walk, verb: Verb, term: Term) -> Frame | None:
    """Make the frame of a verb that acts; None where it only tells how the event before it ended."""
    side, actor = subject_before(walk, verb.begin, verb.at)
    frame = Frame(
        verb.at, verb.begin, term.value, term.rule, noun=False,
        side=side, actor=actor, form=term.form, relation=term.relation,
    )  # fmt: skip
    read_group(walk, frame, verb.group)
    if walk.word(verb.at + 1) in walk.words.none_of:
        frame.negated = frame.negated or walk.word(verb.at + 1)  # "gained no terrain in X"
    if verb.passive:
        frame.passive = True
        frame.event_type = term.passive or frame.event_type
        if term.value in _SUFFERED:
            frame.side, frame.actor = "", ""
        if term.value == "repel" and _tells_end(walk, frame):
            return None
        if term.value == "repel" and frame.side:
            frame.governor = verb.begin  # "Russian forces were repelled near X": they had attacked
        if verb.before is not None and verb.before.kind is Kind.PLACE:
            return frame
    read_aim(walk, frame)
    place = term.value != "capture" or term.needs != "place" or place_next(walk, verb.at) or again_next(walk, verb.at)
    if not place and not settlements_next(walk, verb.at):
        frame.event_type = "advance"  # "seized positions near X"
    return frame


def _tells_end(walk: Walk, frame: Frame) -> bool:
    """Tell "Russian attacks near X were repelled": the noun before is the event, and the verb says how it ended."""
    last = walk.last_frame
    if last is None or not last.noun or last.event_type not in _REPELLED:
        return False
    last.failed = walk.items[frame.head].word
    return True
