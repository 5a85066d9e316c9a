"""Reports and layers as one page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from frontmap.desk.comparing import changes_since, check_earlier
from frontmap.desk.found import Found, Written
from frontmap.desk.gathering import gather
from frontmap.desk.outputs import check_output
from frontmap.maps import draw_map, load_basemap, write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from frontmap.desk.opening import Desk, Stated

SUBTITLE = "What was reported, by whom and how sure. Not a map of who controls what."
PAGE_ENDINGS = (".html", ".htm")


def map_inputs(
    desk: Desk,
    inputs: Sequence[Path],
    output: Path | None = None,
    *,
    stated: Stated | None = None,
    tiles: str | None = None,
    title: str | None = None,
    since: Sequence[Path] = (),
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
    OptionError
        No tile provider is called so, the output is an input or no .html, or an earlier input is no layer.
    OutputError
        The page can't be written.
    """
    if output is not None:
        check_output(output, [*inputs, *since], PAGE_ENDINGS)
    if since:
        check_earlier(since)
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
    )
    write_page(page, path)
    return Written(path, Found.of(gathered.frame), gathered.warnings + odd, changes)


def _ends(days: Sequence[str]) -> list[str]:
    """Give the first and the last day, once if they are the same."""
    return list(dict.fromkeys([days[0], days[-1]])) if days else []


def title_of(days: Sequence[str]) -> str:
    """Give the title of a map of these days (ISO, in order)."""
    spoken = [f"{day:%B} {day.day}, {day.year}" for day in map(dt.date.fromisoformat, _ends(days))]
    return f"Reported events, {' to '.join(spoken)}" if spoken else "Reported events"
