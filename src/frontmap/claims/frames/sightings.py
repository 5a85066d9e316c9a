"""Sightings: "geolocated footage shows Ukrainian troops in X" is evidence of a force at a place, and no more.

So is "Ukrainian troops are in X", which needs no footage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import Frame
from frontmap.claims.frames.participles import is_adjective
from frontmap.claims.items import Kind
from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk
    from frontmap.claims.items import Item

_ACTOR_REACH, _GEAR_REACH, _PLACE_REACH = 5, 4, 8
_DOING = frozenset({Kind.EVENT, Kind.CHAIN, Kind.REPORT})
_DESCRIBING = frozenset({Kind.WORD, Kind.SIDE})


def read_sighting(walk: Walk) -> None:
    """Add the frame of the sentence's first sighting; its places are taken from the event that had them."""
    _read_standing(walk)
    items = walk.items
    if walk.vocabulary.imagery.isdisjoint([item.word.rpartition(" ")[2] for item in items]):
        return
    placed = {frame.head for frame in walk.frames if frame.places}
    for at in range(len(items)):
        if not _shows(walk, at):
            continue
        actor = next((one for one in walk.behind(at, _ACTOR_REACH) if _is_actor(walk, one)), -1)
        if actor < 0 or any(head in placed for head in range(at + 1, actor + 2)) or not _is_seen(walk, actor):
            continue
        places = _places_of(walk, actor)
        for frame in walk.frames:
            frame.places = [] if frame.places == places else frame.places
        _add(walk, actor, at, "sighting:shows", places)
        return


def _add(walk: Walk, actor: int, begin: int, rule: str, places: list[Item]) -> None:
    seen = walk.items[actor]
    frame = Frame(actor, begin, "operate", rule, noun=False, side=seen.side, actor=seen.word, places=places)
    walk.frames.append(frame)


def _read_standing(walk: Walk) -> None:
    """Add a frame for each force that is said to be at a place: "Ukrainian troops are still in X"."""
    items = walk.items
    if walk.words.standing.isdisjoint([item.word for item in items]):
        return
    taken = {id(place) for frame in walk.frames for place in frame.places}
    for at in range(2, len(items)):
        place = items[at]
        if place.kind is not Kind.PLACE or place.spots[0].bare or id(place) in taken:
            continue
        here = at - 1
        while here > 0 and items[here].roles & Role.ADVERB and items[here].word not in walk.words.be:
            here -= 1
        if items[here].word in walk.words.standing and _is_force(walk, here - 1):
            _add(walk, here - 1, here - 1, "sighting:are", _places_of(walk, here))


def _is_force(walk: Walk, at: int) -> bool:
    item = walk.item(at)
    return item is not None and item.kind is Kind.ACTOR and item.word.lower().split()[-1] in walk.vocabulary.heads


def _is_imagery(walk: Walk, item: Item) -> bool:
    return item.word.rpartition(" ")[2] in walk.vocabulary.imagery


def _shows(walk: Walk, at: int) -> bool:
    """Whether evidence speaks of what follows: "footage shows Ukrainian troops", "footage of Ukrainian troops"."""
    items = walk.items
    if items[at].kind is Kind.SHOWS:
        return any(_is_imagery(walk, item) for item in items[:at])
    return at > 0 and items[at].word in walk.words.genitives and _is_imagery(walk, items[at - 1])


def _is_actor(walk: Walk, at: int) -> bool:
    """Tell a force, and a thing that is somebody's: "a destroyed Ukrainian tank", "Ukrainian armored vehicles"."""
    item = walk.items[at]
    if item.kind is not Kind.SIDE:
        return item.kind is Kind.ACTOR
    for here in walk.behind(at, _GEAR_REACH):
        if walk.word(here) in walk.vocabulary.gear:
            return True
        if walk.items[here].kind not in _DESCRIBING:
            return False
    return False


def _is_seen(walk: Walk, actor: int) -> bool:
    """Whether a place follows before anything that is done: "troops in X", "troops walking along a road in X"."""
    for at in walk.behind(actor, _PLACE_REACH):
        item = walk.items[at]
        if item.kind is Kind.PLACE:
            return True
        idle = item.word in walk.words.infinitives or item.roles & Role.ADVERB or is_adjective(walk, at)
        if item.kind in _DOING and not idle and not (item.kind is Kind.EVENT and walk.frame_at(at) is None):
            return False
    return False


def _places_of(walk: Walk, actor: int) -> list[Item]:
    """Give the places behind an actor, up to the next one who acts or the next clause."""
    places: list[Item] = []
    for at in range(actor + 1, len(walk.items)):
        item = walk.items[at]
        given_up = walk.word(at - 1) in walk.words.infinitives  # "surrendering to Ukrainian forces in X"
        if item.kind is Kind.ACTOR and given_up:
            continue
        if (places and item.kind in _DOING and not given_up and item.word not in walk.words.infinitives) or (
            item.kind is Kind.ACTOR or item.word in walk.words.relative_clauses
        ):
            break
        if item.kind is Kind.PLACE:
            places.append(item)
    return places
