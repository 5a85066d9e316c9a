"""What an event verb needs behind it to count: a place, a thing of war, a target (`object` in events.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.participles import is_adjective
from frontmap.claims.items import Kind
from frontmap.grammar import Role
from frontmap.model import Relation

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk

_ENDS = frozenset({Kind.REPORT, Kind.ACCORDING})
_NO_PORTION = frozenset({Kind.REPORT, Kind.CHAIN, Kind.EVENT, Kind.PLACE})
_AHEAD = frozenset({Relation.TOWARD, Relation.DIRECTION})
_WITH_SIDES = frozenset({"side", "rival"})
_RIGHT_BEHIND = frozenset({"settlement", "whereabouts"})
_ANY_PLACE = frozenset({"relation", "side"})
_MATERIAL = frozenset({"gear", "target"})
_AGAIN_REACH = 2
_REACH, _PLACE_REACH, _PORTION_REACH, _SETTLEMENT_REACH = 7, 5, 6, 3
_NOTHING: frozenset[str] = frozenset()


def fits(walk: Walk, needs: str, at: int) -> bool:
    """Whether what follows the event verb at an item is what its row asks for.

    Parameters
    ----------
    walk : Walk
        The sentence.
    needs : str
        The row's `object`, "" where anything will do.
    at : int
        The verb's item.

    Returns
    -------
    bool
        A clause that ends, or another event, ends the search.
    """
    if not needs or needs == "covert":
        return True
    if needs in _RIGHT_BEHIND:
        following = walk.item(at + 1)
        if following is None or following.kind is not Kind.PLACE:
            return False
        return following.spots[0].bare is (needs == "settlement")
    if needs == "part":
        return _part_next(walk, at) or _portion_next(walk, at)
    if needs == "place":
        return again_next(walk, at) or place_next(walk, at) or _portion_next(walk, at)
    return _thing_next(walk, needs, at)


def _thing_next(walk: Walk, needs: str, at: int) -> bool:
    """Whether the object is a side, a thing of war or the like, before another event or the end of the clause."""
    objects, openers = walk.vocabulary.objects.get(needs, _NOTHING), walk.vocabulary.clause_openers
    for here in walk.behind(at, _REACH):
        item = walk.items[here]
        kind = item.kind
        if needs == "raiders" and kind is Kind.ACTOR:
            return not walk.vocabulary.raiders.isdisjoint(item.word.lower().split())
        if needs in _WITH_SIDES and (kind is Kind.SIDE or kind is Kind.ACTOR):
            return True
        if needs == "side" and item.roles & Role.AGAIN:
            return True
        if kind is Kind.PLACE:
            toward = needs == "toward" and item.spots[0].locality.relation in _AHEAD
            return toward or needs in _ANY_PLACE or (needs == "mover" and not item.spots[0].bare)
        last = item.word.rsplit(" ", maxsplit=1)[-1] if kind is Kind.EVENT else item.word  # "occupied positions"
        if last in objects or (kind is Kind.ACTOR and needs in _MATERIAL):
            return True
        if kind in _ENDS or (item.word in openers and item.word not in walk.words.roundings):
            return False
        if kind is Kind.EVENT and needs not in _MATERIAL and not is_adjective(walk, here):
            return False
    return False


def again_next(walk: Walk, at: int) -> bool:
    """Whether the verb's object is a place named before: "entered the settlement", "and captured it"."""
    return any(item.roles & Role.AGAIN for item in walk.items[at + 1 : at + 1 + _AGAIN_REACH])


def place_next(walk: Walk, at: int) -> bool:
    """Whether the verb's object is a place: "seized Foo", "entered the village of Foo", "took most of Foo"."""
    words, items = walk.words, walk.items
    of = whole = named = False
    for here in walk.behind(at, _PLACE_REACH):
        item, word = items[here], items[here].word
        if item.kind is Kind.PLACE:
            if of and not (named or whole):
                return False  # "taken patronage of X"
            spot = item.spots[0]
            part = (spot.locality.part is not None or spot.locality.relation is Relation.LINE) and not spot.own_relation
            return spot.bare or spot.wide or named or part or item.first == items[at].last
        if item.kind is not Kind.WORD and word not in words.before_objects and not is_adjective(walk, here):
            return False
        if word in walk.vocabulary.whole_portions:
            return False
        of = of or word in words.genitives
        whole = whole or word in words.wholes
        named = named or word in words.settlement_words
    return False


def settlements_next(walk: Walk, at: int) -> bool:
    """Whether unnamed settlements are the object: "liberated three villages near X"."""
    ahead = walk.items[at + 1 : at + 1 + _SETTLEMENT_REACH]
    return any(item.word in walk.words.settlement_words for item in ahead)


def _part_next(walk: Walk, at: int) -> bool:
    """Whether the object is a part that is named with its place: "occupied the southern part of X"."""
    ahead = walk.items[at + 1 : at + 1 + _AGAIN_REACH]
    place = next((item for item in ahead if item.kind is Kind.PLACE), None)
    return place is not None and place.spots[0].bare and place.spots[0].locality.part is not None


def _portion_next(walk: Walk, at: int) -> bool:
    """Whether a part of a place is the object: "captured positions in X"."""
    for here in walk.behind(at, _PORTION_REACH):
        item = walk.items[here]
        words = item.word.split(" ")
        head = words[0] if item.kind is Kind.STOP else words[-1]  # "outskirts of", "occupied positions"
        if head in walk.vocabulary.portions:
            return True
        if item.kind in _NO_PORTION and not is_adjective(walk, here) and item.word not in walk.words.none_of:
            return False
    return False
