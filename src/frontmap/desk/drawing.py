"""Reports and layers as one page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from frontmap.desk.comparing import changes_since, check_earlier
from frontmap.desk.found import Found, Written
from frontmap.desk.gathering import gather
from frontmap.desk.outputs import check_output
from frontmap.errors import OptionError
from frontmap.maps import draw_map, load_basemap, read_overlay, write_page
from frontmap.maps.interface import interface_words, spoken_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from frontmap.desk.opening import Desk, Stated
    from frontmap.maps import Overlay

SUBTITLE: str = interface_words()["subtitle"]["en"]
_MOST_TEXTS = 31
"""Reports whose whole texts go into one page; of more than a month the sentences that claims quote are enough."""
PAGE_ENDINGS = (".html", ".htm")
_LAYER_MARK = ".gpkg:"


def map_inputs(
    desk: Desk,
    inputs: Sequence[Path],
    output: Path | None = None,
    *,
    stated: Stated | None = None,
    tiles: str | None = None,
    title: str | None = None,
    since: Sequence[Path] = (),
    overlays: Sequence[str | Path] = (),
    overlays_by: Sequence[str] = (),
    track: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> Written:
    """Draw reports and layers as one HTML file that needs no network.

    Parameters
    ----------
    desk : Desk
        Reader, folders and attributions.
    inputs : sequence of Path
        Reports, or layers by their ending; "-" is a report on standard input.
    output : Path, optional
        The page, replaced whole or not at all; by default maps/<date>.html.
    stated : Stated, optional
        What the user says of the reports.
    tiles : str, optional
        An xyzservices provider; only then does the page ask a host for anything.
    title : str, optional
        Instead of the days of the reports.
    since : sequence of Path, optional
        Earlier layers: the page is told what has changed since.
    overlays : sequence of str or Path
        Maps of others, see `open_overlays`.
    overlays_by : sequence of str
        Whose data they are, in the same order; "" leaves it to the file.
    track : callable, optional
        Passes the paths on, one by one, and may show how far they are.

    Returns
    -------
    Written
        The page and what is on it.

    Raises
    ------
    ReportError, LayerError
        An input is neither.
    OverlayError
        An overlay can't be drawn.
    OptionError
        No tile provider is called so, the output is an input or no .html, an earlier input is no layer, or more is said
        of overlays than there are.
    OutputError
        The page can't be written.
    """
    if output is not None:
        check_output(output, [*inputs, *since, *map(Path, overlays)], PAGE_ENDINGS)
    if since:
        check_earlier(since)
    drawn_under = open_overlays(overlays, overlays_by)
    gathered = gather(desk, track(inputs), stated)
    changes, odd = changes_since(desk, gathered, since) if since else (None, ())
    path = output or desk.workspace.page_path("_".join(_ends(gathered.days)) or inputs[0].stem)
    page = draw_map(
        gathered.frame,
        load_basemap(desk.workspace.geo_dir),
        title=title or title_of(gathered.days),
        subtitle=SUBTITLE,
        attributions=desk.attributions,
        tiles=tiles,
        days=gathered.days,
        changes=changes,
        overlays=drawn_under,
        texts=gathered.texts if len(gathered.texts) <= _MOST_TEXTS else None,
    )
    write_page(page, path)
    warnings = (*gathered.warnings, *odd, *(warning for overlay in drawn_under for warning in overlay.warnings))
    return Written(path, Found.of(gathered.frame), warnings, changes)


def open_overlays(paths: Sequence[str | Path], by: Sequence[str] = ()) -> list[Overlay]:
    """Read maps of others that shall lie under the events.

    Parameters
    ----------
    paths : sequence of str or Path
        GeoJSON or GeoPackage files; ``FILE.gpkg:LAYER`` takes one layer of a GeoPackage.
    by : sequence of str
        Whose data they are, in the same order; what is missing or "" is left to the files.

    Returns
    -------
    list of Overlay
        In the order of the paths; the first lies lowest.

    Raises
    ------
    OverlayError
        A file is missing or can't be drawn.
    OptionError
        There are more attributions than files.
    """
    if len(by) > len(paths):
        what = f"says whose data {len(by)} overlays are, but there are {len(paths)}"
        raise OptionError(what, where="--overlay-by", fix="give one for each --overlay, in the same order")
    whose = [*by, *[""] * (len(paths) - len(by))]
    return [_overlay(str(path), text) for path, text in zip(paths, whose, strict=True)]


def _overlay(path: str, by: str) -> Overlay:
    file, mark, layer = path.rpartition(_LAYER_MARK)
    if not mark or Path(path).exists():
        return read_overlay(path, by or None)
    return read_overlay(file + _LAYER_MARK.removesuffix(":"), by or None, layer, layers=[layer])


def _ends(days: Sequence[str]) -> list[str]:
    """Give the first and the last day, once if they are the same."""
    return list(dict.fromkeys([days[0], days[-1]])) if days else []


def title_of(days: Sequence[str]) -> str:
    """Give the title of a map of these days (ISO, in order)."""
    spoken = map(spoken_day, map(dt.date.fromisoformat, _ends(days)))
    return _word("title_days").format(days=" to ".join(spoken)) if days else _word("title")


def _word(key: str) -> str:
    english: str = interface_words()[key]["en"]
    return english
