"""The vertices of one line settled as a line: its legs are short and it does not turn back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontmap import geodesy
from frontmap.places.homonyms import softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.geodesy import FloatArray, LonLat
    from frontmap.places.homonyms import Mention

LEG_M = 20_000.0
"""A leg this long costs a line as much as a factor e in the odds of its vertices."""
TURN_DEG = 30.0
"""So does a turn this sharp."""
_MOST_LEG_COST = 12.0
_MOST_EACH = 5
_BEAM = 40
_LONGEST_LINE = 20  # longer ones are no prose, and cost time


class _Way(NamedTuple):
    """One choice of candidates for the first vertices of a line, with its log evidence."""

    score: float
    chosen: tuple[int, ...]
    positions: tuple[LonLat, ...]


def settle_line(vertices: Sequence[Mention], shares: Sequence[FloatArray]) -> list[FloatArray]:
    """Give the vertices' probabilities anew, now that they are known to form one line in this order.

    Parameters
    ----------
    vertices : sequence of Mention
        In the order of the line; those without candidates are passed over.
    shares : sequence of array, shape (n,)
        What `homonyms.settle` made of each.

    Returns
    -------
    list of array, shape (n,)
        Of each vertex; they sum to 1.
    """
    if len(shares) > _LONGEST_LINE or all(len(share) <= 1 for share in shares):
        return list(shares)
    ways = [_Way(0.0, (), ())]
    for mention, share in zip(vertices, shares, strict=True):
        if len(share):
            options = np.argsort(-share, kind="stable")[:_MOST_EACH]
            longer = [_extended(way, int(i), mention, float(share[i])) for way in ways for i in options]
            ways = sorted(longer, key=lambda way: -way.score)[:_BEAM]
    order = iter(range(len(vertices)))
    return [_marginal(share, ways, next(order)) if len(share) else share for share in shares]


def _extended(way: _Way, candidate: int, mention: Mention, share: float) -> _Way:
    position = float(mention.options.points[candidate, 0]), float(mention.options.points[candidate, 1])
    score = way.score + float(np.log(max(share, 1e-6)))
    if way.positions:
        distance, bearing = _leg(way.positions[-1], position)
        score -= min(distance / LEG_M, _MOST_LEG_COST)
        if len(way.positions) > 1:
            _, before = _leg(way.positions[-2], way.positions[-1])
            score -= geodesy.turn_deg(before, bearing) / TURN_DEG
    return _Way(score, (*way.chosen, candidate), (*way.positions, position))


@lru_cache(20_000)
def _leg(start: LonLat, end: LonLat) -> tuple[float, float]:
    """Give the length of a leg in metres and its bearing in degrees; lines name the same places again and again."""
    return geodesy.distance_m(start, end), geodesy.bearing_deg(start, end)


def _marginal(share: FloatArray, ways: Sequence[_Way], vertex: int) -> FloatArray:
    best: dict[int, float] = {}
    for way in ways:
        best.setdefault(way.chosen[vertex], way.score)
    settled = np.zeros(len(share))
    settled[list(best)] = softmax(np.array(list(best.values())))
    return settled
