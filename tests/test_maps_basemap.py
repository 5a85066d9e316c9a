"""The base map: borders, rivers and labels made of the reference data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import LineString, box

from frontmap.errors import ReferenceDataError
from frontmap.maps import draw_map, load_basemap, render_page
from norland import claim, layer, unpacked
from reference_data import geo_folder

if TYPE_CHECKING:
    from pathlib import Path


def write_geo(folder: Path) -> Path:
    """Norland as reference data."""

    def collection(*features):
        return json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {"type": "Feature", "properties": row, "geometry": one.__geo_interface__} for row, one in features
                ],
            }
        )

    for name in ("boundaries", "rivers"):
        (folder / name).mkdir(parents=True)
    norland, sudland = box(10, 50, 14, 53), box(10, 47, 14, 50)
    (folder / "boundaries/countries.geojson").write_text(
        collection(({"name": "Norland"}, norland), ({"name": "Sudland"}, sudland)), encoding="utf-8"
    )
    (folder / "boundaries/oblasts.geojson").write_text(
        collection(({"name": "West Oblast"}, box(10, 50, 12, 53)), ({"name": "East"}, box(12, 50, 14, 53))),
        encoding="utf-8",
    )
    river = LineString([(11, 50), (11.001, 51), (11, 53)])
    (folder / "rivers/rivers.geojson").write_text(
        collection(({"name": "Ald River"}, river), ({"name": "Bek", "source": "hand"}, river)), encoding="utf-8"
    )
    (folder / "rivers/reservoirs.geojson").write_text(collection(({}, box(11, 51, 11.2, 51.2))), encoding="utf-8")
    return geo_folder(
        folder,
        "1,Aldgate,,city,West Oblast,11.5,51.5,8000,a+b",
        "2,Aldgate Docks,,town,West Oblast,11.52,51.5,2600,geonames",
        "4,Tractor Works,,city,East,13.5,51.5,3000,geonames",
        "5,Sudburg,,city,,13.5,48.5,3000,geonames",
        "6,Suddorf,,town,,12.5,48.5,900,a",
        "3,Hamlet,,village,West Oblast,11.8,51.8,300,a",
    )


def test_a_base_map_has_each_border_once_and_labels_for_towns_but_not_their_districts(tmp_path):
    found = load_basemap(write_geo(tmp_path / "geo"))

    assert found.extent == (10, 47, 14, 53)
    assert [round(one.length, 1) for one in found.borders] == [4.0]
    assert [round(one.length, 1) for one in found.oblasts] == [3.0]
    assert (len(found.rivers), len(found.coarse_rivers)) == (1, 1)
    assert {label.name for label in found.labels} == {
        "Norland",
        "Sudland",
        "West",
        "East",
        "Ald",
        "Bek",
        "Aldgate",
        "Sudburg",
    }


def test_lines_of_the_base_map_are_steps_on_a_grid(tmp_path):
    found = draw_map(layer(claim()), load_basemap(write_geo(tmp_path / "geo")), title="", subtitle="", attributions=[])
    base = unpacked(render_page(found), "basemap")

    assert base["rivers corners"] == [2]
    assert (base["rivers lon"], base["rivers lat"]) == ([11000], [50000])
    assert (base["rivers step lon"], base["rivers step lat"]) == ([0], [3000])


@pytest.mark.parametrize("name", ["boundaries/countries.geojson", "rivers/rivers.geojson", "gazetteer/places.csv"])
def test_a_missing_or_broken_file_of_the_base_map_is_named(tmp_path, name):
    geo = write_geo(tmp_path / "geo")
    (geo / name).write_text("nothing", encoding="utf-8")

    with pytest.raises(ReferenceDataError, match=name):
        load_basemap(geo)
    (geo / name).unlink()
    with pytest.raises(ReferenceDataError, match=name):
        load_basemap(geo)
