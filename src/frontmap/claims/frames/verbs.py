"""Event verbs: whether the word acts here or only describes, who acts, and what its verb group makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import previous, subject_before
from frontmap.claims.frames.aims import read_aim
from frontmap.claims.frames.frame import Frame
from frontmap.claims.frames.objects import again_next, fits, place_next, settlements_next
from frontmap.claims.frames.verb_groups import read_group, verb_group
from frontmap.claims.items import Kind, is_noun
from frontmap.claims.localities import HYPHENS
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk
    from frontmap.claims.items import Item
    from frontmap.grammar import Term

_STARTING = frozenset({Form.BASE, Form.PRESENT})
_SUFFERED = frozenset({"strike", "capture", "attack", "sabotage", "control"})
"""Event types whose passive has the sufferer as its subject: "X was shelled"."""
_CIVIL = frozenset({"movement", "attack", "withdrawal", "control", "repel"})
"""Event types that civilians and offices have, too."""
_REPELLED = frozenset({"attack", "advance"})
_CIVIL_REACH = 6
_GIVEN_UP_REACH = 4
_PARTING = frozenset({Kind.ACTOR, Kind.REPORT, Kind.EVENT})


@dataclass(frozen=True, slots=True)
class _Verb:
    """An event verb where it stands: the item, its form, its group, and the item before the group.

    `bare` verbs have at most adverbs before them.
    """

    at: int
    form: Form
    group: list[int]
    begin: int
    before: Item | None
    bare: bool


def read_verb(walk: Walk, at: int) -> Frame | None:
    """Give the frame of an event verb, None where it isn't one here."""
    terms = [term for term in walk.items[at].phrase.terms if term.role is Role.EVENT_VERB]
    if not terms:
        return None
    group = verb_group(walk, at)
    begin = group[0] if group else at
    bare = not any(_governs(walk.items[one]) for one in group)
    verb = _Verb(at, terms[0].form, group, begin, walk.item(begin - 1), bare)
    if _describes(walk, verb) or _is_hindered(walk, verb):
        return None
    passive = verb.form is Form.PAST and any(walk.items[one].word in walk.words.be for one in group)
    done_to = passive and verb.before is not None and verb.before.kind is Kind.PLACE  # "X was captured by ..."
    term = next((one for one in terms if done_to or (passive and one.passive) or fits(walk, one.needs, at)), None)
    if term is None or _is_aside(walk, verb, term) or _is_left(walk, verb, term):
        return None
    return _frame(walk, verb, term)


def _governs(item: Item) -> bool:
    return item.kind is Kind.CHAIN and (not item.roles & Role.ADVERB or bool(item.roles & Role.PLAN))


def _frame(walk: Walk, verb: _Verb, term: Term) -> Frame | None:
    side, actor = subject_before(walk, verb.begin, verb.at)
    frame = Frame(
        verb.at, verb.begin, term.value, term.rule, noun=False,
        side=side, actor=actor, form=term.form, relation=term.relation,
    )  # fmt: skip
    read_group(walk, frame, verb.group)
    passive = term.form is Form.PAST and any(walk.items[at].word in walk.words.be for at in verb.group)
    if passive:
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


# -- words that don't act -----------------------------------------------------------------------------------------


def _describes(walk: Walk, verb: _Verb) -> bool:
    """Whether the word is an adjective or a noun that the tables have only as a verb."""
    before, form = verb.before, verb.form
    if before is None:
        following = walk.item(verb.at + 1)
        sided = following is not None and bool(following.side)
        return verb.bare and form is Form.PAST and sided  # "Reinforced Russian systems in X limit ..."
    if verb.bare:
        if form is Form.BASE and before.kind is Kind.JOIN and all(frame.noun for frame in walk.frames):
            return True
        if form in _STARTING and before.kind is not Kind.ACTOR and before.kind is not Kind.JOIN:
            return True  # "Russia's defeat in Foo"
        if form is Form.PAST and _is_participle(walk, before, verb.at):
            return True
    if form is not Form.ING or verb.group:
        return False
    following = walk.item(verb.at + 1)
    if following is None or following.kind is not Kind.ACTOR:  # else "against advancing Ukrainian forces"
        areas = following is not None and following.word in walk.words.settlement_words
        return areas or before.word in walk.words.determiners  # "and surrounding villages", "the surrounding areas"
    accused = walk.item(verb.begin - 2)
    if before.word == "of" and accused is not None and accused.kind is Kind.ACTOR:
        return False  # "accused Azerbaijan of attacking Armenian forces"
    return before.word in walk.words.before_participles or before.kind is Kind.EVENT


def _is_participle(walk: Walk, before: Item, at: int) -> bool:
    """Tell "near destroyed bridges", "recently captured tanks"."""
    words = walk.words
    opens = before.word in words.openers or before.word in words.relative_pronouns
    if before.word in words.determiners or (before.kind is Kind.STOP and not opens):
        return True
    if before.kind is Kind.SIDE:  # "a Russian reinforced brigade"
        return _is_gear(walk, at + 1)
    if before.kind is Kind.EVENT and not is_noun(words, walk.items, at - 1):  # "recapture lost territory"
        return before.word not in words.remaining
    if before.word in HYPHENS:  # "Ukrainian-held areas"
        holder = walk.item(at - 2)
        return holder is not None and bool(holder.side)
    return before.kind is Kind.WORD and before.word in words.newness and _is_gear(walk, at + 1)


def _is_gear(walk: Walk, at: int) -> bool:
    item = walk.item(at)
    return item is not None and item.kind is Kind.WORD and item.word in walk.vocabulary.gear


def _is_hindered(walk: Walk, verb: _Verb) -> bool:
    """Tell what didn't happen: "prevent forces from targeting", "without attacking", "abandoning plans to encircle"."""
    before = verb.before.word if verb.before is not None else ""
    hindered = before in walk.words.undone or (not verb.group and before in walk.words.hindered)
    if hindered and verb.form is Form.ING:
        return True
    following = walk.item(verb.at + 1)
    roles = following.roles if following is not None else 0
    return bool(roles & Role.PLAN) and not roles & (Role.ADVERB | Role.LIGHT)


def _is_aside(walk: Walk, verb: _Verb, term: Term) -> bool:
    """Whether the event is told only to say who or what something else was done to."""
    by_actor = verb.before is not None and verb.before.kind is Kind.ACTOR
    if term.value == "strike" and _is_effect(walk, verb):
        return True
    if term.value in _CIVIL and _is_civil(walk, verb):
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


def _is_civil(walk: Walk, verb: _Verb) -> bool:
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


def _is_effect(walk: Walk, verb: _Verb) -> bool:
    """Tell "an explosion damaged a bridge", "strikes destroyed a depot": what a strike did is no second strike."""
    last = walk.last_frame
    if last is None or not last.noun or last.event_type != "strike" or last.governor >= 0:
        return False
    return not any(
        item.kind in _PARTING or item.word in walk.words.joins for item in walk.items[last.head + 1 : verb.begin]
    )


def _is_left(walk: Walk, verb: _Verb, term: Term) -> bool:
    """Tell "units withdrawn from X" and "was previously withdrawn from X", and "abandoned their plans"."""
    if term.value == "withdrawal" and _is_given_up(walk, verb.at):
        return True
    group, words = [walk.items[at] for at in verb.group], walk.words
    if any(item.word in words.past_adverbs for item in group):
        return True
    auxiliary = any(item.roles & Role.AUXILIARY or item.word.split(" ")[-1] in words.having for item in group)
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
