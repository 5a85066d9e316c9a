"""What stands before a toponym: a preposition, directions, distances, a part of it.

Each reader looks at one token and says whether it took it (and moved the walk behind what it took).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.localities.walk import Walk
    from frontmap.grammar import Mark

_AFTER_WAYS = frozenset({"at", "near", "toward", "along", "across"})
"""Prepositions that no distance leads to: what stands before them is how far something went."""


@dataclass(slots=True)
class Prefix:
    """What has been read towards the next toponym; `first` is its first token, -1 while there is none.

    `relation` is the value of the preposition, `edge` stands for "outskirts" and the like, `apposition` for words that
    say that a remark about the spot before has begun.
    """

    first: int = -1
    relation: str = ""
    bearings_deg: tuple[float, ...] = ()
    distances_m: tuple[float, ...] = ()
    part: str | None = None
    conjunction: bool = False
    comma: bool = False
    edge: bool = False
    apposition: bool = False

    @property
    def locating(self) -> bool:
        """Whether a distance or a direction has been read."""
        return bool(self.bearings_deg or self.distances_m)

    def begin(self, at: int) -> None:
        """Note the token that the description begins at, if it has not begun."""
        if self.first < 0:
            self.first = at


def read_relation(walk: Walk) -> bool:
    """Read a preposition: "near", "in the vicinity of". It makes a way of a distance: "advanced 5 km toward Foo"."""
    mark = walk.scan.terms_at[walk.at]
    term, prefix = mark.phrase.by_role[Role.RELATION], walk.prefix
    place = term.value in {"at", "near"}
    if (prefix.bearings_deg or (prefix.distances_m and prefix.relation == "from")) and _is_edge(walk, mark):
        walk.at = mark.last  # "north of the outskirts of Foo"
        return True
    if prefix.distances_m and not prefix.bearings_deg and term.value in _AFTER_WAYS:
        prefix.distances_m, prefix.relation = (), ""
    prefix.begin(walk.at)
    if prefix.bearings_deg:  # "south of X" never came to its name: "to the northeast near Y"
        prefix.bearings_deg = prefix.distances_m = ()
    if not (place and prefix.relation in {"near", "to", "between"}):
        prefix.relation = term.value
    walk.at = mark.last
    return True


def _is_edge(walk: Walk, mark: Mark) -> bool:
    """Tell "the outskirts of" from other surroundings."""
    return not walk.vocabulary.edges.isdisjoint(walk.scan.words[mark.first : mark.last])


def read_direction(walk: Walk) -> bool:
    """Read "north and northwest of": directions count only with their "of"."""
    scan, at, prefix = walk.scan, walk.at, walk.prefix
    if at < walk.no_direction:
        return False
    here, bearings = _directions(walk)
    walk.no_direction = here
    if here >= walk.end:
        return False
    if prefix.distances_m and scan.words[here] in walk.vocabulary.words.joins:  # "23km northwest and 13km south of X"
        prefix.bearings_deg += bearings
        walk.at = here + 1
        return True
    if scan.words[here] not in walk.vocabulary.words.direction_ties:
        return False
    prefix.begin(at)
    prefix.bearings_deg = prefix.bearings_deg + bearings if prefix.distances_m else bearings
    if prefix.relation not in {"between", "from"}:
        prefix.relation = ""
    walk.at = here + 1
    return True


def _directions(walk: Walk) -> tuple[int, tuple[float, ...]]:
    """Give the directions in a row that begin here, in degrees, and the token behind them."""
    scan, here = walk.scan, walk.at
    bearings: list[float] = []
    while here < walk.end:
        mark = scan.terms_at.get(here)
        if mark is not None and mark.phrase.roles & Role.DIRECTION:
            bearings.append(walk.vocabulary.bearings_deg[mark.phrase.by_role[Role.DIRECTION].value])
            here = mark.last
        elif _joins_direction(walk, here) or scan.words[here - 1] in walk.vocabulary.words.joins:
            here += 1
        else:
            break
    return here, tuple(bearings)


def _joins_direction(walk: Walk, at: int) -> bool:
    """Tell a word between two directions: "north and northwest", "north, and the northwest", "north-east"."""
    words, sets = walk.scan.words, walk.vocabulary.words
    if words[at] not in sets.direction_joins:
        return False
    ahead = at + 1
    following = words[min(ahead, walk.end - 1)]
    if following in sets.articles:
        ahead += 1
    elif following in sets.conjunctions:
        ahead += 1
        if ahead < walk.end and words[ahead] in sets.articles:
            ahead += 1
    return bool(walk.roles_at(ahead) & Role.DIRECTION)


def _is_done(walk: Walk) -> bool:
    """Tell "forces have fully occupied X" from "in fully occupied X"."""
    at = walk.at - 1
    while at > 0 and walk.roles_at(at) & Role.ADVERB:
        at -= 1
    if at < 0 or walk.prefix.first >= 0:
        return False
    return bool(walk.roles_at(at) & Role.AUXILIARY) or walk.scan.words[at] in walk.vocabulary.heads


def read_part(walk: Walk) -> bool:
    """Read a part of the toponym to come: "southern", "the left bank"; before "outskirts" it is near, not in it."""
    mark, prefix, scan = walk.scan.terms_at[walk.at], walk.prefix, walk.scan
    if mark.phrase.roles & Role.EVENT_VERB and _is_done(walk):
        return False
    prefix.begin(walk.at)
    prefix.edge = mark.last < walk.end and scan.words[mark.last] in walk.vocabulary.edges
    prefix.part = scan.written(mark.first, mark.last).lower()
    walk.at = mark.last
    return True
