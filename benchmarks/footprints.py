"""How often a place lies in the footprint of the words that describe it, and how much larger that is than it need be.

    python -m benchmarks.footprints CORPUS          the table below, on the half of the reports that was not fitted on
    python -m benchmarks.footprints CORPUS --fit    search the numbers of [offset] and [compass] on the other half

The yardstick for a class of distances is the smallest annular sector that holds as many of its scored points as ours
does: from the stated distance less a to the stated distance plus b, within w degrees of the stated direction, with a, b
and w chosen after the fact on the very points that are scored.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.control_points import find, in_fitting_half
from frontmap.gazetteer import load_gazetteer
from frontmap.places.footprints import Anchor, half_width_deg, offset_range_m
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.control_points import ControlPoint

    FloatArray = NDArray[np.float64]

CLASSES_KM = ((0, 8), (8, 13), (13, 20), (20, 35), (35, 300))
"""Stated distances, kilometres, from (inclusive) and to."""
HELD = 0.96
"""Share of the fitting half that the search must hold: with it, a bit over nine in ten of reports left out are held."""
TRIES = 40_000
_STEPS = np.array([0.05, 800.0, 0.04, 800.0, 0.15, 3.0, 3.0, 20_000.0])
_NAMES = (
    "nearest_share", "nearest_less_m", "farthest_share", "farthest_more_m", "farthest_extents",
    "cardinal_deg", "intercardinal_deg", "closer_deg_m",
)  # fmt: skip


class Score(NamedTuple):
    """One class of distances: how many points, the share inside, mean area and that of the smallest sector, km2."""

    low_km: float
    high_km: float
    statements: int
    inside: float
    area_km2: float
    smallest_km2: float


def inside(point: ControlPoint) -> bool:
    """Tell whether A lies in the footprint of the words about it."""
    nearest, farthest = offset_range_m(point.stated_m, Anchor((0.0, 0.0), point.b.extent_m).edge_m)
    width = half_width_deg(point.stated_deg, point.stated_m)
    return nearest <= point.true_m <= farthest and abs(point.turn_deg) <= width


def area_km2(point: ControlPoint) -> float:
    """Area of the footprint of the words, in the plane."""
    nearest, farthest = offset_range_m(point.stated_m, Anchor((0.0, 0.0), point.b.extent_m).edge_m)
    return math.radians(half_width_deg(point.stated_deg, point.stated_m)) * (farthest**2 - nearest**2) / 1e6


def score(points: Iterable[ControlPoint]) -> list[Score]:
    """Score distinct statements by class of distance; each counts once, however many reports repeat it."""
    distinct = list({point.pair: point for point in points}.values())
    scores = []
    for low, high in CLASSES_KM:
        these = [point for point in distinct if low * 1e3 <= point.stated_m < high * 1e3]
        if these:
            held = sum(map(inside, these))
            ours = float(np.mean([area_km2(point) for point in these]))
            scores.append(Score(low, high, len(these), held / len(these), ours, smallest_km2(these, held)))
    return scores


def smallest_km2(points: Sequence[ControlPoint], held: int) -> float:
    """Mean area of the smallest sectors of one shape that hold so many of these points, found by trying them all."""
    stated = np.array([point.stated_m for point in points])
    turns = np.abs([point.turn_deg for point in points])
    off = np.array([point.true_m for point in points]) - stated
    best = math.inf
    for width in np.unique(turns):
        errors = np.sort(off[turns <= width])
        for first in range(len(errors) - held + 1):
            low, high = np.maximum(stated + errors[first], 0.0), stated + errors[first + held - 1]
            best = min(best, math.radians(width) * float(np.mean(high**2 - low**2)) / 1e6)
    return best


def lines(points: Sequence[ControlPoint]) -> list[str]:
    """Write the table of the scored half, and the shares inside."""
    scored = [point for point in points if not in_fitting_half(point)]
    seen = {point.pair for point in points if in_fitting_half(point)}
    unseen = {point.pair: point for point in scored if point.pair not in seen}
    rows = score(scored)
    table = ["  stated     statements  inside   area km2   smallest   ratio"]
    table += [
        f"  {row.low_km:3}-{row.high_km:3} km  {row.statements:10}  {row.inside:6.1%}  {row.area_km2:9.0f}"
        f"  {row.smallest_km2:9.0f}  {row.area_km2 / row.smallest_km2:6.2f}"
        for row in rows
    ]
    count = sum(row.statements for row in rows)
    ratio = sum(row.statements * row.area_km2 / row.smallest_km2 for row in rows) / count
    return [
        *table,
        (
            f"  distinct statements inside {sum(row.statements * row.inside for row in rows) / count:.1%} of {count}, "
            f"area {ratio:.2f} times the smallest"
        ),
        f"  each time it is printed    {np.mean([inside(point) for point in scored]):.1%} of {len(scored)}",
        (
            f"  statements that no report of the fitted half makes  "
            f"{np.mean([inside(point) for point in unseen.values()]):.1%} of {len(unseen)}"
        ),
    ]


def fit(points: Sequence[ControlPoint]) -> list[str]:
    """Search the smallest areas that hold `HELD` of the fitting half; statements count by the root of their number."""
    counts = Counter(point.pair for point in points if in_fitting_half(point))
    distinct = list({point.pair: point for point in points if in_fitting_half(point)}.values())
    weight = np.sqrt([counts[point.pair] for point in distinct])
    weight /= weight.sum()
    stated, true, turn = (np.abs([getattr(p, f) for p in distinct]) for f in ("stated_m", "true_m", "turn_deg"))
    extent = np.clip([point.b.extent_m for point in distinct], 500.0, 10_000.0)
    cardinal = np.array([point.stated_deg % 90 == 0 for point in distinct])

    def cost(x: FloatArray) -> tuple[float, float]:
        low, high = np.maximum(x[0] * stated - x[1], 0.0), x[2] * stated + x[3] + x[4] * extent
        width = np.minimum(np.where(cardinal, x[5], x[6]) + x[7] / stated, 90.0)
        held = float(weight @ ((low <= true) & (true <= high) & (turn <= width)))
        areas = np.radians(width) * np.maximum(high**2 - low**2, 1.0)
        return float(weight @ np.log(areas)) + 200.0 * max(0.0, HELD - held), held

    rng = np.random.default_rng(0)
    best = np.array([0.75, 2_500.0, 1.25, 2_000.0, 1.0, 40.0, 40.0, 20_000.0])
    lowest, held = cost(best)
    for _ in range(TRIES):
        tried = np.abs(best + rng.normal(size=8) * _STEPS * rng.choice([0.2, 1.0, 2.0]) * (rng.random(8) < 0.4))  # noqa: PLR2004 # a few at a time
        found = cost(tried)
        if found[0] < lowest and tried[0] <= 1.0:
            best, (lowest, held) = tried, found
    return [f"  {name:18} {value:10.2f}" for name, value in zip(_NAMES, best, strict=True)] + [
        f"  holds {held:.1%} of the fitting half ({len(distinct)} distinct statements)"
    ]


def main() -> None:
    """Print the table, or what the search finds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    found = find(options.corpus.glob("*.txt"), load_gazetteer(Workspace.here().geo_dir))
    sys.stdout.write("\n".join(fit(found.points) if options.fit else lines(found.points)) + "\n")


if __name__ == "__main__":
    main()
