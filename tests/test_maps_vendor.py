"""The files of others that a page brings along: as published, and renewed from a published archive."""

from __future__ import annotations

import io
import shutil
import tarfile

import pytest

from frontmap.errors import ReferenceDataError
from frontmap.maps import vendor


@pytest.fixture
def vendored(tmp_path, monkeypatch):
    """A copy of the vendored files that a test may spoil."""
    folder = tmp_path / "vendor"
    shutil.copytree(vendor.VENDOR, folder)
    monkeypatch.setattr(vendor, "VENDOR", folder)
    return folder


def test_the_vendored_files_are_those_of_the_manifest():
    assert "leaflet/leaflet.js" in vendor.check()


def test_a_vendored_file_that_was_changed_is_named(vendored):
    (vendored / "leaflet/leaflet.js").write_text("alert(1)", encoding="utf-8")

    with pytest.raises(ReferenceDataError, match=r"leaflet\.js: sha256 is"):
        vendor.check()


def test_vendored_files_are_renewed_from_a_published_archive(vendored, tmp_path):
    archive = tmp_path / "leaflet-1.9.9.tgz"
    with tarfile.open(archive, "w:gz") as bundle:
        for name, row in vendor.manifest()["leaflet"]["files"].items():
            content = f"new {name}".encode()
            entry = tarfile.TarInfo(row["member"])
            entry.size = len(content)
            bundle.addfile(entry, io.BytesIO(content))

    vendor.renew(archive)

    assert (vendored / "leaflet/leaflet.js").read_text(encoding="utf-8") == "new leaflet.js"
    assert vendor.manifest()["leaflet"]["version"] == "1.9.9"
    assert vendor.check()


@pytest.mark.usefixtures("vendored")
@pytest.mark.parametrize("name", ["leaflet.tgz", "leaflet-1.9.9.tgz", "other-1.0.tgz"])
def test_an_archive_without_version_or_content_renews_nothing(tmp_path, name):
    (tmp_path / name).write_bytes(b"no archive")

    with pytest.raises(ReferenceDataError, match=name):
        vendor.renew(tmp_path / name)
    assert vendor.check()
