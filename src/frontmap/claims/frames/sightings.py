"""Sightings: "geolocated footage shows Ukrainian troops in X" is evidence of a force at a place, and no more."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from frontmap.claims.frames.frame import Frame
from frontmap.claims.items import Kind

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Walk
    from frontmap.claims.items import Item

_ACTOR_REACH, _PLACE_REACH = 3, 6
_DOING = frozenset({Kind.EVENT, Kind.CHAIN, Kind.REPORT})


def read_sighting(walk: Walk) -> None:
    """Add the frame of the sentence's first sighting; its places are taken from the event that had them."""
    items = walk.items
    if walk.vocabulary.imagery.isdisjoint([item.word for item in items]):
        return
    placed = {frame.head for frame in walk.frames if frame.places}
    for at in range(len(items)):
        if not _shows(walk, at):
            continue
        if any(head in placed for head in range(at + 1, at + 1 + _ACTOR_REACH)):
            continue
        actor = next((one for one in range(at + 1, at + 1 + _ACTOR_REACH) if _is_actor(walk, one)), -1)
        if actor < 0 or not any(one.kind is Kind.PLACE for one in items[actor : actor + _PLACE_REACH]):
            continue
        ahead = takewhile(lambda one: one.kind is not Kind.PLACE, items[actor + 1 : actor + 1 + _ACTOR_REACH])
        if any(one.kind in _DOING and one.word not in walk.words.infinitives for one in ahead):
            continue
        places = _places_of(walk, actor)
        for frame in walk.frames:
            frame.places = [] if frame.places == places else frame.places
        seen = items[actor]
        frame = Frame(
            actor, at, "operate", "sighting:shows", noun=False, side=seen.side, actor=seen.word, places=places
        )
        walk.frames.append(frame)
        return


def _shows(walk: Walk, at: int) -> bool:
    """Whether evidence speaks of what follows: "footage shows Ukrainian troops", "footage of Ukrainian troops"."""
    items, imagery = walk.items, walk.vocabulary.imagery
    if items[at].kind is Kind.SHOWS:
        return any(item.word in imagery for item in items[:at])
    return at > 0 and items[at].word in walk.words.genitives and items[at - 1].word in imagery


def _is_actor(walk: Walk, at: int) -> bool:
    item = walk.item(at)
    if item is None or item.kind is not Kind.SIDE:
        return item is not None and item.kind is Kind.ACTOR
    return walk.word(at + 1) in walk.vocabulary.gear  # "a destroyed Ukrainian tank"


def _places_of(walk: Walk, actor: int) -> list[Item]:
    """Give the places behind an actor, up to the next one who acts or the next clause."""
    places: list[Item] = []
    for at in range(actor + 1, len(walk.items)):
        item = walk.items[at]
        given_up = walk.word(at - 1) in walk.words.infinitives  # "surrendering to Ukrainian forces in X"
        if item.kind is Kind.ACTOR and given_up:
            continue
        if (item.kind in _DOING and not given_up and item.word not in walk.words.infinitives) or (
            item.kind is Kind.ACTOR or item.word in walk.words.relative_clauses
        ):
            break
        if item.kind is Kind.PLACE:
            places.append(item)
    return places
