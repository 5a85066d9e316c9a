"""Reference data of invented countries: the files of geo/, as small as a test wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.gazetteer import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path


def table(*rows: str) -> str:
    """Give a table of places, under the heading line of geo/gazetteer/added.csv."""
    return "".join(f"{row}\n" for row in (",".join(COLUMNS), *rows))


def geo_folder(folder: Path, *rows: str) -> Path:
    """Make reference data that hold these places and nothing else."""
    (folder / "gazetteer").mkdir()
    (folder / "gazetteer" / "places.csv").write_text(table(*rows), encoding="utf-8")
    return folder
