"""From a layer to a web map: the only package that knows folium."""

from frontmap.maps.basemap import Basemap, load_basemap
from frontmap.maps.draw import draw_map
from frontmap.maps.event_map import EventMap
from frontmap.maps.overlays import Overlay, read_overlay
from frontmap.maps.page import render_page, write_page

__all__ = ["Basemap", "EventMap", "Overlay", "draw_map", "load_basemap", "read_overlay", "render_page", "write_page"]
