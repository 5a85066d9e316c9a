"""Reports and layers as one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.desk.drawing import SUBTITLE, title_of
from frontmap.desk.found import Found, Written
from frontmap.desk.gathering import gather
from frontmap.desk.outputs import check_output
from frontmap.maps import load_basemap
from frontmap.pictures import ENDINGS, SIZES
from frontmap.values import choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from frontmap.desk.opening import Desk, Stated


def picture_inputs(
    desk: Desk,
    inputs: Sequence[Path],
    output: Path,
    *,
    stated: Stated | None = None,
    size: str = SIZES[0],
    title: str | None = None,
    track: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> Written:
    """Draw reports and layers as a picture, without a browser.

    Parameters
    ----------
    desk : Desk
        Reader, folders and attributions.
    inputs : sequence of Path
        Reports, or layers by their ending; "-" is a report on standard input.
    output : Path
        Its ending says the format: .png, .svg, .pdf. Replaced whole or not at all.
    stated : Stated, optional
        What the user says of the reports.
    size : str, optional
        "slide" or "column".
    title : str, optional
        Instead of the days of the reports.
    track : callable, optional
        Passes the paths on, one by one, and may show how far they are.

    Returns
    -------
    Written
        The picture and what is on it.

    Raises
    ------
    ReportError, LayerError
        An input is neither.
    OptionError
        There is no such size, or the output is an input or no picture by its ending.
    MissingLibraryError
        matplotlib is not installed.
    OutputError
        The picture can't be written.
    """
    check_output(output, inputs, ENDINGS)
    choose(size, SIZES, what="size", where="--size")
    # Here, so that the options are checked without matplotlib, and nothing is read in vain where it is missing.
    from frontmap.pictures import draw_picture, write_picture  # noqa: PLC0415  an extra

    gathered = gather(desk, track(inputs), stated)
    picture = draw_picture(
        gathered.frame,
        load_basemap(desk.workspace.geo_dir),
        title=title or title_of(gathered.days),
        subtitle=SUBTITLE,
        attributions=desk.attributions,
        size=size,
    )
    write_picture(picture, output)
    return Written(output, Found.of(gathered.frame), gathered.warnings)
