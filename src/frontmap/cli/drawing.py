"""Commands that draw."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontmap import desk
from frontmap.cli.app import app
from frontmap.cli.options import Gazetteers, Inputs, Publisher, ReportDate, Since, Url, stated_of
from frontmap.cli.terminal import tell, tracked


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
    since: Since = None,
    overlay: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="A map of others under the events, such as a published control map: GeoJSON or GeoPackage, "
            "FILE.gpkg:LAYER for one layer. Can be given several times.",
        ),
    ] = None,
    overlay_by: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Whose data the overlay is; once for each, in the same order."),
    ] = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Draw reports or layers as one HTML map that opens anywhere, also without a network."""
    page = desk.map_inputs(
        desk.Desk(gazetteer or ()),
        inputs,
        output,
        stated=stated_of(date, publisher, url),
        tiles=tiles,
        title=title,
        since=since or (),
        overlays=overlay or (),
        overlays_by=overlay_by or (),
        track=tracked,
    )
    tell("map", page)


@app.command(epilog="Example: frontmap picture layers/2022-09-13.geojson -o day.png --size column")
def picture(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help=".png, .svg or .pdf.")],
    size: Annotated[
        str, typer.Option(metavar="SIZE", help="slide (1920 x 1080 pixels) or column (91 mm, for a newspaper).")
    ] = "slide",
    date: ReportDate = None,
    publisher: Publisher = None,
    url: Url = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The picture's title.")] = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Draw reports or layers as a picture, without a browser; needs pip install '.[picture]' in the checkout."""
    drawn = desk.picture_inputs(
        desk.Desk(gazetteer or ()),
        inputs,
        output,
        stated=stated_of(date, publisher, url),
        size=size,
        title=title,
        track=tracked,
    )
    tell("picture", drawn)
