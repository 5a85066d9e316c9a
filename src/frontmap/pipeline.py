"""The whole story on one screen: report -> sentences -> claims -> places -> events.

From there a reading becomes a layer (`frontmap.layers`), and a layer a map (`frontmap.maps`) or a file for another
program (`frontmap.export`); `frontmap.desk` has one function for each thing that a user asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims import ClaimReader
from frontmap.events import group_events
from frontmap.gazetteer import load_gazetteer
from frontmap.grammar import load_grammar
from frontmap.model import Reading
from frontmap.places import Locator
from frontmap.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontmap.model import Report


class Reader:
    """Reads reports; loads grammar and gazetteer once, so make one and use it for many.

    Parameters
    ----------
    geo_dir : Path
        The reference data, see `frontmap.workspace`.
    gazetteers : sequence of Path, optional
        Files of the user's own: CSV with the columns of geo/gazetteer/added.csv, or a GeoNames dump.
    """

    def __init__(self, geo_dir: Path, gazetteers: Sequence[Path] = ()) -> None:
        self.gazetteer = load_gazetteer(geo_dir, gazetteers)
        self.claims = ClaimReader(load_grammar(), self.gazetteer)
        self.locator = Locator(self.gazetteer)

    def read(self, report: Report) -> Reading:
        """Read one report.

        Parameters
        ----------
        report : Report
            What `frontmap.reports.read_report` gives.

        Returns
        -------
        Reading
            Every claim with its places, footprint (EPSG:4326) and event, and for each sentence without a claim why.
        """
        sentences = split_sentences(report)
        claims, remarks = self.claims.read(report, sentences)
        located = self.locator.locate(claims)
        return Reading(report, sentences, group_events(located), remarks)
