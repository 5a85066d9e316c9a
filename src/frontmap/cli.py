"""The commands: thin shells over `frontmap.desk`. Exit codes: 0 done, 1 our error in one line, 2 wrong usage."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

import frontmap
from frontmap import desk
from frontmap.errors import FrontmapError
from frontmap.gazetteer import read_attributions
from frontmap.layers import check_layer, to_features
from frontmap.model import Reading
from frontmap.pipeline import Reader
from frontmap.values import parse_bbox, parse_date
from frontmap.workspace import Workspace

app = typer.Typer(
    help="Daily prose reports about a war in, geocoded layers and maps of the reported events out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
err = Console(stderr=True)

Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE", help="Places of your own: CSV with the columns of geo/gazetteer/added.csv, or "
                 "a GeoNames dump such as UA.txt. Can be given several times."),
]  # fmt: skip
ReportDate = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The report's date, if it doesn't say.")]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Who published the report, if it doesn't say.")]
Url = Annotated[str | None, typer.Option("--url", help="Where the report stands.")]


def say(text: str) -> None:
    """Write one line to standard output, with nothing that steers a terminal."""
    sys.stdout.write("".join(c if c.isprintable() else " " for c in text) + "\n")


def _version(show: bool) -> None:  # noqa: FBT001  typer calls it so
    if show:
        say(f"frontmap {frontmap.__version__}")
        for line in _attributions():
            say(line)
        raise typer.Exit


def _attributions() -> tuple[str, ...]:
    return read_attributions(Workspace.here().geo_dir / "sources.toml")


@app.callback()
def _root(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Version, and whose data frontmap uses.")
    ] = False,
) -> None:
    pass


@app.command("map", epilog="Example: frontmap map report.md -o maps/my-day.html")
def map_(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Reports (.txt, .md, .html, -) or layers (.geojson).")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The page; by default maps/<date>.html.")] = None,
    date: ReportDate = None,
    publisher: Publisher = None,
    url: Url = None,
    tiles: Annotated[str | None, typer.Option(help="Online tiles: any xyzservices name, such as CartoDB.Positron.")] = None,
    title: Annotated[str | None, typer.Option(help="The page's title.")] = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Draw reports or layers as one HTML map that opens anywhere, also without a network."""
    workspace = Workspace.here()
    open_reading = _reading_opener(workspace, gazetteer, date, publisher, url)
    with _progress(len(inputs)) as progress:
        bar = progress.add_task("Reading", total=len(inputs))

        def opened(path: Path) -> Reading:
            reading = open_reading(path)
            progress.advance(bar)
            return reading

        frame = desk.gather(inputs, opened)
    days = sorted({day for day in frame["report_date"].dropna() if day})
    name = (days[0] if days[0] == days[-1] else f"{days[0]}_{days[-1]}") if days else (date or inputs[0].stem)
    path = output or workspace.page_path(name)
    found = desk.draw_page(frame, path, workspace, attributions=_attributions(), tiles=tiles, title=title)
    _say_found(found)
    say(f"map: {path}")


@app.command(epilog="Example: frontmap read report.md -o layers/2022-09-13.geojson")
def read(
    reports: Annotated[list[Path], typer.Argument(metavar="REPORT...", help="Reports: .txt, .md, .html as saved, or -.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT.geojson", help="By default layers/<date>.geojson.")
    ] = None,
    date: ReportDate = None,
    publisher: Publisher = None,
    url: Url = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Read reports into layers; reading again changes nothing, and what people added or reviewed stays."""
    workspace = Workspace.here()
    open_reading = _reading_opener(workspace, gazetteer, date, publisher, url)
    with _progress(len(reports)) as progress:
        for report in progress.track(reports, description="Reading"):
            reading = open_reading(report)
            path = output or workspace.layer_path(reading.report.date)
            desk.read_into_layer(reading, path)
            for warning in reading.report.warnings:
                err.print(f"{report}: {warning}", markup=False, highlight=False)
            _say_found(desk.Found.of(desk.to_frame(reading)))
            say(f"layer: {path}")


@app.command(
    epilog='Example: frontmap add --type attack --side UKR --where "5km south of Bakhmut" --date 2022-09-13 '
    '--status claimed --source "General Staff"'
)
def add(
    event_type: Annotated[str, typer.Option("--type", help="attack, advance, strike, ... (docs/layer-schema.md).")],
    side: Annotated[str, typer.Option(help="UKR, RUS, UNK or another ISO 3166 alpha-3 code.")],
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day of the event.")],
    source: Annotated[str, typer.Option(help="Who says so.")],
    status: Annotated[str, typer.Option(help="confirmed, assessed, likely, claimed, possible, denied.")] = "claimed",
    where: Annotated[str | None, typer.Option(help='A locality description: "5km south of Bakhmut".')] = None,
    at: Annotated[str | None, typer.Option(metavar="LON,LAT", help="Exact coordinates instead of --where.")] = None,
    url: Url = None,
    note: Annotated[str | None, typer.Option(help="What else is to be said.")] = None,
    editor: Annotated[str | None, typer.Option(help="Who adds it.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Another layer than the day's.")] = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Add a geo-tagged event by hand to the day's layer."""
    workspace = Workspace.here()
    reader = Reader(workspace.geo_dir, gazetteer or ())
    feature, path = desk.add_event(
        reader, workspace, event_type=event_type, side=side, status=status, date=date, source=source, words=where, at=at,
        url=url, note=note, editor=editor, layer=output,
    )  # fmt: skip
    say(json.dumps(to_features(feature)[0], ensure_ascii=False))
    err.print(f"layer: {path}", markup=False, highlight=False)


@app.command(epilog='Example: frontmap where "12km southwest of Bakhmut" --json')
def where(
    words: Annotated[str, typer.Argument(metavar="LOCALITY", help='A locality description: "5km south of Bakhmut".')],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    gazetteer: Gazetteers = None,
) -> None:
    """Show the places that a locality description can mean, best first."""
    for one in desk.find_where(words, Reader(Workspace.here().geo_dir, gazetteer or ())):
        oblast = next((place.oblast for place in one.places if place.oblast), "")
        if as_json:
            row = {"name": one.name, "oblast": oblast, "lon": one.lon, "lat": one.lat, "uncertainty_m": one.uncertainty_m,
                   "method": one.method, "score": round(one.score, 3)}  # fmt: skip
            say(json.dumps(row, ensure_ascii=False))
        else:
            say(f"{one.lon:.4f},{one.lat:.4f}  within {one.uncertainty_m:.0f} m  {one.score:.2f}  {one.name}, {oblast}  [{one.method}]")


@app.command(epilog="Example: frontmap export layers/2022-09-13.geojson -o day.gpkg --side RUS --type advance")
def export(
    layers: Annotated[list[Path], typer.Argument(metavar="LAYER...", help="Layers (.geojson).")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="Ends in .geojson, .gpkg, .kml or .csv.")],
    types: Annotated[list[str] | None, typer.Option("--type", help="Only these event types.")] = None,
    sides: Annotated[list[str] | None, typer.Option("--side", help="Only these sides.")] = None,
    statuses: Annotated[list[str] | None, typer.Option("--status", help="Only these statuses.")] = None,
    begin: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day.")] = None,
    bbox: Annotated[str | None, typer.Option(metavar="W,S,E,N", help="Only what touches this box, degrees.")] = None,
) -> None:
    """Write layers as GeoJSON, GeoPackage, KML or CSV, filtered."""
    box = parse_bbox(bbox, where="--bbox") if bbox else None
    number = desk.export_layers(
        layers, output, types=types or (), sides=sides or (), statuses=statuses or (), begin=begin, end=end, bbox=box
    )
    say(f"{number} feature{'s' * (number != 1)}: {output}")


@app.command(epilog="Example: frontmap explain report.md | less")
def explain(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report: .txt, .md, .html, or -.")],
    date: ReportDate = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Print every sentence with its claims, the rules that fired and the places, or why there are none."""
    reading = _reading_opener(Workspace.here(), gazetteer, date, None, None)(report)
    for line in desk.explain(reading):
        say(line)


@app.command(epilog="Example: frontmap check layers/*.geojson")
def check(layers: Annotated[list[Path], typer.Argument(metavar="LAYER...", help="Layers (.geojson).")]) -> None:
    """Say what is wrong in layer files: one line a fault, with where and what to do."""
    faults = [str(fault) for layer in layers for fault in check_layer(layer)]
    for fault in faults:
        say(fault)
    if faults:
        raise typer.Exit(1)
    say(f"{len(layers)} layer{'s' * (len(layers) != 1)}: no fault")


def _reading_opener(workspace: Workspace, gazetteer: list[Path] | None, date: str | None, publisher: str | None,
                    url: str | None):  # fmt: skip  # noqa: ANN202
    """Give a function that opens a report's path and reads it; loads the gazetteer only when a report comes."""
    day: dt.date | None = parse_date(date, where="--date") if date else None
    reader: list[Reader] = []

    def open_reading(path: Path) -> Reading:
        content = sys.stdin.buffer.read() if str(path) == "-" else None
        report = desk.open_report(path, content, date=day, publisher=publisher, url=url)
        if not reader:
            reader.append(Reader(workspace.geo_dir, gazetteer or ()))
        return reader[0].read(report)

    return open_reading


def _progress(number: int) -> Progress:
    """A progress bar for long work on a terminal, else nothing."""
    return Progress(console=err, transient=True, disable=number < 2 or not err.is_terminal)  # noqa: PLR2004  one is quick


def _say_found(found: desk.Found) -> None:
    unplaced = sum(number for _, number in found.unplaced)
    planned = f" ({found.planned} planned, not drawn)" if found.planned else ""
    say(f"{found.claims} claims{planned}, {found.events} events, {unplaced} unplaced")
    for reason, number in found.unplaced:
        say(f"  unplaced: {reason}" + (f" ({number} times)" if number > 1 else ""))


def main() -> None:
    """Run a command; our errors are one line on standard error and exit code 1."""
    try:
        app()
    except FrontmapError as fault:
        sys.stderr.write(f"frontmap: {fault}\n")
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone ("| head"): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
