"""The table "Speed and size": what is wanted of our page beside its peers, what was measured, and whether it is met.

Pure arithmetic on figures; nothing here measures. A ratio is the peer's figure over ours: 4x is four times better.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OURS = "frontmap"
PEERS = {"markers": "Marker+Popup", "geojson": "GeoJson, canvas", "points": "GeoJson, points only"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One row: its name, the figure it shows, how to show it, and the ratios wanted by number of events and peer."""

    name: str
    figure: str
    scale: float = 1.0
    decimals: int = 0
    wanted: Mapping[int, Mapping[str, float]] = field(default_factory=dict)


def _wanted(markers: float, geojson: float, many: float) -> dict[int, dict[str, float]]:
    """Give the least ratios; what is wanted of one GeoJson is asked of both."""
    year = {"markers": markers, "geojson": geojson, "points": geojson}
    return {10_000: year, 100_000: {"geojson": many, "points": many}}


_SETTLE = _wanted(12, 3, 12)
QUANTITIES = (
    Quantity("Python time, s", "seconds", 1, 2, _wanted(25, 2, 3)),
    Quantity("HTML, KB", "bytes", 1e-3, 0, _wanted(10, 4, 5)),
    Quantity("all drawn, ms", "drawn_ms", 1, 0, _wanted(15, 2, 8)),
    Quantity("zoom settles, ms", "zoom_ms", 1, 0, _SETTLE),
    Quantity("  main thread, ms", "zoom_busy_ms"),
    Quantity("pan settles, ms", "pan_ms", 1, 0, _SETTLE),
    Quantity("  main thread, ms", "pan_busy_ms"),
    Quantity("memory on top, MB", "megabytes", 1, 1, _wanted(20, 5, 7)),
)
_DAY_PEERS = {
    "saved": f"{PEERS['markers']} as folium saves it",
    "markers": PEERS["markers"],
    "bare": "an empty folium map",
}
STEP_MS = 50.0
GROWTH, GROWTH_FROM, GROWTH_TO = 2.2, 300, 100_000
DAY_BYTES, DAY_EVENTS = 600_000, 500
_NAME, _OURS, _PEER = 20, 12, 42


class Rounds:
    """What was measured of one page, round by round; `failed` is the first reason why there is no figure, or ""."""

    def __init__(self, rounds: Sequence[Mapping[str, Any]]) -> None:
        self._rounds = rounds
        self.failed = next((str(one["failed"]) for one in rounds if "failed" in one), "" if rounds else "left out")

    def middle(self, figure: str) -> float | None:
        """Give the median of a figure over the rounds that have it, None where none has."""
        found = [one[figure] for one in self._rounds if figure in one]
        return float(median(found)) if found else None

    def steps(self, figure: str) -> tuple[float, float] | None:
        """Give median and worst of a list of figures, each first taken as its median over the rounds."""
        found = [one[figure] for one in self._rounds if one.get(figure)]
        if not found:
            return None
        steps = [median(values) for values in zip(*found, strict=True)]
        return float(median(steps)), float(max(steps))


def ratio_cell(quantity: Quantity, events: int, ours: float | None, peer: str, theirs: Rounds) -> str:
    """Write a peer's figure, its ratio to ours, the bound and the verdict."""
    value, least = theirs.middle(quantity.figure), quantity.wanted.get(events, {}).get(peer)
    bound = "" if least is None else f"  >= {least:g}x"
    if value is None:
        return f"{theirs.failed}{bound}"
    shown = f"{value * quantity.scale:.{quantity.decimals}f}"
    if ours is None or ours <= 0:
        return f"{shown}{bound}"
    ratio = value / ours
    verdict = "" if least is None else " " + met(ratio >= least)
    return f"{shown:>9} {ratio:7.{1 if ratio >= 1 else 2}f}x{bound}{verdict}"


def size_lines(events: int, claims: int, pages: Mapping[str, Rounds]) -> list[str]:
    """Write the rows for one number of events."""
    ours, peers = pages[OURS], [name for name in PEERS if name in pages]
    head = f"{f'{events:,} events':{_NAME}}{OURS:>{_OURS}}  " + "".join(f"{PEERS[name]:{_PEER}}" for name in peers)
    rows = [f"  {head.rstrip()}  ({claims:,} claims)"]
    for quantity in QUANTITIES:
        value = ours.middle(quantity.figure)
        shown = ours.failed if value is None else f"{value * quantity.scale:.{quantity.decimals}f}"
        cells = [f"{ratio_cell(quantity, events, value, name, pages[name]):{_PEER}}" for name in peers]
        rows.append(f"  {quantity.name:{_NAME}}{shown:>{_OURS}}  {''.join(cells)}".rstrip())
    return [*rows, _step_line(ours)]


def own_lines(sizes: Mapping[int, Mapping[str, Rounds]]) -> list[str]:
    """Write what our page is held to against itself, and a single day against folium's pages of it and of nothing."""
    rows = []
    if GROWTH_FROM in sizes and GROWTH_TO in sizes:
        few, many = (sizes[size][OURS].middle("drawn_ms") for size in (GROWTH_FROM, GROWTH_TO))
        rows.append(_growth_line(few, many))
    for events, pages in sizes.items():
        if events < DAY_EVENTS and "bare" in pages:
            rows += _day_lines(events, pages)
    return rows


def met(holds: bool) -> str:  # noqa: FBT001 # the one thing it says
    """Say whether a bound is met."""
    return "met" if holds else "MISSED"


def _step_line(ours: Rounds) -> str:
    name = f"  {'slider step, ms':{_NAME}}"
    steps, busy = ours.steps("step_ms"), ours.steps("step_busy_ms")
    if steps is None or busy is None:
        return f"{name}{ours.failed or 'left out: the page has no frontmap.stepTo and frontmap.drawNow yet'}"
    told = f"{steps[0]:>{_OURS}.1f}  worst {steps[1]:.1f}  <= {STEP_MS:g} {met(steps[1] <= STEP_MS)}"
    return f"{name}{told}; with painting {busy[0]:.1f}, worst {busy[1]:.1f}"


def _growth_line(few: float | None, many: float | None) -> str:
    name = f"  drawn at {GROWTH_TO:,} against {GROWTH_FROM}: "
    if not few or many is None:
        return f"{name}no figure"
    return f"{name}{many:.0f} / {few:.0f} ms = {many / few:.2f}x  <= {GROWTH:g}x {met(many <= GROWTH * few)}"


def _day_lines(events: int, pages: Mapping[str, Rounds]) -> list[str]:
    ours = pages[OURS]
    size, drawn = ours.middle("bytes"), ours.middle("drawn_ms")
    name = f"  a single day ({events} events): "
    if size is None or drawn is None:
        return [f"{name}{ours.failed or 'no figure'}"]
    rows = [f"{name}{size / 1e3:.0f} KB  < {DAY_BYTES / 1e3:g} KB {met(size < DAY_BYTES)}"]
    for peer, told in _DAY_PEERS.items():
        if peer not in pages:
            continue
        theirs = pages[peer].middle("drawn_ms")
        verdict = f" {theirs:.0f}: {drawn / theirs:.2f}x  <= 1x {met(drawn <= theirs)}" if theirs else ""
        rows.append(f"{name}drawn in {drawn:.0f} ms, {told}{verdict or f': {pages[peer].failed}'}")
    return rows
