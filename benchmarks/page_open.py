"""One page in a browser of its own: when all is drawn, how long zooming and panning take, what a slider step costs.

    python -m benchmarks.page_open PAGE NAME DAYS LIMIT     prints JSON

What settles is told twice: in time until the screen shows it, of which a frame (17 ms) is waiting for the screen, and
in time that the main thread is busy.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from benchmarks.page_table import OURS

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

STEPS = 30
ZOOMS, PANS = ("in", "in", "out", "out"), ("there", "back", "there", "back")
_WINDOW = {"width": 1280, "height": 800}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OPTIONS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)
_PROBE = Path(__file__).with_name("page_probe.js")


def find_chromium() -> str | None:
    """Give the path of an installed Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def measure(path: Path, name: str, days: int, limit_s: float) -> dict[str, Any]:
    """Open a page and use it.

    Parameters
    ----------
    path : Path
        The HTML file.
    name : str
        Whose page it is: `page_table.OURS` or a peer.
    days : int
        How many report days it has; the slider steps over them.
    limit_s : float
        Seconds after which a page that is not drawn counts as not finishing, and is used no further.

    Returns
    -------
    dict
        drawn_ms, zoom_ms, pan_ms, layers (of Leaflet), zoom_busy_ms, pan_busy_ms; for ours also step_ms, the
        milliseconds of the step by day, and step_busy_ms, with painting and all else; empty without a slider.
        Or `failed`, the reason.
    """
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=list(_OPTIONS))
        context = browser.new_context(viewport=_WINDOW)  # type: ignore[arg-type] # a plain dict
        context.add_init_script(path=_PROBE)
        page = context.new_page()
        page.goto(path.as_uri(), wait_until="commit", timeout=0)
        drawn_ms = page.evaluate("ours => frontmapProbe.drawn(ours)", name == OURS)
        if drawn_ms > limit_s * 1e3:
            browser.close()
            return {"failed": f"not drawn in {limit_s:g} s"}
        thread = context.new_cdp_session(page)
        thread.send("Performance.enable")
        found = {"drawn_ms": drawn_ms, "layers": page.evaluate("() => frontmapProbe.layers()")}
        _move(page, thread, "home")
        for kind, moves in (("zoom", ZOOMS), ("pan", PANS)):
            took = [_move(page, thread, move) for move in moves]
            found[f"{kind}_ms"], found[f"{kind}_busy_ms"] = map(median, zip(*took, strict=True))
        if name == OURS:
            found |= _steps(page, thread, days)
        browser.close()
        return found


def _move(page: Page, thread: CDPSession, move: str) -> tuple[float, float]:
    """Move the map; give milliseconds until it settled, and those of them in which the main thread was busy."""
    page.evaluate("() => frontmapProbe.settled()")
    before_ms = _busy_ms(thread)
    settled_ms = page.evaluate("move => frontmapProbe.move(move)", move)
    return settled_ms, _busy_ms(thread) - before_ms


def _steps(page: Page, thread: CDPSession, days: int) -> dict[str, list[float]]:
    """Step through the range: first to its end, which is no step of a day, then to days spread over it."""
    script, busy = [], []
    for number in range(STEPS + 1):
        share = (number or STEPS) / STEPS
        page.evaluate("() => frontmapProbe.settled()")
        before_ms = _busy_ms(thread)
        took_ms = page.evaluate("([share, days]) => frontmapProbe.step(share, days)", [share, days])
        if took_ms is None:
            break
        if number:
            script.append(took_ms)
            busy.append(_busy_ms(thread) - before_ms)
    return {"step_ms": script, "step_busy_ms": busy}


def _busy_ms(thread: CDPSession) -> float:
    metrics = thread.send("Performance.getMetrics")["metrics"]
    return 1e3 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))))
