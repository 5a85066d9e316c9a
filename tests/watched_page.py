"""A page in a real browser, watched for what it must not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


class Watched:
    """A page that is watched: every request but its own file, every dialog, error and message of the console."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.requests, self.faults = page, [], []
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: self.faults.append(f"console {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        page.on("popup", lambda other: self.faults.append(f"popup {other.url}"))
        page.route("**/*", self._route)
        self.own = path.as_uri()
        page.goto(self.own)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        page.wait_for_timeout(50)

    def _route(self, route) -> None:
        if route.request.url == self.own:
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def check(self) -> None:
        """Fail if the page did anything that it must not."""
        assert self.page.evaluate("window.__pwned") is None
        assert self.requests == []
        assert self.faults == []

    def text(self, selector: str) -> list[str]:
        """Text content of all elements that match."""
        return self.page.eval_on_selector_all(selector, "all => all.map(one => one.textContent)")

    def markers(self):
        """The symbols on the map."""
        return self.page.locator(".fm-marker")
