"""The workspace: where things are, from any folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from frontmap import workspace
from frontmap.errors import OptionError, ReferenceDataError
from frontmap.layers import empty_frame, read_layer, write_layer
from frontmap.workspace import Workspace

DAY = dt.date(2031, 5, 4)


def test_layers_and_maps_stand_below_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = Workspace.here()
    assert here.layer_path(DAY) == tmp_path / "layers" / "2031-05-04.geojson"
    assert here.page_path(DAY) == tmp_path / "maps" / "2031-05-04.html"
    assert here.page_path("week.html") == here.page_path("week") == tmp_path / "maps" / "week.html"


def test_looking_makes_no_folder_and_writing_does(tmp_path):
    here = Workspace.here(tmp_path)
    path = here.layer_path(DAY)
    assert not list(tmp_path.iterdir())
    assert len(read_layer(write_layer(empty_frame(), path))) == 0


def test_the_reference_data_of_the_package_come_before_those_of_the_checkout(tmp_path, monkeypatch):
    package = tmp_path / "src" / "frontmap"
    (tmp_path / "geo").mkdir()
    package.mkdir(parents=True)
    monkeypatch.setattr(workspace, "_PACKAGE", package)
    assert Workspace.here().geo_dir == tmp_path / "geo"
    (package / "_geo").mkdir()
    assert Workspace.here().geo_dir == package / "_geo"


def test_missing_reference_data_are_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(workspace, "_PACKAGE", tmp_path / "src" / "frontmap")
    with pytest.raises(ReferenceDataError, match="install frontmap anew"):
        Workspace.here()


def test_the_checkout_has_its_reference_data():
    assert (Workspace.here().geo_dir / "sources.toml").is_file()


@pytest.mark.parametrize("name", ["", ".html", "..", "../x", "a/b", "a\\b", "a\nb", "C:x"])
def test_a_page_cannot_be_named_out_of_its_folder(name):
    with pytest.raises(OptionError, match="can't name a page"):
        Workspace(Path(), Path()).page_path(name)
