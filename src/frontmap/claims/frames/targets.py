"""Clauses about what was struck: "a hotel where soldiers are quartered", "a depot that forces use to store arms"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Kind

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk

_OPENER_REACH, _LONGEST = 8, 17
_NOT_OF_TARGETS = frozenset({Kind.PLACE, Kind.REPORT})


def target_clause(walk: Walk, head: int, last: int) -> int:
    """Give the item at which a clause about the target of a strike begins.

    Parameters
    ----------
    walk : Walk
        The sentence.
    head : int
        The item of the strike.
    last : int
        The item up to which the clause must go on.

    Returns
    -------
    int
        -1 where there is none: where a place stands before ("struck X, where forces ..."), the clause is about that.
    """
    items, words, targets = walk.items, walk.words, walk.vocabulary.objects["target"]
    if last - head > _LONGEST:
        return -1
    for at in range(head + 2, min(last, head + 2 + _OPENER_REACH)):
        item = items[at]
        if item.word in words.target_clauses:
            before = items[at - 1 - (items[at - 1].word in words.before_relatives)]
            described = before.kind is Kind.WORD or before.word in targets
            return at if described and not any(one.kind in _NOT_OF_TARGETS for one in items[at + 1 : last]) else -1
        if item.kind in _NOT_OF_TARGETS or item.word == ",":
            return -1
    return -1
