"""Remarks that nobody has checked what a sentence tells: "this could not be confirmed", "the report is unverified"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.evidence import negates
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role

if TYPE_CHECKING:
    from frontmap.claims.items import Item
    from frontmap.grammar import FunctionWords

_REACH, _SUBJECT_REACH = 6, 10
_IN_GROUP = frozenset({Kind.CHAIN, Kind.STATUS, Kind.WORD})
_HELPING = Role.AUXILIARY | Role.MODAL | Role.ADVERB


def begin_of_doubt(words: FunctionWords, items: list[Item], at: int) -> int | None:
    """Say where the verb group begins that says of something that nobody has checked it.

    Parameters
    ----------
    words : FunctionWords
        For verbs that check, and adjectives for what is unchecked.
    items : list of Item
        The sentence.
    at : int
        The verb's or adjective's item.

    Returns
    -------
    int or None
        The first item of "could not be independently verified", "remains unconfirmed"; None where somebody checks, or
        where it is said who doesn't: "officials did not confirm".
    """
    item = items[at]
    if item.word in words.unchecked:
        before = at - 1
        while before >= 0 and items[before].roles & Role.ADVERB:
            before -= 1
        if before >= 0 and (items[before].word in words.be or items[before].word in words.remaining):
            return _begin_of_group(words, items, before)
        return None
    term = item.term(Role.REPORT) or item.term(Role.SHOWS)
    if term is None or term.form is not Form.PAST or term.value not in words.checks:
        return None
    passive = False
    for here in range(at - 1, max(-1, at - 1 - _REACH), -1):
        one = items[here]
        if one.kind not in _IN_GROUP and one.word not in words.doubted_nouns:  # "neither report could be verified"
            return None
        passive = passive or not words.be.isdisjoint(one.word.split(" "))
        if one.word in words.unable or negates(one):
            return _begin_of_group(words, items, here) if passive else None
    return None


def doubts_the_claim(words: FunctionWords, items: list[Item], begin: int, at: int) -> bool:
    """Whether a doubt is about what the sentence tells, and not about a number of casualties.

    Parameters
    ----------
    words : FunctionWords
        For what stands for a claim: "this", "the report".
    items : list of Item
        The sentence.
    begin, at : int
        Where the doubt's verb group begins, and its verb or adjective.

    Returns
    -------
    bool
        By the head of the subject; a clause without one ("which could not be verified") speaks of what is before it.
    """
    if items[begin].word in words.nobody:  # "none of this could be verified", but "no casualties were confirmed"
        return any(one.word in words.doubted_nouns | words.doubted_pronouns for one in items[begin + 1 : at])
    first = begin
    while first > max(0, begin - _SUBJECT_REACH) and not _parts(words, items[first - 1]):
        first -= 1
    subject = items[first:begin]
    if not subject:
        return begin > 0
    if len(subject) == 1 and subject[0].word in words.doubted_pronouns:
        return True
    end = next((here for here, one in enumerate(subject) if one.kind is Kind.STOP), len(subject))
    head = subject[:end]
    if any(one.word in words.doubted_nouns or one.word in words.claim_nouns for one in head):
        return True
    definite = bool(head) and head[0].word in words.definites
    if definite and any(one.kind is Kind.EVENT for one in head):  # "the capture could not be confirmed"
        return True
    reported = first > 1 and items[first - 1].word in words.relative_clauses  # "the report that troops seized X"
    return reported and items[first - 2].word in words.doubted_nouns and any(one.kind is Kind.EVENT for one in subject)


def _parts(words: FunctionWords, item: Item) -> bool:
    return item.kind is Kind.JOIN or item.word in words.boundaries or item.word in words.openers


def _begin_of_group(words: FunctionWords, items: list[Item], at: int) -> int:
    """Give the first of a row of helping words that ends at `at`."""
    while at > 0 and (items[at - 1].roles & _HELPING or items[at - 1].word in words.futures):
        at -= 1
    return at
