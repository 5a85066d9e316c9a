"""What pip install gives to somebody who has no checkout: the package works from any folder, with its data inside."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORT = """\
# Daily report, September 13, 2022

Russian forces made incremental gains south of Bakhmut.
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command that must succeed, and give what it printed."""
    env = {**os.environ, **environment}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would, without asking a registry."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=ROOT)
    return next(out.glob("frontmap-*.whl"))


def test_the_wheel_carries_the_reference_data_and_its_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "frontmap/_geo/sources.toml" in names
    assert [name for name in names if name.startswith("frontmap/_geo/gazetteer/")]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src"
    files = [path for path in (package / "frontmap").rglob("*") if path.is_file() and "__pycache__" not in path.parts]

    assert not [path for path in files if path.relative_to(package).as_posix() not in names]


def test_an_installed_frontmap_draws_a_report_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    run(*pip, "--target", site, wheel, cwd=tmp_path)
    (empty / "report.md").write_text(REPORT, encoding="utf-8")

    run(site / "bin" / "frontmap", "map", "report.md", "-o", "map.html", cwd=empty, PYTHONPATH=str(site))
    version = run(site / "bin" / "frontmap", "--version", cwd=empty, PYTHONPATH=str(site))

    assert (empty / "map.html").stat().st_size
    assert "OpenStreetMap" in version
