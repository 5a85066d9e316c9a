"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontmap import desk
from frontmap.values import parse_date

Inputs = Annotated[
    list[Path], typer.Argument(metavar="INPUT", help="Reports (.txt, .md, .html, -) or layers (.geojson).")
]
Reports = Annotated[list[Path], typer.Argument(metavar="REPORT", help="Reports: .txt, .md, .html as saved, or -.")]
Layers = Annotated[list[Path], typer.Argument(metavar="LAYER", help="Layers (.geojson).")]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Places of your own: CSV with the columns of geo/gazetteer/added.csv, or a GeoNames dump such as UA.txt. "
        "Can be given several times.",
    ),
]
Since = Annotated[
    list[Path] | None,
    typer.Option(
        "--since",
        metavar="LAYER",
        help="An earlier layer (.geojson): say what has changed since. Can be given several times.",
    ),
]
ReportDate = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The report's date, if it doesn't say.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report, if it doesn't say.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where the report stands.")]


def stated_of(date: str | None, publisher: str | None, url: str | None = None) -> desk.Stated:
    """Give what the user says of a report."""
    return desk.Stated(parse_date(date, where="--date") if date is not None else None, publisher, url)
