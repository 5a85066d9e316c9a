"""Commands that read, ask, export and check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontmap import desk
from frontmap.cli.app import app
from frontmap.cli.options import Gazetteers, Layers, Publisher, ReportDate, Reports, Url, stated_of
from frontmap.cli.terminal import say, tell, tracked, warn

if TYPE_CHECKING:
    from frontmap.places import Alternative


@app.command(epilog="Example: frontmap read report.md -o layers/2022-09-13.geojson")
def read(
    reports: Reports,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT.geojson", help="Else layers/<date>.geojson.")
    ] = None,
    date: ReportDate = None,
    publisher: Publisher = None,
    url: Url = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Read reports into layers; reading again changes nothing, and what people added or reviewed stays."""
    stated = stated_of(date, publisher, url)
    for layer in desk.read_reports(desk.Desk(gazetteer or ()), reports, output, stated=stated, track=tracked):
        tell("layer", layer)


@app.command(
    epilog='Example: frontmap add --type attack --side UKR --where "5km south of Bakhmut" --date 2022-09-13 '
    '--status claimed --source "General Staff"'
)
def add(
    event_type: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="attack, advance, strike, ... (docs/layer-schema.md).")
    ],
    side: Annotated[str, typer.Option(metavar="SIDE", help="UKR, RUS, UNK or another ISO 3166 alpha-3 code.")],
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day of the event.")],
    source: Annotated[str, typer.Option(metavar="TEXT", help="Who says so.")],
    status: Annotated[
        str, typer.Option(metavar="STATUS", help="confirmed, assessed, likely, claimed, possible, denied.")
    ] = "claimed",
    words: Annotated[
        str | None, typer.Option("--where", metavar="LOCALITY", help='A description: "5km south of Bakhmut".')
    ] = None,
    at: Annotated[str | None, typer.Option(metavar="LON,LAT", help="Exact coordinates instead of --where.")] = None,
    url: Url = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What else is to be said.")] = None,
    editor: Annotated[str | None, typer.Option(metavar="NAME", help="Who adds it.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="LAYER", help="Another layer than the day's.")
    ] = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Add a geo-tagged event by hand to the day's layer, and print the feature."""
    event = desk.NewEvent(
        event_type=event_type,
        side=side,
        status=status,
        date=date,
        source=source,
        words=words,
        at=at,
        url=url,
        note=note,
        editor=editor,
    )
    added = desk.add_event(desk.Desk(gazetteer or ()), event, output)
    say(json.dumps(added.feature, ensure_ascii=False))
    warn(f"layer: {added.path}")


@app.command(epilog='Example: frontmap where "12km southwest of Bakhmut" --json')
def where(
    words: Annotated[str, typer.Argument(metavar="LOCALITY", help='A description: "5km south of Bakhmut".')],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    gazetteer: Gazetteers = None,
) -> None:
    """Show the places that a locality description can mean, best first."""
    for one in desk.find_where(desk.Desk(gazetteer or ()), words):
        say(_as_json(one) if as_json else _as_line(one))


@app.command(epilog="Example: frontmap export layers/2022-09-13.geojson -o day.gpkg --side RUS --type advance")
def export(
    layers: Layers,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help=".geojson, .gpkg, .kml or .csv.")],
    types: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Only these event types.")] = None,
    sides: Annotated[list[str] | None, typer.Option("--side", metavar="SIDE", help="Only these sides.")] = None,
    statuses: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="Only these statuses.")
    ] = None,
    begin: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day.")] = None,
    bbox: Annotated[str | None, typer.Option(metavar="W,S,E,N", help="Only what touches this box, degrees.")] = None,
) -> None:
    """Write layers as GeoJSON, GeoPackage, KML or CSV, filtered."""
    choice = desk.Choice(types=types or (), sides=sides or (), statuses=statuses or (), begin=begin, end=end, bbox=bbox)
    number = desk.export_layers(desk.Desk(), layers, output, choice)
    say(f"{number} feature{'s' * (number != 1)}: {output}")


@app.command(epilog="Example: frontmap explain report.md | less")
def explain(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report: .txt, .md, .html, or -.")],
    date: ReportDate = None,
    publisher: Publisher = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Print every sentence with its claims, the rules that fired and the places, or why there are none."""
    for line in desk.explain_report(desk.Desk(gazetteer or ()), report, stated_of(date, publisher)):
        say(line)


@app.command(epilog="Example: frontmap check layers/*.geojson")
def check(layers: Layers) -> None:
    """Say what is wrong in layer files: one line a fault, with where and what to do."""
    faults = desk.check_layers(desk.Desk(), layers)
    for fault in faults:
        say(str(fault))
    if faults:
        raise typer.Exit(1)
    say(f"{len(layers)} layer{'s' * (len(layers) != 1)}: no fault")


def _as_json(one: Alternative) -> str:
    row = {
        "name": one.name,
        "oblast": one.oblast or None,
        "lon": one.lon,
        "lat": one.lat,
        "uncertainty_m": one.uncertainty_m,
        "method": one.method,
        "score": round(one.score, 3),
    }
    return json.dumps(row, ensure_ascii=False)


def _as_line(one: Alternative) -> str:
    name = f"{one.name}, {one.oblast}" if one.oblast else one.name
    return f"{one.lon:.4f},{one.lat:.4f}  within {one.uncertainty_m:.0f} m  {one.score:.2f}  {name}  [{one.method}]"
