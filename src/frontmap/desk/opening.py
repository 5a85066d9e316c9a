"""The desk itself, with the reference data at hand, and how it opens what a user names."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from frontmap.errors import ReportError
from frontmap.gazetteer import read_attributions
from frontmap.pipeline import Reader
from frontmap.reports import MAX_BYTES, read_report, refuse_large
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from frontmap.model import Reading, Report

LAYER_ENDINGS = (".geojson", ".json")
STANDARD_INPUT = Path("-")
_ENOUGH_BYTES = MAX_BYTES + 1
"""A file without end is not read further than to see that it is too large."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user says of a report, instead of what it says itself; None leaves it to the report."""

    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None


class Desk:
    """Where requests are worked on: the folders, and a reader with grammar and gazetteer, made when first needed.

    Parameters
    ----------
    gazetteers : sequence of Path, optional
        Files of the user's own: CSV with the columns of geo/gazetteer/added.csv, or a GeoNames dump.
    workspace : Workspace, optional
        The folders; by default those as seen from the current folder.
    """

    def __init__(self, gazetteers: Sequence[Path] = (), workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace.here()
        self._gazetteers = tuple(gazetteers)

    @cached_property
    def reader(self) -> Reader:
        """What reads reports and descriptions of places.

        Raises
        ------
        ReferenceDataError
            A gazetteer or a table of words is missing or broken.
        """
        return Reader(self.workspace.geo_dir, self._gazetteers)

    @property
    def known_places(self) -> list[tuple[float, float]]:
        """All points of the gazetteer as (lon, lat), degrees, EPSG:4326: they show coordinates that are swapped."""
        entries = self.reader.gazetteer.entries
        return [(one.lon, one.lat) for one in entries if one.lon is not None and one.lat is not None]

    @property
    def attributions(self) -> tuple[str, ...]:
        """What is owed to the publishers of the reference data, a line each."""
        return read_attributions(self.workspace.geo_dir / "sources.toml")

    def read(self, path: Path, stated: Stated | None = None) -> Reading:
        """Open a report and read it.

        Raises
        ------
        ReportError
            It can't be opened, or is no report.
        ReferenceDataError
            As in `reader`.
        """
        # The report first: what is wrong with it is said before anything large is loaded.
        report = open_report(path, stated)
        return self.reader.read(report)


def is_layer(path: Path) -> bool:
    """Tell by its ending whether an input is a layer."""
    return path.suffix.lower() in LAYER_ENDINGS


def open_report(path: Path, stated: Stated | None = None) -> Report:
    """Read a report's file, or standard input where the path is "-".

    Parameters
    ----------
    path : Path
        Text, Markdown or saved HTML.
    stated : Stated, optional
        What the user says of it.

    Returns
    -------
    Report
        Its text with date, publisher and blocks.

    Raises
    ------
    ReportError
        It can't be opened, is larger than 10 MB, or is no report.
    """
    given = stated or Stated()
    if is_layer(path):
        what = "is a layer by its ending, not a report"
        raise ReportError(what, where=str(path), fix="draw it with frontmap map, or rename it if it is a report")
    content = sys.stdin.buffer.read(_ENOUGH_BYTES) if path == STANDARD_INPUT else _content(path)
    name = "-" if path == STANDARD_INPUT else path.name
    return read_report(content, name=name, date=given.date, publisher=given.publisher, url=given.url)


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        with path.open("rb") as file:
            if stat.S_ISREG(found.st_mode):  # the size of a pipe or device is not known before it is read
                refuse_large(found.st_size, str(path))
            return file.read(_ENOUGH_BYTES)
    except OSError as fault:
        what = f"can't be read ({fault.strerror or fault})"
        raise ReportError(what, where=str(path), fix="check the name and the rights of the file") from fault
