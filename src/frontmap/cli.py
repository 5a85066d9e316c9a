"""The commands: thin shells over `frontmap.desk`. Exit codes: 0 done, 1 our error in one line, 2 wrong usage."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

import frontmap
from frontmap import desk
from frontmap.errors import FrontmapError, printable
from frontmap.values import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontmap.places import Alternative

app = typer.Typer(
    help="Daily prose reports about a war in, geocoded layers and maps of the reported events out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help, the same in a pipe, in docs/cli.md and on every terminal
    context_settings={"help_option_names": ["-h", "--help"]},
)

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
ReportDate = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The report's date, if it doesn't say.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report, if it doesn't say.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where the report stands.")]


@app.command("map", epilog="Example: frontmap map report.md -o maps/my-day.html")
def map_(
    inputs: Inputs,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PAGE.html", help="The page; else maps/<date>.html.")
    ] = None,
    date: ReportDate = None,
    publisher: Publisher = None,
    url: Url = None,
    tiles: Annotated[
        str | None, typer.Option(metavar="NAME", help="Online tiles by xyzservices name: CartoDB.Positron.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The page's title.")] = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Draw reports or layers as one HTML map that opens anywhere, also without a network."""
    page = desk.map_inputs(
        desk.Desk(gazetteer or ()),
        inputs,
        output,
        stated=_stated(date, publisher, url),
        tiles=tiles,
        title=title,
        track=_tracked,
    )
    _tell("map", page)


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
    stated = _stated(date, publisher, url)
    for layer in desk.read_reports(desk.Desk(gazetteer or ()), reports, output, stated=stated, track=_tracked):
        _tell("layer", layer)


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
    _say(json.dumps(added.feature, ensure_ascii=False))
    _warn(f"layer: {added.path}")


@app.command(epilog='Example: frontmap where "12km southwest of Bakhmut" --json')
def where(
    words: Annotated[str, typer.Argument(metavar="LOCALITY", help='A description: "5km south of Bakhmut".')],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    gazetteer: Gazetteers = None,
) -> None:
    """Show the places that a locality description can mean, best first."""
    for one in desk.find_where(desk.Desk(gazetteer or ()), words):
        _say(_as_json(one) if as_json else _as_line(one))


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
    _say(f"{number} feature{'s' * (number != 1)}: {output}")


@app.command(epilog="Example: frontmap explain report.md | less")
def explain(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report: .txt, .md, .html, or -.")],
    date: ReportDate = None,
    publisher: Publisher = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Print every sentence with its claims, the rules that fired and the places, or why there are none."""
    for line in desk.explain_report(desk.Desk(gazetteer or ()), report, _stated(date, publisher)):
        _say(line)


@app.command(epilog="Example: frontmap check layers/*.geojson")
def check(layers: Layers) -> None:
    """Say what is wrong in layer files: one line a fault, with where and what to do."""
    faults = desk.check_layers(desk.Desk(), layers)
    for fault in faults:
        _say(str(fault))
    if faults:
        raise typer.Exit(1)
    _say(f"{len(layers)} layer{'s' * (len(layers) != 1)}: no fault")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; what goes wrong with the input is one line on standard error and exit code 1.

    Parameters
    ----------
    arguments : sequence of str, optional
        Instead of those of the process.

    Raises
    ------
    SystemExit
        Always: 0 done, 1 our error, 2 wrong usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter still gets the rest
    try:
        app(args=arguments, prog_name="frontmap")
    except SystemExit as done:
        sys.exit(_flushed(done.code))
    except KeyboardInterrupt:
        sys.exit(130)
    except FrontmapError as fault:
        _warn(f"frontmap: {fault}")
    except OSError as fault:
        # What no module foresaw: a disk that is full, a file that vanished.
        _warn(f"frontmap: {FrontmapError(fault.strerror or str(fault), where=str(fault.filename or ''))}")
    sys.exit(1)


def _flushed(code: str | int | None) -> str | int | None:
    """Write out what is still held back; a reader who has gone ("| head") is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = io.StringIO()
    except OSError as fault:
        sys.stdout = io.StringIO()
        _warn(f"frontmap: standard output can't be written ({fault.strerror}); send it elsewhere")
        return 1
    return code


def _version(show: bool) -> None:  # noqa: FBT001  typer calls it so
    if show:
        _say(f"frontmap {frontmap.__version__}")
        for line in desk.Desk().attributions:
            _say(line)
        raise typer.Exit


@app.callback()
def _root(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Version, and whose data frontmap uses.")
    ] = False,
) -> None:
    pass


def _stated(date: str | None, publisher: str | None, url: str | None = None) -> desk.Stated:
    return desk.Stated(parse_date(date, where="--date") if date is not None else None, publisher, url)


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


def _tell(what: str, written: desk.Written) -> None:
    for warning in written.warnings:
        _warn(warning)
    for line in (*written.found.lines(), f"{what}: {written.path}"):
        _say(line)


def _say(text: str) -> None:
    """Write one line to standard output, with nothing that steers a terminal."""
    sys.stdout.write(printable(text) + "\n")


def _warn(text: str) -> None:
    """Write one line to standard error, with nothing that steers a terminal."""
    sys.stderr.write(printable(text) + "\n")


def _tracked(paths: Sequence[Path]) -> Iterator[Path]:
    """Pass paths on, with a progress bar for long work on a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=len(paths) < 2 or not console.is_terminal) as progress:  # noqa: PLR2004  one is quick
        yield from progress.track(paths, description="Reading")
