"""Reports into layers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontmap.desk.found import Found, Written
from frontmap.desk.opening import LAYER_ENDINGS
from frontmap.desk.outputs import check_output
from frontmap.layers import merge_reading, to_frame, update_layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from frontmap.desk.opening import Desk, Stated


def read_reports(
    desk: Desk,
    reports: Sequence[Path],
    output: Path | None = None,
    *,
    stated: Stated | None = None,
    track: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> tuple[Written, ...]:
    """Read reports into layer files; what people added or reviewed there stays.

    Parameters
    ----------
    desk : Desk
        Reader and folders.
    reports : sequence of Path
        Text, Markdown or saved HTML; "-" is standard input.
    output : Path, optional
        One layer for all of them; by default each goes into layers/<its date>.geojson.
    stated : Stated, optional
        What the user says of the reports.
    track : callable, optional
        Passes the paths on, one by one, and may show how far they are.

    Returns
    -------
    tuple of Written
        The layer of each report, and what was found in the report; in their order.

    Raises
    ------
    ReportError
        One of them is no report; then no layer is written.
    LayerError, OutputError
        What stands at the output is no layer, or can't be written. It is left as it is.
    """
    if output is not None:
        check_output(output, reports, LAYER_ENDINGS)
    readings = [(str(path), desk.read(path, stated)) for path in track(reports)]
    written = []
    for name, reading in readings:
        new = to_frame(reading)
        path = output or desk.workspace.layer_path(reading.report.date)
        update_layer(path, partial(merge_reading, new=new))
        warnings = tuple(f"{name}: {warning}" for warning in reading.report.warnings)
        written.append(Written(path, Found.of(new), warnings))
    return tuple(written)
