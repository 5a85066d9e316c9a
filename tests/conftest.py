"""What every test stands on: no network; a page in a browser, a command to run, a layer to break."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest
from shapely.geometry import Point, box

from command_line import REPORT, Done
from frontmap import cli, layers
from frontmap.desk import opening
from frontmap.layers.geojson import encode
from frontmap.maps import write_page
from frontmap.pipeline import Reader
from located_claims import located, reading
from norland import draw
from watched_page import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

LOOPBACK = ["127.0.0.1", "::1"]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM_OPTIONS = (
    # A page under test reaches nothing but this machine, whatever it tries.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    # The browser's own errands (updates, synchronisation, field trials) would wait for hosts that never answer.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The same pixels on every machine: no graphics card, no font hinting of the desktop.
    "--disable-gpu",
    "--font-render-hinting=none",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests marked `browser` talk to this machine; the others open no socket (addopts in pyproject.toml)."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's (or any installed) Chromium once for all browser tests, cut off from the network."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on the PATH, so nothing is tested in a browser: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: make test installs it")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def watch(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    """Give a function that draws claims and opens their page."""
    with contextlib.ExitStack() as stack:

        def opened(*rows, size=(1280, 800), tiles=None, texts=None, overlays=(), before="", **options) -> Watched:
            write_page(draw(*rows, tiles=tiles, overlays=overlays, **(texts or {})), tmp_path / "map.html")
            context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
            stack.callback(context.close)
            context.add_init_script(before)
            return Watched(context.new_page(), tmp_path / "map.html")

        yield opened


@functools.lru_cache(1)
def _own_reader(geo_dir: Path) -> Reader:
    return Reader(geo_dir)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys) -> Callable[..., Done]:
    """Run a command in an empty folder that holds a report; the reader is made once for all tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(opening, "Reader", lambda geo, more: Reader(geo, more) if more else _own_reader(geo))
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")

    def _run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, arguments)])
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return _run


@pytest.fixture
def document() -> dict[str, Any]:
    """Give a small sound layer as parsed JSON, for tests to break."""
    frame = layers.to_frame(reading(located(1, Point(3.1, 50.4)), located(2, box(3, 50, 4, 51)), located(3)))
    found: dict[str, Any] = json.loads(encode(frame))
    return found


@pytest.fixture
def layer(tmp_path: Path, document: dict[str, Any]) -> Callable[[], Path]:
    """Give a function that saves `document` as it is by then."""
    path = tmp_path / "day.geojson"

    def save() -> Path:
        path.write_text(json.dumps(document))
        return path

    return save
