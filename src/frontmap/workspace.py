"""Where things are: the reference data, the layers, the maps; no other module knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import frontmap
from frontmap.errors import OptionError, ReferenceDataError

if TYPE_CHECKING:
    import datetime as dt

_PACKAGE = Path(frontmap.__file__).resolve().parent
_UNSAFE = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders that one run of frontmap works with.

    Parameters
    ----------
    root : Path
        The folder below which layers and maps are kept; they are made when something is written.
    geo_dir : Path
        The reference data, only read.
    """

    root: Path
    geo_dir: Path

    @classmethod
    def here(cls, start: Path | None = None) -> Workspace:
        """Find the folders as seen from `start`, or from the current folder.

        The reference data come from the installed package, or from the checkout that the package stands in.

        Raises
        ------
        ReferenceDataError
            Neither has them.
        """
        root = Path.cwd() if start is None else Path(start).absolute()
        for geo_dir in (_PACKAGE / "_geo", _PACKAGE.parents[1] / "geo"):
            if geo_dir.is_dir():
                return cls(root, geo_dir)
        fix = "install frontmap anew: pip install --force-reinstall frontmap"
        raise ReferenceDataError("the reference data are missing", where=str(_PACKAGE), fix=fix)

    @property
    def layers_dir(self) -> Path:
        """The folder of the event layers."""
        return self.root / "layers"

    @property
    def maps_dir(self) -> Path:
        """The folder of the generated pages."""
        return self.root / "maps"

    def layer_path(self, date: dt.date) -> Path:
        """Name the layer of a report date: layers/2022-09-13.geojson."""
        return self.layers_dir / f"{date.isoformat()}.geojson"

    def page_path(self, name: str | dt.date) -> Path:
        """Name the page of a map: maps/NAME.html.

        Raises
        ------
        OptionError
            The name is not one of a file in one folder.
        """
        stem = str(name).removesuffix(".html")
        if not stem.strip(". ") or _UNSAFE & set(stem) or not stem.isprintable():
            raise OptionError(f"{stem!r} can't name a page", fix="use letters, digits and dashes")
        return self.maps_dir / f"{stem}.html"
