"""The folium map itself: a user's own layers, in any order, and every way of getting at its page."""

from __future__ import annotations

import html
import re

import folium
import pytest
from folium.plugins import MarkerCluster

import frontmap
from frontmap.errors import FrontmapError, LayerError, OptionError, OverlayError
from frontmap.layers import to_frame, write_layer
from frontmap.maps import render_page
from located_claims import located, reading
from norland import claim, data, draw, layer, told, unpacked
from vector_files import EAST, WEST, geojson, geopackage

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


def position(page: str, name: str) -> int:
    """Where the page makes this layer."""
    return page.index(f"var {name} = ")


def test_every_way_of_rendering_gives_the_one_page(tmp_path):
    map_ = draw(claim())
    folium.Marker([51, 11], popup="mine", icon=folium.Icon(color="red")).add_to(map_)
    page = render_page(map_)
    map_.save(tmp_path / "map.html")
    shown = re.search(r'srcdoc="(.*?)"', map_._repr_html_(), re.DOTALL)

    assert "Content-Security-Policy" in page
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == page
    assert map_.get_root().render() == page
    assert shown is not None
    assert html.unescape(shown[1]) == page


def test_layers_added_last_are_made_before_the_control_and_the_start():
    map_ = draw(claim())
    group = folium.FeatureGroup(name="Mine").add_to(map_)
    folium.Marker([51, 11]).add_to(group)
    page = render_page(map_)

    assert position(page, group.get_name()) < page.index("L.control.layers(") < page.index("frontmap.start(")
    assert f'"Mine" : {group.get_name()}' in page


def test_a_control_of_the_users_own_takes_the_place_of_ours():
    map_ = draw(claim())
    folium.LayerControl(collapsed=False).add_to(map_)
    page = render_page(map_)

    assert page.count("L.control.layers(") == 1
    assert '"collapsed": false' in page
    assert page.index("L.control.layers(") < page.index("frontmap.start(")


def test_a_view_that_is_asked_for_comes_after_ours():
    map_ = draw(claim())
    map_.fit_bounds([[51, 11], [52, 12]])
    page = render_page(map_)

    assert page.index("frontmap.start(") < page.rindex(".fitBounds(")


@pytest.mark.parametrize("shown", [True, False])
def test_own_tiles_open_the_policy_for_their_host_and_can_be_switched_with_the_built_in_map(shown):
    map_ = draw(claim())
    folium.TileLayer(TILES, attr="(c) tiles", name="Mine", show=shown).add_to(map_)
    folium.TileLayer(TILES.replace("tiles.", "roads."), attr="(c)", overlay=True).add_to(map_)
    page = render_page(map_)

    assert "img-src data: https://tiles.example.org https://roads.example.org;" in page
    assert '"Built-in map" : page_layer_basemap' in page
    assert ("page_layer_basemap.addTo(" in page) is not shown


def test_style_attributes_count_only_on_pages_with_layers_of_the_users_own():
    map_ = draw(claim(), tiles="OpenTopoMap")
    assert "unsafe" not in render_page(map_)

    folium.Marker([51, 11]).add_to(map_)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', render_page(map_))
    assert policy is not None
    assert policy[1].count("unsafe") == 1
    assert "style-src-attr 'unsafe-inline'" in policy[1]


def test_what_would_load_from_a_host_is_refused_in_one_line(tmp_path):
    linked = geojson(tmp_path, ({}, WEST))
    for own, said in (
        (MarkerCluster(), r"would load https?://\S+markercluster"),
        (folium.GeoJson(str(linked), embed=False), "embed=False"),
    ):
        map_ = draw(claim())
        map_.add_child(own)
        with pytest.raises(OptionError, match=said) as caught:
            map_.save(tmp_path / "map.html")
        assert "docs/library.md" in str(caught.value)
    assert not (tmp_path / "map.html").exists()


def test_overlays_are_a_block_of_the_page_and_their_names_stand_nowhere_else(tmp_path):
    path = geojson(
        tmp_path, ({"name": "{{7*7}} Zanzibar"}, WEST), attribution="Zanzibar </script>", name="Zanzibar.geojson"
    )
    map_ = draw(claim(), overlays=[frontmap.read_overlay(path), frontmap.read_overlay(path)])
    page = render_page(map_)

    assert [one["name"] for one in data(page, "overlays")] == ["Zanzibar", "Zanzibar"]
    assert page.count("Zanzibar") == 6
    assert '"Overlay 2" : page_layer_overlay_2' in page
    assert "49 Zanzibar" not in page


def test_a_page_without_overlays_has_no_block_for_them():
    assert 'id="frontmap-overlays"' not in render_page(draw(claim()))


class TestShow:
    def test_a_layer_file_a_frame_and_its_path_as_text_give_the_same_map(self, tmp_path):
        path = write_layer(to_frame(reading(located(1), located(2))), tmp_path / "day.geojson")
        pages = [render_page(frontmap.show(one)) for one in (path, str(path), frontmap.read_layer(path))]

        assert len(set(pages)) == 1
        assert data(pages[0])["title"].startswith("Reported events, ")
        assert data(pages[0])["attributions"]
        assert unpacked(pages[0], "basemap")["land corners"]

    def test_a_frame_in_another_crs_is_reprojected(self):
        [event] = told(render_page(frontmap.show(layer(claim()).to_crs("EPSG:3857"))))["events"]

        assert event["at"] == pytest.approx([11.5, 51.5], abs=1e-4)

    def test_title_tiles_and_overlays_are_given_by_keyword(self, tmp_path):
        path = geopackage(tmp_path / "two.gpkg", west=WEST, east=EAST)
        overlay = frontmap.read_overlay(path, "(c) The Survey")
        with pytest.warns(UserWarning, match="does not say whose data it is") as caught:
            map_ = frontmap.show(layer(claim()), title="T", tiles="OpenTopoMap", overlays=[overlay, f"{path}:east"])
        page = render_page(map_)

        assert [one.filename for one in caught] == [__file__]
        assert data(page)["title"] == "T"
        assert "tile.opentopomap.org" in page
        assert [(one["name"], one["labels"]) for one in data(page, "overlays")] == [
            ("two", ["west", "east"]),
            ("east", ["east"]),
        ]

    @pytest.mark.parametrize(
        ("given", "error"),
        [({"layer": [1]}, LayerError), ({"layer": "none.geojson"}, LayerError), ({"overlays": ["none"]}, OverlayError)],
    )
    def test_what_it_can_not_show_is_one_line(self, given, error):
        with pytest.raises(error) as caught:
            frontmap.show(**({"layer": layer(claim())} | given))
        assert isinstance(caught.value, FrontmapError)
        assert "\n" not in str(caught.value)
