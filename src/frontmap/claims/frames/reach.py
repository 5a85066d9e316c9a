"""Which places an event has: those that it is followed by, up to the next event or the end of its clause.

An event without one shares its neighbour's or takes a place in front of its clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import VERBAL, is_subject, previous
from frontmap.claims.frames.targets import target_clause
from frontmap.claims.items import Kind
from frontmap.grammar import Form, Role
from frontmap.model import Relation

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame, Walk
    from frontmap.claims.items import Item

_SPEECH = frozenset({Kind.REPORT, Kind.DENIAL, Kind.AUTHOR, Kind.ACCORDING})
_BESIDE = frozenset({Relation.NEAR, Relation.DIRECTION, Relation.OFFSET})
_GOING = frozenset({Relation.TO, Relation.TOWARD, Relation.AT, Relation.IN, Relation.ACROSS})
_LEAVING = frozenset({"movement", "withdrawal"})
"""Event types whose actor's origin is their place: "forces from X are redeploying"."""
_SAYING = frozenset({Kind.REPORT, Kind.DENIAL})
_INFINITIVE = frozenset({Kind.WORD, Kind.EVENT, Kind.CHAIN, Kind.SHOWS, Kind.REPORT})
_PLANNED = frozenset({Form.ING, Form.NONE})
_REAR_REACH, _VERB_REACH, _WHERE_REACH, _LIST_REACH = 3, 2, 4, 2
_FARTHEST_SHARED, _TARGET_REACH = 14, 16
_NO_ITEMS = range(0)


def settle_places(walk: Walk) -> None:
    """Give each frame its places."""
    frames = walk.frames
    taken = _following(walk)
    for number in reversed(range(len(frames))):
        frame = frames[number]
        if frame.places:
            frame.places = [*_left(walk, frame), *frame.places]
            continue
        frame.places = _origins(walk, frame)
        if frame.places:
            continue
        following = frames[number + 1] if number + 1 < len(frames) else None
        if following is not None and following.places and _shares(walk, frame, following):
            frame.places = following.places
        else:
            frame.places = _fronted(walk, frame, frames[number - 1] if number else None, taken)
        if not frame.places and following is None:
            frame.places = _served(walk, frame, taken)


def _following(walk: Walk) -> set[int]:
    """Give each frame the places behind it; give the items that were taken."""
    taken: set[int] = set()
    items, frames = walk.items, walk.frames
    for number, frame in enumerate(frames):
        stop = frames[number + 1].begin if number + 1 < len(frames) else len(items)
        told = _told_of_target(walk, frame, stop)
        road = apart = False
        for at in range(frame.head + 1, stop):
            item = items[at]
            if item.kind is Kind.PLACE:
                taken.add(at)
                if not (frame.places and (road or _locates_object(walk, at))):
                    frame.places.append(item)
                apart = False
                continue
            if item.word in walk.words.road_verbs:
                road = bool(frame.places) and not apart  # "near Y along the highway that runs into X"
            elif item.kind is Kind.JOIN or item.word in walk.words.partings:
                apart, road = item.word in walk.words.additions, road and item.word in walk.words.conjunctions
            if at not in told and (item.kind is not Kind.WORD or item.roles) and _ends_reach(walk, at, frame):
                break
            if item.word in walk.words.forcing:
                break  # "shelling in X forced the Y plant to shut down"
    return taken


def _told_of_target(walk: Walk, frame: Frame, stop: int) -> range:
    """Give the items of a clause about what was struck: the place behind it is that of the strike."""
    if frame.event_type != "strike":
        return _NO_ITEMS
    place = next((at for at in walk.behind(frame.head, _TARGET_REACH) if walk.items[at].kind is Kind.PLACE), stop)
    begin = target_clause(walk, frame.head, place) if place < stop else -1
    return range(begin, place) if begin >= 0 else _NO_ITEMS


def _locates_object(walk: Walk, at: int) -> bool:
    """Tell "recaptured X from the bridgehead situated near Y": Y only says which bridgehead."""
    described = walk.items[at - 1].word in walk.words.situating
    return described and walk.items[at].spots[0].locality.relation in _BESIDE


# -- how far an event reaches -------------------------------------------------------------------------------------


def _ends_reach(walk: Walk, at: int, frame: Frame) -> bool:
    """Whether the places behind an item belong to something else than the event."""
    item, words = walk.items[at], walk.words
    kind, word, roles = item.kind, item.word, item.roles
    if kind in _SPEECH and word not in words.documents:
        return walk.word(at - 1) not in words.be  # "explosions were reported in X"
    if word == ";":
        return not any(one.kind is Kind.PLACE for one in walk.items[at + 1 : at + 1 + _LIST_REACH])
    if word in words.suffered:
        return bool(walk.items[at - 1].side)
    if word in words.relative_clauses and walk.word(at - 1) in words.joins:
        return True  # "struck X and that forces in Y"
    if word in words.ends or (word in words.undone and frame.form is not Form.NONE):
        return True
    if word in words.infinitives and at + 1 < len(walk.items):
        return _begins_infinitive(walk, at)
    if roles & Role.PLAN and not roles & (Role.ADVERB | Role.LIGHT) and item.phrase.by_role[Role.PLAN].form in _PLANNED:
        return word.split(" ")[0] not in words.doubts
    if roles & Role.ATTEMPT_NOUN:
        return walk.word(at - 1) in words.before_attempts
    return kind is Kind.ACTOR and is_subject(walk, previous(walk, at), at) and _verb_follows(walk, at)


def _begins_infinitive(walk: Walk, at: int) -> bool:
    """Tell "to regain X" from "to two villages" and "to prepared positions"."""
    following, words = walk.items[at + 1], walk.words
    if following.word in words.numbers or following.word.isdigit():
        return False
    if any(one.word in words.rear_lines for one in walk.items[at + 1 : at + 1 + _REAR_REACH]):
        return following.kind is Kind.EVENT
    if following.word in words.determiners or following.word in words.after_to:
        return False
    return following.kind in _INFINITIVE


def _verb_follows(walk: Walk, at: int) -> bool:
    return any(item.kind in VERBAL for item in walk.items[at + 1 : at + 1 + _VERB_REACH])


# -- events without a place of their own --------------------------------------------------------------------------


def _origins(walk: Walk, frame: Frame) -> list[Item]:
    """Give where those who leave are from: "forces from X are redeploying"."""
    if frame.event_type not in _LEAVING or frame.noun:
        return []
    places: list[Item] = []
    for at in range(frame.begin - 1, -1, -1):
        item = walk.items[at]
        if item.kind is not Kind.PLACE and not (places and item.kind is Kind.JOIN):
            break
        if item.kind is Kind.PLACE:
            places.insert(0, item)
    return places if places and places[0].spots[0].locality.relation is Relation.FROM else []


def _left(walk: Walk, frame: Frame) -> list[Item]:
    """Give what those who withdraw to a place leave: "forces east of X withdrew into Y"."""
    place, actor = walk.item(frame.begin - 1), walk.item(frame.begin - 2)
    if place is None or actor is None or frame.event_type != "withdrawal" or frame.noun:
        return []
    beside = place.kind is Kind.PLACE and actor.kind is Kind.ACTOR and not place.spots[0].bare
    going = all(spot.locality.relation in _GOING for item in frame.places for spot in item.spots)
    return [place] if beside and going else []


def _shares(walk: Walk, frame: Frame, following: Frame) -> bool:
    """Tell "struck and shelled X", "launched assaults to regain positions around X": two events, the same places."""
    if frame.noun and frame.governor < 0 and (following.purpose or following.event_type == "repel"):
        return False  # "artillery fire prevented forces from crossing X"
    if _is_remark(walk, frame) or _is_known(walk, frame):
        return False
    if frame.event_type == "sighting":
        return False  # "intensified reconnaissance and launched airstrikes at X"
    helps = following.planned in walk.words.helping  # "strikes to support operations in X"
    other = following.noun and not helps
    if following.planned and not frame.planned and (other or following.planned in walk.words.futures):
        return False  # "regrouped to create conditions for an offensive toward X"
    between = walk.items[frame.head + 1 : following.head]
    if len(between) > _FARTHEST_SHARED:
        return False
    for item in between:
        if item.kind in _SAYING or item.kind is Kind.PLACE or item.word in walk.words.partings:
            return False
        if item.kind is Kind.ACTOR and item.side and item.side != frame.side:
            return False
    return True


def _is_remark(walk: Walk, frame: Frame) -> bool:
    """Tell "Russian forces, which had regrouped, attacked near X": the remark happened somewhere else."""
    opens = walk.word(frame.begin - 1) in walk.words.relative_pronouns
    return opens and walk.word(frame.begin - 2) in walk.words.joins and walk.word(frame.head + 1) in walk.words.joins


def _is_known(walk: Walk, frame: Frame) -> bool:
    """Tell "repelled the assault and shelled X" from "repelled an assault": the one told before was elsewhere."""
    article = walk.word(frame.head - 1) in walk.words.articles
    return article and frame.noun and frame.event_type == "attack" and walk.items[frame.governor].event() == "repel"


def _fronted(walk: Walk, frame: Frame, before: Frame | None, taken: set[int]) -> list[Item]:
    """Give the places before the event in its own clause: "North of X, Russian forces shelled ..."."""
    items, words = walk.items, walk.words
    first = before.head + 1 if before is not None else 0
    found: list[Item] = []
    for at in range(frame.begin - 1, first - 1, -1):
        item = items[at]
        if item.kind in _SAYING:
            if any(one.word in words.where for one in items[max(0, at - _WHERE_REACH) : at]):
                continue  # "X, where officials said forces attacked"
            break
        if item.word in words.fronting_ends:
            break
        if item.word in words.where:
            return _antecedent(walk, at)
        if item.kind is not Kind.PLACE:
            continue
        if at + 1 == frame.head and frame.noun:
            break
        spot = item.spots[0]
        bare = spot.bare and not (frame.passive and _is_subject_list(walk, at, frame.begin))
        if at not in taken and not bare and spot.locality.relation is not Relation.FROM:
            found.insert(0, item)
    return found


def _served(walk: Walk, frame: Frame, taken: set[int]) -> list[Item]:
    """Give the places of a purpose that is no event itself: "launched strikes to distract defenders near X"."""
    words = walk.words
    found: list[Item] = []
    purpose = False
    if frame.event_type == "withdrawal" or (frame.noun and frame.governor < 0):
        return found
    for at in walk.behind(frame.head, _FARTHEST_SHARED):
        item = walk.items[at]
        if item.kind is Kind.PLACE and purpose and at not in taken and (found or not item.spots[0].bare):
            found.append(item)
        elif _parts(walk, item) or (item.kind is Kind.JOIN and item.word not in words.conjunctions and not found):
            break
        purpose = purpose or (item.word in words.infinitives and walk.word(at + 1) not in words.determiners)
    return found


def _parts(walk: Walk, item: Item) -> bool:
    """Whether an item ends what an event and its purpose have in common."""
    words = walk.words
    return item.kind in _SPEECH or any(item.word in some for some in (words.partings, words.ends, words.dashes))


def _is_subject_list(walk: Walk, at: int, begin: int) -> bool:
    """Tell "X, Y, and Z were captured": nothing but places and what joins them up to the verb."""
    return all(item.kind is Kind.PLACE or item.kind is Kind.JOIN for item in walk.items[at:begin])


def _antecedent(walk: Walk, at: int) -> list[Item]:
    """Give the place that "where" stands for: "X, where forces attacked"."""
    if not at:
        return []
    items = walk.items
    last = at - 2 if items[at - 1].word == "," else at - 1
    places: list[Item] = []
    for here in range(last, -1, -1):
        item = items[here]
        if item.kind is Kind.PLACE:
            places.insert(0, item)
            if item.spots[0].link != "list" or item.spots[0].own_relation:
                break
        elif not places or item.kind is not Kind.JOIN:
            break
    return places
