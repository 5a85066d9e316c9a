"""What a user asks for, one function each: read, map, add, where, export, explain. The commands are shells over these."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shapely import Point

from frontmap.errors import FrontmapError, OptionError, PlaceError, ReportError
from frontmap.export import export_layer, filter_frame
from frontmap.geodesy import distance_m
from frontmap.layers import (
    EVENT_TYPES,
    SIDES,
    STATUSES,
    add_features,
    added_feature,
    empty_frame,
    merge_reading,
    read_layer,
    to_frame,
    update_layer,
)
from frontmap.maps import draw_map, load_basemap, write_page
from frontmap.pipeline import Reader
from frontmap.places import Alternative, Method, where
from frontmap.reports import read_report
from frontmap.values import choose, parse_date, parse_lonlat
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import geopandas as gpd

    from frontmap.model import Reading, Report

LAYER_ENDINGS = (".geojson", ".json")
AMBIGUOUS_MARGIN = 0.15
"""Two readings of --where whose probabilities differ by less, and that lie apart, are left to the user."""
APART_M = 10_000.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a layer holds, counted: claims (planned ones too), events, and why claims are not on the map."""

    claims: int
    events: int
    planned: int
    unplaced: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, frame: gpd.GeoDataFrame) -> Found:
        """Count a layer's features."""
        planned = frame["status"].eq("planned")
        drawn = frame[~planned]
        reasons = drawn.loc[drawn.geometry.isna(), "reason"].fillna("no reason given")
        return cls(
            claims=len(frame),
            events=int(drawn["event_id"].nunique()),
            planned=int(planned.sum()),
            unplaced=tuple(sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0]))),
        )


def open_report(path: Path, content: bytes | None = None, *, date: dt.date | None = None, publisher: str | None = None,
                url: str | None = None) -> Report:  # fmt: skip
    """Read a report's file; `content` is given for what came through a pipe.

    Raises
    ------
    ReportError
        The file can't be opened, or is no report.
    """
    if content is None:
        try:
            content = path.read_bytes()
        except OSError as fault:
            what = f"can't be read ({fault.strerror})"
            raise ReportError(what, where=str(path), fix="check the name and the rights of the file") from fault
    return read_report(content, name=path.name if str(path) != "-" else "-", date=date, publisher=publisher, url=url)


def read_into_layer(reading: Reading, path: Path) -> gpd.GeoDataFrame:
    """Put a reading into a layer file; what people added or reviewed there stays.

    Parameters
    ----------
    reading : Reading
        From `Reader.read`.
    path : Path
        The layer, .geojson; made where there is none.

    Returns
    -------
    GeoDataFrame
        The layer as it is now, EPSG:4326.

    Raises
    ------
    LayerError, OutputError
        What stands at `path` is no layer, or can't be written. It is left as it is.
    """
    new = to_frame(reading)
    return update_layer(path, lambda existing: merge_reading(existing, new))


def gather(paths: Sequence[Path], open_reading: Callable[[Path], Reading]) -> gpd.GeoDataFrame:
    """Make one layer of reports and layers.

    Parameters
    ----------
    paths : sequence of Path
        Reports, or layers by their ending (.geojson, .json).
    open_reading : callable
        Gives the reading of a report's path.

    Returns
    -------
    GeoDataFrame
        All features, EPSG:4326; one that stands in several inputs is there once.
    """
    together = empty_frame()
    for path in paths:
        new = read_layer(path) if path.suffix.lower() in LAYER_ENDINGS else to_frame(open_reading(path))
        together = add_features(together, new)
    return together


def draw_page(frame: gpd.GeoDataFrame, path: Path, workspace: Workspace, *, attributions: Iterable[str], tiles: str | None = None,
              title: str | None = None) -> Found:  # fmt: skip
    """Write a layer's map as one HTML file that needs no network.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.
    path : Path
        The page; replaced whole or not at all.
    workspace : Workspace
        Where the reference data are.
    attributions : iterable of str
        What is owed to their publishers.
    tiles : str, optional
        An xyzservices provider; only then does the page ask a host for anything.
    title : str, optional
        Instead of the days of the layer.

    Returns
    -------
    Found
        What is on the map, counted.
    """
    page = draw_map(
        frame,
        load_basemap(workspace.geo_dir),
        title=title or _title(frame),
        subtitle="What was reported, by whom and how sure. Not a map of who controls what.",
        attributions=list(attributions),
        tiles=tiles,
    )
    write_page(page, path)
    return Found.of(frame)


def _title(frame: gpd.GeoDataFrame) -> str:
    days = sorted(day for day in frame["report_date"].dropna().unique() if day)
    if not days:
        return "Reported events"
    first, last = (dt.date.fromisoformat(day) for day in (days[0], days[-1]))
    spoken = f"{last:%B} {last.day}, {last.year}"
    return f"Reported events, {spoken}" if first == last else f"Reported events, {first:%B} {first.day}, {first.year} to {spoken}"


def find_where(words: str, reader: Reader) -> tuple[Alternative, ...]:
    """Give the places that a locality description can mean, best first.

    Raises
    ------
    PlaceError
        It names nothing that the gazetteer has.
    """
    scan = reader.claims.matcher.scan(words)
    localities = [spot.locality for spot in reader.claims.localities.read(scan)]
    found = where(localities, reader.gazetteer)
    if not found:
        what = f"no place is known in {words!r}" if localities else f"{words!r} names no place"
        raise PlaceError(what, fix="check the spelling, give the oblast too, add the place with --gazetteer, or use --at LON,LAT")
    return found


def one_place(words: str, reader: Reader) -> Alternative:
    """Give the one place that a locality description means.

    Raises
    ------
    PlaceError
        It names nothing, or several places alike.
    """
    best, *others = find_where(words, reader)
    alike = [
        one for one in others
        if best.score - one.score < AMBIGUOUS_MARGIN and distance_m(best.lon, best.lat, one.lon, one.lat) > APART_M
    ]  # fmt: skip
    if alike:
        named = "; ".join(f"{one.name} in {_oblast(one)} at {one.lon:.4f},{one.lat:.4f}" for one in (best, *alike)[:3])
        more = f" and {len(alike) - 2} more" if len(alike) > 2 else ""  # noqa: PLR2004  three are named
        raise PlaceError(f"{words!r} can mean {named}{more}", fix="name the oblast (\"X, Kharkiv Oblast\") or use --at LON,LAT")
    return best


def _oblast(one: Alternative) -> str:
    return next((place.oblast for place in one.places if place.oblast), "an unknown oblast")


def add_event(
    reader: Reader,
    workspace: Workspace,
    *,
    event_type: str,
    side: str,
    status: str,
    date: str,
    source: str,
    words: str | None = None,
    at: str | None = None,
    url: str | None = None,
    note: str | None = None,
    editor: str | None = None,
    layer: Path | None = None,
) -> tuple[gpd.GeoDataFrame, Path]:
    """Add an event by hand to the day's layer.

    Parameters
    ----------
    reader : Reader
        For its gazetteer.
    workspace : Workspace
        Where layers are kept.
    event_type, side, status, date, source, url, note, editor : str
        As in the codebook (docs/layer-schema.md); `date` is ISO.
    words, at : str
        A locality description, or "LON,LAT" in degrees; exactly one of them.
    layer : Path, optional
        Another layer than the day's.

    Returns
    -------
    feature : GeoDataFrame
        The one row that was written, EPSG:4326.
    path : Path
        The layer that holds it now.

    Raises
    ------
    OptionError, PlaceError, LayerError, OutputError
        A value that does not exist, a place that is none or several, or a layer that can't be written.
    """
    if (words is None) == (at is None):
        raise OptionError("give either --where or --at", fix='--where "5km south of Bakhmut" or --at 38.00,48.55')
    day = parse_date(date, where="--date")
    fields = {
        "event_type": choose(event_type, EVENT_TYPES, what="event type", where="--type"),
        "side": choose(side, SIDES, what="side", where="--side"),
        "status": choose(status, STATUSES, what="status", where="--status"),
    }
    place = _placed_by_words(words, reader) if words is not None else _placed_at(str(at), _positions(reader))
    feature = added_feature(
        **fields, begin=day, end=day, source=source, url=url, note=note, editor=editor, edited=None, **place,
    )  # fmt: skip
    path = layer or workspace.layer_path(day)
    update_layer(path, lambda existing: add_features(existing, feature))
    return feature, path


def _placed_by_words(words: str, reader: Reader) -> dict[str, object]:
    one = one_place(words, reader)
    return {
        "places": one.places,
        "place_name": words,
        "geometry": one.footprint.geometry,
        "footprint": one.footprint.area,
        "uncertainty_m": one.uncertainty_m,
        "method": one.method,
    }


def _positions(reader: Reader) -> list[tuple[float, float]]:
    return [(one.lon, one.lat) for one in reader.gazetteer.entries if one.lon is not None and one.lat is not None]


def _placed_at(at: str, known: Iterable[tuple[float, float]]) -> dict[str, object]:
    lon, lat = parse_lonlat(at, known=known, where="--at")
    return {"geometry": Point(lon, lat), "place_name": f"{lon}, {lat}", "uncertainty_m": 0.0, "method": "coordinates"}


def export_layers(paths: Sequence[Path], out: Path, *, types: Sequence[str] = (), sides: Sequence[str] = (),
                  statuses: Sequence[str] = (), begin: str | None = None, end: str | None = None,
                  bbox: tuple[float, float, float, float] | None = None) -> int:  # fmt: skip
    """Write the chosen features of layers for another program.

    Returns
    -------
    int
        How many features were written.

    Raises
    ------
    FrontmapError
        A layer that is none, a value that does not exist, an unknown ending, a folder that can't be written.
    """
    if out.resolve() in {path.resolve() for path in paths}:
        raise OptionError("is one of the layers to export", where=str(out), fix="choose another name for -o")
    frame = gather(paths, _no_report)
    chosen = filter_frame(
        frame,
        types=types,
        sides=sides,
        statuses=statuses,
        begin=parse_date(begin, where="--from") if begin else None,
        end=parse_date(end, where="--to") if end else None,
        bbox=bbox,
    )
    export_layer(chosen, out)
    return len(chosen)


def _no_report(path: Path) -> Reading:
    raise OptionError("is not a layer", where=str(path), fix="read the report first: frontmap read REPORT")


def explain(reading: Reading) -> Iterable[str]:
    """Tell the whole way of every sentence, line by line: its claims and what decided them, or why it has none.

    Parameters
    ----------
    reading : Reading
        From `Reader.read`.

    Yields
    ------
    str
        One line without control characters.
    """
    remarks = dict(reading.remarks)
    claims: dict[int, list[str]] = {}
    for one in reading.claims:
        claim, spot = one.claim, one.footprint
        names = ", ".join(f"{place.relation} {place.name}" for place in claim.localities)
        where_is = f"{spot.method}, within {spot.uncertainty_m:.0f} m" if spot.uncertainty_m is not None else spot.method
        decided = "; ".join(f"{field}: '{words}'" for field, words in claim.decided_by)
        said = f" by {claim.claimant}" if claim.claimant else ""
        claims.setdefault(claim.sentence.number, []).extend([
            f"    {claim.event_type} {claim.side} {claim.status}{said}: {names}",
            f"        rule {claim.rule}; {decided or 'nothing else decided'}",
            f"        {where_is}" if spot.geometry is not None else f"        not placed: {spot.reason}",
        ])
    for sentence in reading.sentences:
        yield _plain(f"{sentence.number} [{sentence.span.start}-{sentence.span.end}] {sentence.text}")
        for line in claims.get(sentence.number, [f"    no claim: {remarks.get(sentence.number, 'no event')}"]):
            yield "        " * line.startswith("        ") + "    " * (not line.startswith("        ")) + _plain(line)


def _plain(text: str) -> str:
    """Text for a terminal: no control characters, one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


__all__ = [
    "Found", "FrontmapError", "Method", "Workspace", "add_event", "draw_page", "explain", "export_layers", "find_where",
    "gather", "one_place", "open_report", "read_into_layer",
]  # fmt: skip
