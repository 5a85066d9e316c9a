"""Evidence that is not there: "footage does not show that", "has not provided any evidence that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Kind
from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.items import Item
    from frontmap.grammar import FunctionWords

_REACH, _LINK_REACH, _EVENT_REACH = 7, 2, 8
_BETWEEN = frozenset({Kind.WORD, Kind.CHAIN, Kind.STATUS, Kind.REPORT, Kind.SHOWS, Kind.SIDE})
_LINKING = frozenset({Kind.REPORT, Kind.SHOWS})
_HAPPENING = frozenset({Kind.EVENT, Kind.ACTOR})
_SAYING_NO = frozenset({"not", "no"})
"""Words of a phrase of the tables that make a negation of it: "has not seen"."""


def negates(item: Item) -> bool:
    """Tell "did not" and "has not seen" from "paused", which nobody can do to evidence.

    Parameters
    ----------
    item : Item
        A negation, a status or a remark on the whole sentence.

    Returns
    -------
    bool
        Whether there is nothing of what follows.
    """
    if item.roles & Role.NEGATION:
        return not item.roles & (Role.LIGHT | Role.PLAN)
    return not _SAYING_NO.isdisjoint(item.word.split(" "))


def is_lacking(words: FunctionWords, items: list[Item], negation: int, at: int) -> bool:
    """Whether a negation reaches an item: "has not observed any footage", "did not provide photo or video evidence".

    Parameters
    ----------
    words : FunctionWords
        For those that begin a clause.
    items : list of Item
        The sentence.
    negation, at : int
        The negation's item, and the noun's or verb's behind it.

    Returns
    -------
    bool
        False where another clause, an event or somebody who acts stands between.
    """
    if at - negation > _REACH:
        return False
    between = items[negation + 1 : at]
    return all(one.kind in _BETWEEN or one.word in words.alternatives for one in between) and not any(
        one.word in words.boundaries for one in between
    )


def links_on(words: FunctionWords, items: list[Item], at: int) -> bool:
    """Whether a claim follows a noun of evidence: "evidence that", "footage showing", "confirmation of an attack".

    Parameters
    ----------
    words : FunctionWords
        For those that lead on.
    items : list of Item
        The sentence.
    at : int
        The noun's item.

    Returns
    -------
    bool
        False for what only looks back: "has not observed confirmation of these claims".
    """
    ahead = items[at + 1 : at + 1 + _LINK_REACH]
    if any(one.kind in _LINKING or one.word in words.evidence_links for one in ahead):
        return True
    if not ahead or ahead[0].word not in words.before_evidenced:
        return False
    for one in items[at + 2 : at + 2 + _EVENT_REACH]:
        if one.kind in _HAPPENING:
            return True
        if one.kind is Kind.JOIN or one.kind is Kind.PLACE:
            return False
    return False
