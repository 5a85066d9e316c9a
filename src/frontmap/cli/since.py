"""The command that compares."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from frontmap import desk
from frontmap.cli.app import app
from frontmap.cli.options import Gazetteers, Inputs, Publisher, ReportDate, Since, stated_of
from frontmap.cli.terminal import say, tracked, warn


@app.command(epilog="Example: frontmap changes layers/2022-12-25.geojson --since layers/2022-11-12.geojson")
def changes(
    inputs: Inputs,
    since: Since = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    date: ReportDate = None,
    publisher: Publisher = None,
    gazetteer: Gazetteers = None,
) -> None:
    """List what is new, repeated, changed or no longer mentioned since earlier layers."""
    compared = desk.compare_layers(
        desk.Desk(gazetteer or ()), inputs, since or (), stated=stated_of(date, publisher), track=tracked
    )
    for warning in compared.warnings:
        warn(warning)
    for line in map(json.dumps, compared.records()) if as_json else compared.lines():
        say(line)
