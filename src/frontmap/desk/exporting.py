"""Layers for other programs, filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontmap.desk.gathering import gather
from frontmap.desk.opening import is_layer
from frontmap.desk.outputs import check_output
from frontmap.errors import OptionError
from frontmap.export import export_layer, filter_frame
from frontmap.values import parse_bbox, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontmap.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which features are wanted, each value as a person writes it; what is left out chooses all.

    `begin` and `end` are YYYY-MM-DD, `bbox` is "MINLON,MINLAT,MAXLON,MAXLAT" in degrees, EPSG:4326.
    """

    types: Sequence[str] = ()
    sides: Sequence[str] = ()
    statuses: Sequence[str] = ()
    begin: str | None = None
    end: str | None = None
    bbox: str | None = None


def export_layers(desk: Desk, layers: Sequence[Path], output: Path, choice: Choice | None = None) -> int:
    """Write the chosen features of layers for another program.

    Parameters
    ----------
    desk : Desk
        Where the layers are opened.
    layers : sequence of Path
        Files that end in .geojson or .json.
    output : Path
        Its ending says the format: .geojson, .gpkg, .kml, .csv. Replaced whole or not at all.
    choice : Choice, optional
        Which features; by default all.

    Returns
    -------
    int
        How many features were written.

    Raises
    ------
    OptionError
        A value that does not exist, an unknown ending, an input that is a report, or the output is an input.
    LayerError, OutputError
        An input is no layer, or the output can't be written.
    """
    chosen = choice or Choice()
    check_output(output, layers, ())
    for path in layers:
        if not is_layer(path):
            raise OptionError("is not a layer", where=str(path), fix="read the report first: frontmap read REPORT")
    frame = filter_frame(
        gather(desk, layers).frame,
        types=chosen.types,
        sides=chosen.sides,
        statuses=chosen.statuses,
        begin=parse_date(chosen.begin, where="--from") if chosen.begin is not None else None,
        end=parse_date(chosen.end, where="--to") if chosen.end is not None else None,
        bbox=parse_bbox(chosen.bbox, where="--bbox") if chosen.bbox is not None else None,
    )
    export_layer(frame, output)
    return len(frame)
