"""What follows the toponym that is being linked: more of a list, or a remark of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.localities.vocabulary import Weight
from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.localities.spots import Spot
    from frontmap.claims.localities.walk import Walk

_LIST_REACH = 40


def list_goes_on(walk: Walk) -> bool:
    """Whether another item of a list follows the toponym that is being read ("..., south of X, and near Y").

    What "and" joins without a comma ("south of X and Y", "south of X and along Y") still belongs to the remark.
    """
    scan, sets, apart = walk.scan, walk.vocabulary.words, False
    for at in range(walk.at + 1, min(walk.end, walk.at + _LIST_REACH)):
        word = scan.words[at]
        apart = apart or word == ","
        if scan.depth[at] > walk.floor or word in sets.borders:
            continue
        if word in sets.conjunctions and not apart:
            continue
        if word in sets.conjunctions and at + 1 < walk.end:
            return at + 1 in scan.names_at or bool(walk.roles_at(at + 1) & (Role.RELATION | Role.DIRECTION))
        located = walk.roles_at(at) & (Role.RELATION | Role.DIRECTION | Role.PART)
        if walk.vocabulary[scan.raw[at]] is Weight.ENDS and not located:
            return False
    return False


def joined(walk: Walk, at: int) -> bool:
    """Whether nothing but a conjunction stands before the name at a token."""
    return at > 0 and walk.scan.words[at - 1] in walk.vocabulary.words.conjunctions


def has_remark(walk: Walk, spot: Spot) -> bool:
    """Whether a bracket follows, or a comma and a distance or direction."""
    words, at = walk.scan.words, spot.last
    if at >= walk.end or words[at] not in {"(", ","}:
        return False
    behind = at + 1
    while behind < walk.end and words[behind] in walk.vocabulary.fillers:
        behind += 1
    measured = behind < walk.end and (words[behind][0].isdigit() or walk.roles_at(behind) & Role.DIRECTION)
    return words[at] == "(" or bool(measured)
