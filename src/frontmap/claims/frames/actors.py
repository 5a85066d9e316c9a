"""Who acts: an actor is the subject of what follows, unless a preposition, a verb or a list makes it an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk
    from frontmap.claims.items import Item

VERBAL = frozenset({Kind.CHAIN, Kind.EVENT, Kind.REPORT})
"""What shows that a verb group follows an actor."""
_BEFORE_SUBJECTS = frozenset({Kind.REPORT, Kind.SHOWS, Kind.DENIAL, Kind.STATUS})
_SPEECH = frozenset({Kind.REPORT, Kind.DENIAL, Kind.STATUS})
_HEAD_REACH = 3
_OBJECT_REACH = 4
_OFFICE_REACH = 4


def read_actor(walk: Walk, at: int) -> None:
    """Take an actor as subject, as the agent of a passive, or as the one who was repelled."""
    item, before = walk.items[at], previous(walk, at)
    named = (item.side or walk.subject[0] or walk.carried[0], item.word)
    frame = walk.last_frame
    if not item.side and walk.word(at - 1) in walk.words.speakers_own and is_subject(walk, before, at):
        own = before is None or before.kind is not Kind.WORD or not before.word.isalpha()  # else "half their personnel"
        side = _speakers_side(walk, at) if own else ""
        if side:
            walk.subject = (side, item.word)
            return
    if before is not None and before.word in walk.words.agents:
        verb = walk.items[at - 2] if at > 1 else item
        if frame is not None and not frame.side and (verb.kind is not Kind.EVENT or frame.head == at - 2):
            frame.side, frame.actor = named  # not "a strike on a building used by Russian forces"
    elif is_subject(walk, before, at):
        if item.side or item.word in walk.words.pronoun_subjects:
            walk.subject = ("UNK", item.word) if _with_rival(walk, item, at) else named
    elif frame is not None and frame.event_type == "repel" and not frame.noun and frame.form is not Form.NONE:
        frame.side, frame.actor = named
        frame.governor = at
    elif item.side and _acts_next(walk, at):
        walk.subject = named


def _speakers_side(walk: Walk, at: int) -> str:
    """Give the side of who speaks: "the Russian MoD said that their forces captured X"."""
    spoken = False
    for here in walk.before(at, at):
        item = walk.items[here]
        if spoken and item.side:
            return item.side
        spoken = spoken or item.kind in _SPEECH
    return ""


def _acts_next(walk: Walk, at: int) -> bool:
    """Tell an object that acts itself: "slowed Ukrainian units, which attacked X"."""
    behind = walk.item(at + 3)
    relative = walk.word(at + 1) == "," and walk.word(at + 2) in walk.words.relative_pronouns
    return relative and behind is not None and behind.kind in VERBAL


def _with_rival(walk: Walk, item: Item, at: int) -> bool:
    """Tell "Russian and Ukrainian forces conducted attacks": both, so nobody is the attacker, or none of them."""
    words = walk.words
    tie = at - 1
    while tie > 0 and walk.word(tie) in words.determiners:
        tie -= 1
    rival = walk.item(tie - 1)
    both = walk.word(tie) in words.alternatives or (walk.word(tie) in words.additions and tie == at - 1)
    if rival is None or not both or not (rival.kind is Kind.SIDE or walk.word(tie) in words.alternatives):
        return False
    return bool(item.side and rival.side and rival.side != item.side)


def _is_pair(walk: Walk, at: int) -> bool:
    """Whether another nationality shares the noun of an actor: "Russian and Ukrainian forces"."""
    other = walk.item(at - 2)
    return other is not None and other.kind is Kind.SIDE and walk.word(at - 1) in walk.words.additions


def previous(walk: Walk, at: int) -> Item | None:
    """Give the item before one, articles and numbers passed over."""
    items, words = walk.items, walk.words
    before = at - 1
    while before >= 0 and items[before].kind is Kind.WORD:
        word = items[before].word
        if word not in words.determiners and word not in words.numbers and not word.isdigit():
            break
        before -= 1
    return items[before] if before >= 0 else None


def is_subject(walk: Walk, before: Item | None, at: int) -> bool:
    """Whether the actor at an item, with `before` before it, begins a clause."""
    if before is None or before.kind in _BEFORE_SUBJECTS:
        return True
    if before.kind is Kind.JOIN:
        if walk.items[at].side and walk.items[at - 1] is before and _is_pair(walk, at):
            return is_subject(walk, previous(walk, at - 2), at - 2)  # "between Russian and Ukrainian forces"
        return not _joins_object(walk, at)
    if before.word in walk.words.genitives:
        return _is_of_subject(walk, at)
    if before.kind is Kind.STOP:
        return before.word in walk.words.openers or before.word in walk.words.relative_clauses
    if before.kind is Kind.CHAIN:
        if before.word in walk.words.nobody or before.word in walk.words.conditions:
            return True  # "no Russian forces attacked", "if Russian forces attacked"
        if before.word in walk.words.alternatives:
            return True  # "neither Russian nor Ukrainian forces attacked"
        return bool(before.roles & Role.ADVERB) and not before.roles & (Role.LIGHT | Role.PLAN)
    return before.kind is not Kind.EVENT and before.kind is not Kind.SIDE


def _is_of_subject(walk: Walk, at: int) -> bool:
    """Tell "elements of the Russian 3rd Motorized Rifle Division": what stands before "of" must be a subject."""
    items, genitives = walk.items, walk.words.genitives
    tie = next((one for one in walk.before(at, _HEAD_REACH) if items[one].word in genitives), 0)
    head = tie - 1
    return head >= 0 and items[head].word in walk.vocabulary.heads and is_subject(walk, previous(walk, head), head)


def _joins_object(walk: Walk, at: int) -> bool:
    """Tell "struck Ukrainian tanks and Ukrainian troops": after "and", an actor that no verb follows is an object."""
    for item in walk.items[at + 1 : at + 1 + _OBJECT_REACH]:
        if item.kind in VERBAL:
            return item.word in walk.words.infinitives
        if item.kind is Kind.PLACE or item.kind is Kind.STOP:
            return True
    return False


def subject_before(walk: Walk, begin: int, head: int) -> tuple[str, str]:
    """Give side and words of who acts in the verb group from an item to its event word."""
    items = walk.items
    before = walk.item(begin - 1)
    if before is not None and before.kind is Kind.ACTOR:
        first = items[begin]
        bare = all(item.roles & Role.ADVERB for item in items[begin:head])
        if bare and items[head].roles & Role.EVENT_VERB and items[head].phrase.has_form(Form.ING):
            return before.side or walk.subject[0], before.word  # "Russian forces currently operating near X"
        if begin > 1 and first.word in walk.words.infinitives:
            return before.side, before.word  # "forced Ukrainian troops to withdraw"
    return walk.subject


def settle_sides(walk: Walk) -> None:
    """Give frames without a side that of the last subject, or of the office that acts in them.

    Parameters
    ----------
    walk : Walk
        The sentence, read to its end.
    """
    for number, frame in enumerate(walk.frames):
        if not frame.side and not frame.noun and not frame.passive:
            frame.side, frame.actor = walk.subject  # "After capturing X, Russian forces ..."
        nobody = frame.event_type == "sabotage" or (frame.noun and frame.governor < 0)
        office = None if nobody else _office_before(walk, frame.begin)
        if office is not None and (not frame.side or (frame.side, frame.actor) == walk.carried):
            frame.side, frame.actor = office.side, office.word
            if not frame.side and number and walk.frames[number - 1].noun:
                frame.side = walk.frames[number - 1].side  # "The Russian offensive pushed toward X"


def _office_before(walk: Walk, begin: int) -> Item | None:
    """Give the nationality of an office that acts right before a verb group: "the Russian command continued"."""
    for here in walk.before(begin, _OFFICE_REACH):
        item = walk.items[here]
        if item.word in walk.words.titles:
            return None  # "the Belarusian President arrived"
        if item.kind is Kind.SIDE:
            return item
        if item.kind is not Kind.WORD:
            return None
    return None
