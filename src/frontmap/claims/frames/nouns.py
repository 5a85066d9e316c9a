"""Event nouns: read backwards over their adjectives to what governs them, "did not conduct any ground attacks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import previous
from frontmap.claims.frames.aims import read_aim, read_intention
from frontmap.claims.frames.doers import find_doer, is_known, owns
from frontmap.claims.frames.frame import OFFENSIVE, Frame
from frontmap.claims.frames.predicates import read_predicate
from frontmap.claims.frames.verb_groups import read_group, verb_group
from frontmap.claims.items import Kind, is_noun
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk
    from frontmap.claims.items import Item
    from frontmap.grammar import Term

_NAMELESS = frozenset({"clash", "strike", "sabotage", "sighting"})
"""Event types that count where nobody is said to have done them."""
_LASTING = frozenset({"", "control"})
"""What a verb may stand for whose object is a state: nothing, or a state itself."""
_LONGEST_GROUP = 9
_LONGEST_LIST = 6
_LONGEST_NAME = 2
_PLANNING = Role.ATTEMPT_NOUN | Role.PLAN
_BEFORE_SUBJECTS = frozenset({Kind.JOIN, Kind.REPORT, Kind.SHOWS})
_ADJECTIVES = frozenset({Kind.WORD, Kind.CHAIN})


def read_noun(walk: Walk, at: int) -> Frame | None:
    """Give the frame of an event noun; one that nobody did says so in `dropped`, one that is an object has none."""
    term = walk.items[at].phrase.by_role[Role.EVENT_NOUN]
    frame = Frame(at, at, term.value, term.rule, noun=True)
    here = at - 1
    while here >= 0 and at - here <= _LONGEST_GROUP and _modifies(walk, frame, here):
        here -= 1
    frame.begin = here + 1
    if any(item.word in walk.words.past_adjectives for item in walk.items[frame.begin : at]):
        frame.dropped = "told as past"
    here = _behind_quantity(walk, here)
    governor = walk.item(here)
    if governor is not None:
        before = walk.item(here - 1)
        if before is not None and before.roles & _PLANNING and governor.word in walk.words.before_planned:
            frame.planned = before.word  # "plans for an attack"
        if term.needs == "weak" and _is_object(walk, governor, here):
            return None
        if term.needs == "state" and governor.event() not in _LASTING:
            return None  # "increased their presence near X"
        _govern(walk, frame, governor, here)
    find_doer(walk, frame, term)
    if frame.governor < 0 and _opens_clause(walk, governor):
        if not frame.side and frame.event_type == "attack" and is_known(walk, frame):
            frame.side, frame.actor = walk.subject
        read_predicate(walk, frame)
    _judge(walk, frame, term, governor, here)
    read_intention(walk, frame)
    read_aim(walk, frame)
    if frame.planned in walk.words.served and any(
        item.word in walk.words.going_on for item in walk.items[frame.begin : at]
    ):
        frame.planned, frame.governor = "", here  # "in support of the ongoing offensive in X"
        frame.side, frame.actor = (frame.side, frame.actor) if frame.side else walk.subject
        frame.dropped = ""
    return frame


def _is_object(walk: Walk, governor: Item, here: int) -> bool:
    """Tell what was struck: "struck troop concentrations near X", "struck a depot in X and a concentration in Y"."""
    if governor.kind is Kind.JOIN:
        last = walk.last_frame
        between = walk.items[last.head : here] if last is not None and last.event_type == "strike" else ()
        return bool(between) and not any(map(_acts, between))
    at = here - 1 if governor.kind is Kind.ACTOR else here
    *what, tie = f"{walk.word(at - 1)} {walk.word(at)}".split(" ")
    if tie in walk.words.genitives and what[-1] in walk.vocabulary.objects["target"]:
        at -= 1 if " " in walk.word(at) else 2  # "struck an area of Russian force concentration"
    verb = previous(walk, at + 1)
    return verb is not None and verb.kind is Kind.EVENT and bool(verb.roles & Role.EVENT_VERB)


def _opens_clause(walk: Walk, before: Item | None) -> bool:
    """Whether an event noun with this item before it begins a clause."""
    return before is None or before.kind in _BEFORE_SUBJECTS or before.word in walk.vocabulary.clause_openers


def _acts(item: Item) -> bool:
    return item.kind is Kind.CHAIN or (item.kind is Kind.ACTOR and bool(item.side))


def _modifies(walk: Walk, frame: Frame, here: int) -> bool:
    """Take what an adjective says into the frame; whether the group goes on to the left of it."""
    items = walk.items
    item = items[here]
    kind, roles = item.kind, item.roles
    if kind is Kind.SIDE or (kind is Kind.ACTOR and _owns(walk, item, here)):
        frame.side = frame.side or item.side
    elif roles & Role.STATUS:
        frame.statuses.append((item.phrase.by_role[Role.STATUS].value, item.word))
    elif item.word in walk.words.idle_adjectives and here and items[here - 1].kind is not Kind.SIDE:
        return True  # "did not conduct any confirmed ground attacks"
    elif roles & Role.FAILED:
        frame.failed = item.word
    elif roles & Role.NEGATION and not roles & Role.LIGHT:
        frame.negated = item.word
    elif item.word in walk.words.hindering:
        return False
    elif roles & Role.PLAN and not roles & Role.LIGHT:
        frame.planned = item.word
        return item.phrase.by_role[Role.PLAN].form is Form.NONE and item.word.split(" ")[0] not in walk.words.stops
    elif item.word in walk.words.roundings and _is_number(walk, here + 1):
        return True  # "over a dozen assaults"
    elif kind is not Kind.WORD and not roles & Role.ADVERB:
        return _lists_adjectives(walk, frame, here) or _is_light_adjective(walk, item, here)
    return True


def _is_number(walk: Walk, at: int) -> bool:
    words, word = walk.words, walk.items[at].word
    if word in words.determiners and at + 1 < len(walk.items):
        word = walk.items[at + 1].word  # "a dozen"
    return word.isdigit() or word in words.numbers or word in words.roundings


def _owns(walk: Walk, item: Item, here: int) -> bool:
    """Tell an actor that stands like an adjective: "Wagner assaults", "Ukrainian forces' campaign"."""
    possessive = walk.items[here + 1].word in walk.words.apostrophes
    return possessive or (bool(item.roles & Role.ACTOR_NAME) and item.last - item.first <= _LONGEST_NAME)


def _is_light_adjective(walk: Walk, item: Item, here: int) -> bool:
    """Tell "an expanded bombardment" from "expanded bombardments"."""
    if not item.roles & Role.LIGHT or item.phrase.terms[0].form is not Form.PAST:
        return False
    return here > 0 and walk.items[here - 1].word in walk.words.determiners


def _lists_adjectives(walk: Walk, frame: Frame, here: int) -> bool:
    """Tell "slow but steady progress" and "artillery, air, and missile strikes": two adjectives of one noun."""
    items, item = walk.items, walk.items[here]
    before = walk.item(here - 1)
    if item.word in walk.words.contrasts:
        return before is not None and before.kind is Kind.WORD and items[here + 1].kind in _ADJECTIVES
    if item.kind is not Kind.JOIN or here < frame.head - _LONGEST_LIST:
        return False
    if before is not None and before.word in walk.words.idle_adjectives:
        return True  # "any confirmed or claimed attacks"
    if before is not None and before.kind is Kind.JOIN:
        before = walk.item(here - 2)
    return before is not None and before.kind is Kind.WORD


def _is_idle(walk: Walk, at: int) -> bool:
    """Whether an item says nothing of the noun behind it: "the", "an increased"."""
    return walk.items[at].word in walk.words.determiners or _is_light_adjective(walk, walk.items[at], at)


def _behind_quantity(walk: Walk, here: int) -> int:
    """Pass over what only counts the noun, "a series of assaults", and a comma behind its verb."""
    items = walk.items
    if here > 1 and items[here].word in walk.words.genitives:
        counts = here - 2
        while counts > 0 and _is_idle(walk, counts):
            counts -= 1
        paced = items[here - 1].word in walk.words.measures and bool(items[counts].roles & Role.LIGHT)
        if paced or items[here - 1].word in walk.vocabulary.quantities:
            here = counts  # "conducted a series of assaults", "are increasing the pace of their assaults"
    if here > 0 and items[here].word == "," and items[here - 1].roles & Role.LIGHT:
        here -= 1
    return here


# -- what governs the noun ----------------------------------------------------------------------------------------


def _govern(walk: Walk, frame: Frame, governor: Item, here: int) -> None:
    """Read the verb that carries an event noun, or let the noun share that of the noun before."""
    roles = governor.roles
    if governor.kind is Kind.EVENT and governor.event() == "repel" and not is_noun(walk.words, walk.items, here):
        _repelled(walk, frame, governor, here)
    elif roles & (Role.LIGHT | Role.ATTEMPT | Role.MANAGE):
        _carried(walk, frame, governor, here)
    elif roles & Role.PLAN:
        tried = governor.word in walk.words.hindering and here > 0 and walk.items[here - 1].roles & Role.ATTEMPT
        frame.planned = frame.planned if tried else governor.word  # "attempting to slow advances": they do go on
    elif governor.kind is Kind.EVENT and roles & Role.EVENT_VERB and not is_noun(walk.words, walk.items, here):
        _undergoes(walk, frame, here)
    elif governor.kind is Kind.JOIN or governor.word in walk.words.inclusions:
        _joined(walk, frame, here)


def _repelled(walk: Walk, frame: Frame, governor: Item, here: int) -> None:
    """Read "repelled two assaults": the attack is the event, and the repeller's opponent made it."""
    frame.failed, frame.governor = governor.word, here
    frame.form = governor.phrase.by_role[Role.EVENT_VERB].form
    carrier = walk.frame_at(here)
    if carrier is not None:
        frame.negated, frame.planned, frame.purpose = carrier.negated, carrier.planned, carrier.purpose
        frame.statuses += carrier.statuses
        frame.begin = carrier.begin
        frame.side = frame.side or walk.vocabulary.opponents.get(carrier.side or walk.subject[0], "")
        walk.frames.remove(carrier)


def _undergoes(walk: Walk, frame: Frame, here: int) -> None:
    """Read "to interdict Russian advances": what something else is done to is as real as that."""
    group = verb_group(walk, here)
    verb = Frame(here, group[0] if group else here, "", "", noun=False, form=walk.items[here].phrase.terms[0].form)
    read_group(walk, verb, group)
    frame.planned, frame.purpose = frame.planned or verb.planned, verb.purpose
    actor = walk.item(verb.begin - 1)
    if frame.event_type == "sabotage" and actor is not None and actor.side:
        frame.side, frame.actor = actor.side, actor.word  # "partisans detonated a car bomb"


def _carried(walk: Walk, frame: Frame, governor: Item, here: int) -> None:
    """Read "conducted attacks", "continued an offensive": the subject did it, and the verb's group says how."""
    light = governor.term(Role.LIGHT)
    carrier = walk.frame_at(here) if governor.kind is Kind.EVENT else None
    if carrier is not None:
        walk.frames.remove(carrier)  # "concentrated their attacks on X": no concentration of forces
    group = [*verb_group(walk, here), here]
    frame.governor, frame.begin = here, group[0]
    before = walk.word(frame.begin - 1)
    if before in walk.words.undone and walk.items[frame.begin].phrase.has_form(Form.ING):
        frame.planned = before  # "before attempting a landing"
    frame.form = light.form if light is not None else Form.NONE
    if not frame.side and walk.subject[0]:
        frame.side, frame.actor = walk.subject
    elif frame.side == walk.subject[0]:
        frame.actor = walk.subject[1]
    read_group(walk, frame, group)
    if frame.modal and frame.form is Form.ING and frame.planned == frame.modal:
        frame.planned = ""
    if owns(walk, frame):
        frame.planned = ""  # "will complete their withdrawal from X"


def _joined(walk: Walk, frame: Frame, here: int) -> None:
    """Read "conducted assaults and airstrikes": the second noun shares the first one's verb."""
    last = walk.last_frame
    if last is None or not last.noun or last.governor < 0:
        return
    if any(item.kind is Kind.ACTOR for item in walk.items[last.head : here]):
        return
    frame.side = frame.side or last.side
    frame.negated, frame.planned, frame.purpose = last.negated, frame.planned or last.planned, last.purpose
    frame.statuses += last.statuses
    if frame.event_type in OFFENSIVE:
        frame.failed = frame.failed or last.failed


# -- nouns that are no events -------------------------------------------------------------------------------------


def _judge(walk: Walk, frame: Frame, term: Term, governor: Item | None, here: int) -> None:
    """Say why a noun counts for no event, by its row and by what stands before it; a measured one counts."""
    if frame.side and frame.governor < 0 and _is_measured(walk, here):
        frame.governor = here  # "the pace of Russian operations near X"
    if frame.governor < 0 and (term.needs == "carried" or not (frame.side or frame.event_type in _NAMELESS)):
        frame.dropped = "a noun that nobody is said to have done"
    if governor is None:
        return
    if frame.event_type == "movement" and governor.word in walk.words.before_deployments:
        frame.planned = governor.word  # "moved for further deployment to X"
    if governor.kind is Kind.REPORT and here > 0 and walk.items[here - 1].roles & Role.NEGATION:
        frame.dropped = "was not reported"


def _is_measured(walk: Walk, here: int) -> bool:
    """Tell "the pace of operations near X has slowed" from "seek to increase the pace of operations near X"."""
    items, words = walk.items, walk.words
    if here < 1 or items[here].word not in words.genitives or items[here - 1].word not in words.measures:
        return False
    measure = here - 1
    while measure > 0 and _is_idle(walk, measure - 1):
        measure -= 1
    return _opens_clause(walk, walk.item(measure - 1))
