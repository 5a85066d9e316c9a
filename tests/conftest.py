"""What every test stands on: no network, and a browser where one is installed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

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
