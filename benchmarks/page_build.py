"""One page from one layer, in a process of its own: how long Python takes, and how much memory it needs on top.

    python -m benchmarks.page_build LAYER PAGE OUTPUT LIMIT     prints JSON

Memory is the resident memory at its highest while the page is made, less that before: unlike tracemalloc it sees what
GEOS, zlib and numpy take, and it costs no time, so that time and memory are of the same run. What is loaded or cached
once a process (imports, templates, tables, packed scripts and base map) is there before, from drawing a layer of ten
events.
"""

from __future__ import annotations

import ctypes
import gc
import json
import pickle
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.generated_year import generated_layer
from benchmarks.page_table import OURS
from frontmap.gazetteer.loading import read_attributions
from frontmap.maps import Basemap, draw_map, load_basemap, render_page
from frontmap.maps.elements import PageHead
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    import geopandas as gpd

MAKERS: dict[str, Callable[[list[dict[str, Any]]], str]] = {
    "markers": peers.markers_page,
    "geojson": peers.geojson_page,
    "points": peers.geojson_page,
    "saved": peers.saved_page,
    "bare": peers.bare_page,
}
_KB = 1024


class _LateError(Exception):
    """The time limit is over."""


def build(layer: Path, name: str, output: Path, limit_s: float) -> dict[str, Any]:
    """Make a page of the pickled layer.

    Parameters
    ----------
    layer : Path
        A GeoDataFrame that the benchmark pickled.
    name : str
        `OURS` or one of `MAKERS`.
    output : Path
        The HTML file.
    limit_s : float
        Seconds after which it counts as not finishing.

    Returns
    -------
    dict
        seconds (of the processor, as others may use the machine), bytes, megabytes; or `failed`, the reason.
    """
    frame: gpd.GeoDataFrame = pickle.loads(layer.read_bytes())  # noqa: S301 # the benchmark wrote it
    basemap = load_basemap(Workspace.here().geo_dir)
    _work(name, generated_layer(10, days=1), basemap)()
    PageHead(small=True)  # which a small page has not, and which is kept too
    work = _work(name, frame, basemap)
    before_mb = _lowest_mb()
    signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, limit_s)
    begin = time.process_time()
    try:
        text = work()
    except _LateError:
        return {"failed": f"not done in {limit_s:g} s"}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.process_time() - begin
    megabytes = _status_mb("VmHWM") - before_mb
    return {"seconds": seconds, "megabytes": megabytes, "bytes": output.write_bytes(text.encode())}


def _work(name: str, frame: gpd.GeoDataFrame, basemap: Basemap) -> Callable[[], str]:
    if name != OURS:
        events = peers.events_of(frame, points=name != "geojson")
        return lambda: MAKERS[name](events)
    attributions = read_attributions(Workspace.here().geo_dir / "sources.toml")
    texts = {"title": "Reported events", "subtitle": "Generated, not reported.", "attributions": attributions}
    return lambda: render_page(draw_map(frame, basemap, **texts))


def _late(_number: int, _frame: FrameType | None) -> None:
    raise _LateError


def _lowest_mb() -> float:
    """Give memory back that is free, start the kernel's mark of the highest anew, and say what is in use."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status_mb("VmRSS")


def _status_mb(name: str) -> float:
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) / _KB if found else float("nan")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(build(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), float(sys.argv[4]))))
