"""From a layer to a web map: the only package that knows folium."""

from frontmap.maps.basemap import Basemap, load_basemap
from frontmap.maps.draw import draw_map
from frontmap.maps.page import render_page, write_page

__all__ = ["Basemap", "draw_map", "load_basemap", "render_page", "write_page"]
