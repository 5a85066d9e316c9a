"""Participles that describe: an event verb that is an adjective or a noun where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Kind, is_noun
from frontmap.claims.localities import HYPHENS
from frontmap.grammar import Form

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Verb, Walk
    from frontmap.claims.items import Item

_STARTING = frozenset({Form.BASE, Form.PRESENT})


def describes(walk: Walk, verb: Verb) -> bool:
    """Whether an event verb is an adjective here, or a noun that the tables have only as a verb.

    Parameters
    ----------
    walk : Walk
        The sentence.
    verb : Verb
        The verb where it stands.

    Returns
    -------
    bool
        By what stands before it: "near destroyed bridges", "Russia's defeat in X".
    """
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
    if before.word in walk.words.genitives and accused is not None and accused.kind is Kind.ACTOR:
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
    if before.word in HYPHENS:  # "Ukrainian-held areas", "newly-liberated settlements"
        holder = walk.item(at - 2)
        return holder is not None and (bool(holder.side) or holder.word in words.newness)
    return before.kind is Kind.WORD and before.word in words.newness and _is_gear(walk, at + 1)


def _is_gear(walk: Walk, at: int) -> bool:
    item = walk.item(at)
    return item is not None and item.kind is Kind.WORD and item.word in walk.vocabulary.gear


def is_adjective(walk: Walk, at: int) -> bool:
    """Tell a participle before a noun in a verb's object: "from occupied frontlines", "the surrounding villages".

    Parameters
    ----------
    walk : Walk
        The sentence.
    at : int
        The participle's item.

    Returns
    -------
    bool
        By its form, and a plain word or whose it is behind it: "from occupied frontlines", "fortified Russian lines".
    """
    following, phrase = walk.item(at + 1), walk.items[at].phrase
    participle = phrase.has_form(Form.PAST) or phrase.has_form(Form.ING)
    if not participle or following is None:
        return False
    return following.kind is Kind.WORD or (following.kind is Kind.SIDE and phrase.has_form(Form.PAST))
