"""How fast and how small our page is beside what people make with folium, on generated layers of several sizes.

Every figure comes from a process and a browser of its own, the pages by turns, so that a busy minute of the machine
hits all of them; what is told is the median of the rounds. A page that fails says so in its row.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.generated_year import generated_layer
from benchmarks.page_open import find_chromium
from benchmarks.page_table import DAY_EVENTS, OURS, PEERS, Rounds, own_lines, size_lines
from benchmarks.peers import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIZES = (300, 10_000, 100_000)
ROUNDS = 3
LIMIT_S = 120.0
"""After which a page counts as not finishing, in Python and in the browser each; using it may take as long again."""
HOPELESS = 50_000
"""Plain folium finishes no page of so many events; it is asked to only when somebody wants to see that."""
_YEAR, _TEN_YEARS, _YEAR_EVENTS = 365, 3650, 20_000
_START_S = 120.0
_LAST_WORDS = 90


class Wanted(NamedTuple):
    """What to measure: numbers of events, rounds, and whether to ask the hopeless too."""

    sizes: Sequence[int] = SIZES
    rounds: int = ROUNDS
    hopeless: bool = False


def lines(wanted: Wanted) -> Iterator[str]:
    """Measure, and write the table as it comes: the rows of a size when it is done."""
    if find_chromium() is None:
        yield "  no Chromium on the PATH, so that no page can be opened: apt-get install chromium"
        return
    yield f"  medians of {wanted.rounds} rounds, by turns; x: the peer's figure over ours; limit {LIMIT_S:g} s each"
    measured: dict[int, dict[str, Rounds]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for events in sorted(wanted.sizes):
            frame = generated_layer(events, days=days_of(events))
            layer = Path(folder) / "layer.pickle"
            layer.write_bytes(pickle.dumps(frame, pickle.HIGHEST_PROTOCOL))
            measured[events] = _measured(layer, pages_of(events, wanted), days_of(events), wanted.rounds)
            yield from size_lines(events, len(frame), measured[events])
    yield from own_lines(measured)


def days_of(events: int) -> int:
    """Say over how many days so many events are spread: one, a year, or ten."""
    return 1 if events < DAY_EVENTS else _YEAR if events < _YEAR_EVENTS else _TEN_YEARS


def pages_of(events: int, wanted: Wanted) -> dict[str, bool]:
    """Name the pages of a size, and say of each whether it is measured or only told to be left out."""
    pages = dict.fromkeys((OURS, *PEERS), True)
    pages["markers"] = wanted.hopeless or events < HOPELESS
    return pages | ({"saved": bool(os.environ.get(FOLDER)), "bare": True} if events < DAY_EVENTS else {})


def _measured(layer: Path, pages: dict[str, bool], days: int, rounds: int) -> dict[str, Rounds]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in pages}
    for _ in range(rounds):
        # What failed once fails again, after as long a wait.
        for name in _still_sound(pages, found):
            found[name].append(_one(layer, name, days))
    return {name: Rounds(figures) for name, figures in found.items()}


def _still_sound(pages: dict[str, bool], found: dict[str, list[dict[str, Any]]]) -> Iterable[str]:
    return [name for name, asked in pages.items() if asked and not any("failed" in one for one in found[name])]


def _one(layer: Path, name: str, days: int) -> dict[str, Any]:
    """Make one page and open it; what was found before a failure stays."""
    page = layer.with_name(f"{name}.html")
    made = _asked("page_build", layer, name, page, LIMIT_S, limit_s=LIMIT_S + _START_S)
    if "failed" in made:
        return made
    return made | _asked("page_open", page, name, days, LIMIT_S, limit_s=2 * LIMIT_S)


def _asked(module: str, *arguments: object, limit_s: float) -> dict[str, Any]:
    """Run one of our modules in a process of its own; give what it prints, or why it did not."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    root = Path(__file__).resolve().parents[1]
    try:
        done = subprocess.run(  # noqa: S603 # ourselves
            command, check=True, capture_output=True, text=True, timeout=limit_s, cwd=root
        )
        figures: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"failed": f"not done in {limit_s:g} s"}
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or [f"ended with {error.returncode}"])[-1]
        return {"failed": f"failed: {last[:_LAST_WORDS]}"}
    except ValueError:
        return {"failed": "failed: gave no figures"}
    return figures
