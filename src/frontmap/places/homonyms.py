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
_SURE = 0.8
_FIRST_FEW = [np.arange(count) for count in range(_MOST_CANDIDATES + 1)]


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


def constraint_fit(constraint: Constraint, anchors: Options, options: Options) -> FloatArray:
    """Log likelihood, shape (n,), that each of `options` is the place described by "N km DIR of ANCHOR".

    The best anchor counts, its own odds considered. Stated distances are off by 2.5 km and a quarter of the distance
    in the median, bearings by less than 45 degrees nearly always.
    """
    if not len(anchors):
        return np.zeros(len(options))
    odds = anchors.priors - anchors.priors.max()
    likeliest = np.argsort(-odds, kind="stable")[:_MOST_CANDIDATES]
    misfit = _misfit(constraint, anchors, likeliest, options)
    fits: FloatArray = (odds[likeliest, None] / 2 - 2.0 * np.log1p(misfit**2)).max(axis=0)
    return np.maximum(fits, _WORST)


def _misfit(
    constraint: Constraint, anchors: Options, chosen: np.ndarray[tuple[int], np.dtype[np.intp]], options: Options
) -> FloatArray:
    """How far off each option lies of each chosen anchor, shape (m, n), in units of the error that is usual."""
    distance, bearing = constraint.distance_m, constraint.bearing_deg
    positions: list[geodesy.LonLat] = [(float(lon), float(lat)) for lon, lat in anchors.points[chosen]]
    if distance is not None and bearing is not None:
        stated = np.array([geodesy.destination(position, bearing, distance) for position in positions])
        return _lengths_m(geodesy.unit_vectors(stated), options) / _usual_error_m(distance)
    lengths = _lengths_m(anchors.vectors[chosen], options)
    if distance is not None:
        return np.asarray(np.abs(lengths - distance) / _usual_error_m(distance))
    far = np.maximum(lengths / 30_000.0 - 1.0, 0.0)
    if bearing is not None:
        bearings = np.array([geodesy.bearings_deg(position, options.points) for position in positions])
        turns = np.abs((bearings - bearing + 180.0) % 360.0 - 180.0)
        far = far + np.maximum(turns / 30.0 - 0.75, 0.0)
    return far


def _lengths_m(vectors: FloatArray, options: Options) -> FloatArray:
    return np.sqrt(geodesy.squared_chords_m2(vectors, options.vectors))


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
    shares = [softmax(mention.alone) for mention in mentions]
    open_ones = [i for i, share in enumerate(shares) if len(share) > 1]
    if not open_ones:
        return shares
    weights = _weights(open_ones, everybody)
    kept = _shortlists(everybody, [*shares, *known_shares], weights, open_ones)
    counts = np.array([len(chosen) for chosen in kept])
    starts = np.concatenate(([0], np.cumsum(counts)))
    owner = np.repeat(np.arange(len(everybody)), counts)
    vectors = np.concatenate([mention.options.vectors[chosen] for mention, chosen in zip(everybody, kept, strict=True)])
    state = np.concatenate([share[chosen] for share, chosen in zip([*shares, *known_shares], kept, strict=True)])
    totals = np.bincount(owner, state, len(everybody))
    state /= np.where(totals > 0, totals, 1.0)[owner]
    sizes = counts[open_ones]
    rows = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in open_ones])
    asking = np.repeat(np.arange(len(open_ones)), sizes)
    support = _kernel(vectors[rows], vectors) * weights[asking][:, owner]
    total = weights[:, counts > 0].sum(axis=1)[asking]
    alone = np.concatenate([mentions[i].alone[kept[i]] for i in open_ones])
    group_starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    for _ in range(_ROUNDS):
        evidence = alone + _SUPPORT_WEIGHT * np.log(
            _SUPPORT_FLOOR + (support @ state + _UNSAID * _BY_CHANCE) / (total + _UNSAID)
        )
        odds = np.exp(evidence - np.repeat(np.maximum.reduceat(evidence, group_starts), sizes))
        state[rows] = odds / np.repeat(np.add.reduceat(odds, group_starts), sizes)
    for i in open_ones:
        shares[i] = np.zeros(len(shares[i]))
        shares[i][kept[i]] = state[starts[i] : starts[i + 1]]
    return shares


def _shortlists(
    everybody: list[Mention], shares: list[FloatArray], weights: FloatArray, open_ones: list[int]
) -> list[np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """Choose which candidates of each mention to compare with all others: eight at most, those near the sure ones."""
    kept = [
        _FIRST_FEW[len(share)]
        if len(share) <= _MOST_CANDIDATES
        else np.argsort(-share, kind="stable")[:_MOST_CANDIDATES]
        for share in shares
    ]
    crowded = [(row, i) for row, i in enumerate(open_ones) if len(shares[i]) > _MOST_CANDIDATES]
    sure = [i for i, share in enumerate(shares) if len(share) == 1 or (len(share) and share.max() > _SURE)]
    if not sure or not crowded:
        return kept
    best = [int(shares[i].argmax()) if len(shares[i]) > 1 else 0 for i in sure]
    places = np.array([everybody[i].options.vectors[j] for i, j in zip(sure, best, strict=True)])
    for row, i in crowded:
        mention, weight = everybody[i], weights[row, sure]
        support = _kernel(mention.options.vectors, places) @ weight + _UNSAID * _BY_CHANCE
        evidence = mention.alone + _SUPPORT_WEIGHT * np.log(_SUPPORT_FLOOR + support / (float(weight.sum()) + _UNSAID))
        kept[i] = np.argsort(-evidence, kind="stable")[:_MOST_CANDIDATES]
    return kept


def _weights(asking: list[int], everybody: list[Mention]) -> FloatArray:
    """How much each of `everybody` says about each of those `asking`, shape (n, m): by nearness in the text."""
    sentence = np.array([mention.sentence for mention in everybody])
    section = np.array([mention.section for mention in everybody])
    line = np.array([mention.line for mention in everybody])
    numbers: dict[str, int] = {}
    name = np.array([numbers.setdefault(mention.key, len(numbers)) for mention in everybody])
    apart = np.abs(sentence[asking, None] - sentence[None, :])
    # Powers are dear: one for each distance there is, rather than for each pair.
    steps, at = np.unique(apart, return_inverse=True)
    weights = (1.0 / (1.0 + steps**_FADING))[at.reshape(apart.shape)]
    weights += _SAME_LINE * ((line[asking, None] == line[None, :]) & (line[asking, None] >= 0))
    weights += _SAME_NAME * (name[asking, None] == name[None, :])
    weights *= np.where(section[asking, None] == section[None, :], 1.0, _OTHER_SECTION)
    weights[np.arange(len(asking)), asking] = 0.0
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
