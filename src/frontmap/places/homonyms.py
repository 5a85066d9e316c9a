"""Which of its namesakes each toponym of a report means, settled for all of them together.

Each mention of a name starts from what speaks for each candidate alone: the report's own distances ("(10km southwest of
Davydiv Brid)"), its region, its section's heading, the theatre. Then the mentions support each other, the nearer in the
text the more, by how near their candidates lie on the ground, and their odds are updated a few times (relaxation
labelling).

Rosenfeld, A., Hummel, R. A. & Zucker, S. W. (1976), Scene labeling by relaxation operations, IEEE Trans. SMC 6(6),
doi:10.1109/TSMC.1976.4309519.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontmap import geodesy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.geodesy import FloatArray
    from frontmap.model import Constraint
    from frontmap.places.names import Options

SCALE_M = 15_000.0
"""Two places of a sentence that lie this far apart support each other half as much as neighbours."""
SAME_PLACE_M = 5_000.0
"""Candidates this close to each other are one place for this purpose: no map of a day shows the difference."""
CONTRADICTED = -7.0
"""A candidate whose constraint fits worse than this log likelihood is not the place that the text means."""
IN_REGION = 4.0
IN_NAMED_OBLAST = 1.5
UNDER_HEADING = 1.2

_WORST = -12.0
_SUPPORT_WEIGHT = 3.0
_SUPPORT_FLOOR = 0.01
_UNSAID = 1.0
_BY_CHANCE = 0.1
_MOST_CANDIDATES = 8
_WINDOW = 256
_ROUNDS = 4
_FADING = 1.75
_SAME_LINE = 3.0
_SAME_NAME = 0.75
_OTHER_SECTION = 0.3


@dataclass(slots=True, eq=False)
class Mention:
    """One toponym at one sentence of the report, as the scoring sees it.

    `alone` holds the log evidence for each of `options`, shape (n,), without the other mentions; `section` and `line`
    number what it stands in (`line` is -1 for none).
    """

    key: str
    options: Options
    alone: FloatArray
    sentence: int
    section: int
    line: int = -1


def constraint_fit(constraint: Constraint, anchors: Options, points: FloatArray) -> FloatArray:
    """Log likelihood, shape (n,), that places at `points` (n, 2) are described by "N km DIR of ANCHOR".

    The best anchor counts, its own odds considered. Stated distances are off by 2.5 km and a quarter of the distance
    in the median, bearings by less than 45 degrees nearly always.
    """
    best = np.full(len(points), _WORST)
    if not len(anchors):
        return np.zeros(len(points))
    odds = anchors.priors - anchors.priors.max()
    for i in np.argsort(-odds, kind="stable")[:_MOST_CANDIDATES]:
        misfit = _misfit(constraint, (float(anchors.points[i, 0]), float(anchors.points[i, 1])), points)
        best = np.maximum(best, odds[i] / 2 - 2.0 * np.log1p(misfit**2))
    return best


def _misfit(constraint: Constraint, anchor: geodesy.LonLat, points: FloatArray) -> FloatArray:
    """How far off each point lies, in units of the error that such words usually have."""
    distance, bearing = constraint.distance_m, constraint.bearing_deg
    if distance is not None and bearing is not None:
        stated = geodesy.destination(anchor, bearing, distance)
        return geodesy.distances_m(stated, points) / _usual_error_m(distance)
    lengths = geodesy.distances_m(anchor, points)
    if distance is not None:
        off: FloatArray = np.abs(lengths - distance) / _usual_error_m(distance)
        return off
    far: FloatArray = np.maximum(lengths / 30_000.0 - 1.0, 0.0)
    if bearing is not None:
        turns = np.abs((geodesy.bearings_deg(anchor, points) - bearing + 180.0) % 360.0 - 180.0)
        far = far + np.maximum(turns / 30.0 - 0.75, 0.0)
    return far


def _usual_error_m(distance: float) -> float:
    return 2_500.0 + 0.25 * distance


def settle(mentions: Sequence[Mention]) -> list[FloatArray]:
    """Give the probability of each candidate of each mention; arrays of shape (n,) that sum to 1, empty where n is 0.

    Mentions come in the order of the text. Windows of 256 are settled at a time, each with the one before as context,
    so that the cost grows linearly with the report.
    """
    shares: list[FloatArray] = []
    for start in range(0, len(mentions), _WINDOW):
        before = max(0, start - _WINDOW)
        known = list(mentions[before:start])
        shares += _settle_window(list(mentions[start : start + _WINDOW]), known, shares[before:start])
    return shares


def _settle_window(mentions: list[Mention], known: list[Mention], known_shares: list[FloatArray]) -> list[FloatArray]:
    everybody = [*mentions, *known]
    weights = _weights(mentions, everybody)
    shares = [softmax(mention.alone) for mention in mentions]
    open_ones = [i for i, mention in enumerate(mentions) if len(mention.options) > 1]
    if not open_ones:
        return shares
    kept = _shortlists(everybody, [*shares, *known_shares], weights, open_ones)
    vectors = np.vstack([mention.options.vectors[chosen] for mention, chosen in zip(everybody, kept, strict=True)])
    owner = np.repeat(np.arange(len(everybody)), [len(chosen) for chosen in kept])
    starts = np.concatenate(([0], np.cumsum([len(chosen) for chosen in kept])))
    state = np.concatenate(
        [share[chosen] / (share[chosen].sum() or 1.0)
         for share, chosen in zip([*shares, *known_shares], kept, strict=True)]
    )  # fmt: skip
    rows = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in open_ones])
    support = _kernel(vectors[rows], vectors) * weights[owner[rows]][:, owner]
    total = weights[:, [len(chosen) > 0 for chosen in kept]].sum(axis=1)[owner[rows]]
    alone = np.concatenate([mentions[i].alone[kept[i]] for i in open_ones])
    group_starts = np.concatenate(([0], np.cumsum([len(kept[i]) for i in open_ones])[:-1]))
    sizes = [len(kept[i]) for i in open_ones]
    for _ in range(_ROUNDS):
        evidence = alone + _SUPPORT_WEIGHT * np.log(
            _SUPPORT_FLOOR + (support @ state + _UNSAID * _BY_CHANCE) / (total + _UNSAID)
        )
        odds = np.exp(evidence - np.repeat(np.maximum.reduceat(evidence, group_starts), sizes))
        state[rows] = odds / np.repeat(np.add.reduceat(odds, group_starts), sizes)
    for i in open_ones:
        shares[i] = np.zeros(len(mentions[i].options))
        shares[i][kept[i]] = state[starts[i] : starts[i + 1]]
    return shares


def _shortlists(
    everybody: list[Mention], shares: list[FloatArray], weights: FloatArray, open_ones: list[int]
) -> list[np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """Choose which candidates of each mention to compare with all others: eight at most, those near the sure ones."""
    sure = [i for i, share in enumerate(shares) if len(share) and share.max() > 0.8]  # noqa: PLR2004 # sure enough
    kept = [
        np.argsort(-share, kind="stable")[:_MOST_CANDIDATES] if len(share) > _MOST_CANDIDATES else np.arange(len(share))
        for share in shares
    ]
    if not sure:
        return kept
    places = np.vstack([everybody[i].options.vectors[[int(shares[i].argmax())]] for i in sure])
    for i in open_ones:
        mention = everybody[i]
        if len(mention.options) > _MOST_CANDIDATES:
            weight = weights[i, sure]
            support = _kernel(mention.options.vectors, places) @ weight + _UNSAID * _BY_CHANCE
            evidence = mention.alone + _SUPPORT_WEIGHT * np.log(
                _SUPPORT_FLOOR + support / (float(weight.sum()) + _UNSAID)
            )
            kept[i] = np.argsort(-evidence, kind="stable")[:_MOST_CANDIDATES]
    return kept


def _weights(mentions: list[Mention], everybody: list[Mention]) -> FloatArray:
    """How much each of `everybody` says about each of `mentions`, shape (n, m): by nearness in the text."""
    sentence = np.array([mention.sentence for mention in everybody])
    section = np.array([mention.section for mention in everybody])
    line = np.array([mention.line for mention in everybody])
    numbers = {key: i for i, key in enumerate(dict.fromkeys(mention.key for mention in everybody))}
    name = np.array([numbers[mention.key] for mention in everybody])
    count = len(mentions)
    weights = 1.0 / (1.0 + np.abs(sentence[:count, None] - sentence[None, :]) ** _FADING)
    weights += _SAME_LINE * ((line[:count, None] == line[None, :]) & (line[:count, None] >= 0))
    weights += _SAME_NAME * (name[:count, None] == name[None, :])
    weights *= np.where(section[:count, None] == section[None, :], 1.0, _OTHER_SECTION)
    weights[np.arange(count), np.arange(count)] = 0.0
    return np.asarray(weights, dtype=float)


def _kernel(a: FloatArray, b: FloatArray) -> FloatArray:
    """Nearness, 1 at the same spot and a half at `SCALE_M`, shape (n, m)."""
    nearness: FloatArray = 1.0 / (1.0 + geodesy.squared_chords_m2(a, b) / SCALE_M**2)
    return nearness


def softmax(evidence: FloatArray) -> FloatArray:
    """Log evidence, shape (n,), as probabilities that sum to 1; an empty array stays empty."""
    if len(evidence) <= 1:
        return np.ones(len(evidence))
    odds = np.exp(evidence - evidence.max())
    shares: FloatArray = odds / odds.sum()
    return shares
