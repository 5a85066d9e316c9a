"""The folium map itself: users add layers of their own to it, in any order, and save or show it as folium does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import folium
from folium.map import FitBounds

from frontmap.maps.elements import PageLayer, Start
from frontmap.maps.page import Page, write_page

if TYPE_CHECKING:
    from branca.element import Element

_LAST = (folium.LayerControl, Start, FitBounds)
"""What comes after all layers, in this order: the control of layers, the page's own start, and a view asked for."""


class EventMap(folium.Map):
    """A folium map whose root is our page: it brings all that it needs along and loads nothing.

    Parameters
    ----------
    **options : object
        As for `folium.Map`.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  folium's own
        super().__init__(**options)
        # folium's own links would ask five hosts for ten files; Leaflet travels in the page instead.
        self.default_js, self.default_css = [], []
        Page().add_child(self)

    def add_child(self, child: Element, name: str | None = None, index: int | None = None) -> Element:
        """Add a layer, marker or control, whatever was added before.

        Parameters
        ----------
        child : Element
            A second `LayerControl` takes the place of the first; a base layer of tiles that is shown, that of the
            built-in base map, which can be switched back to.
        name : str, optional
            As in folium.
        index : int, optional
            As in folium, among the layers.

        Returns
        -------
        Element
            The map.
        """
        if isinstance(child, folium.LayerControl):
            self._drop_control()
        super().add_child(child, name=name, index=index)
        if isinstance(child, folium.TileLayer) and not child.overlay:
            self._give_way(child)
        for kind in _LAST:
            for key in [key for key, one in self._children.items() if isinstance(one, kind)]:
                self._children.move_to_end(key)
        return self

    def save(self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **options: object) -> None:  # noqa: FBT001, FBT002  as in folium
        """Write the page: to a file whole or not at all, as `write_page` does, or to an open one.

        Parameters
        ----------
        outfile : str, path or binary file
            Where to.
        close_file : bool, optional
            As in folium, for an open file.
        **options : object
            As in folium; they change nothing.

        Raises
        ------
        OptionError
            If something on the map would load files from a host.
        OutputError
            If the folder can't be made or written.
        """
        if isinstance(outfile, str | bytes | os.PathLike):
            write_page(self, Path(os.fsdecode(outfile)))
            return
        outfile.write(self.get_root().render(**options).encode("utf-8"))
        if close_file:
            outfile.close()

    def _drop_control(self) -> None:
        for key in [key for key, one in self._children.items() if isinstance(one, folium.LayerControl)]:
            del self._children[key]

    def _give_way(self, tiles: folium.TileLayer) -> None:
        for one in self._children.values():
            if isinstance(one, PageLayer) and not one.overlay:
                one.control = True
                one.show = one.show and not tiles.show
