"""A page in a real browser, watched for what it must not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


class Watched:
    """A page that is watched: every request but its own file, every dialog, error and message of the console."""

    def __init__(self, page: Page, path: Path, address: str = "") -> None:
        self.page, self.requests, self.faults = page, [], []
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: self.faults.append(f"console {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        page.on("popup", lambda other: self.faults.append(f"popup {other.url}"))
        page.route("**/*", self._route)
        self.own = path.as_uri()
        page.goto(self.own + address)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        page.wait_for_timeout(50)
        page.wait_for_selector(".fm-text[aria-busy=true]", state="detached")

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

    def drawn(self):
        """What stands on the canvas: symbols with events and places, counts, the events whose shapes are painted."""
        return self.page.evaluate(
            "(() => { const { symbols, crowds, shapes } = frontmap.drawn(); const at = ({ x, y }) => [x, y]; return {"
            " symbols: symbols.map((one) => ({ ...frontmap.event(one.event), screen: at(one.at),"
            " home: at(one.home) })),"
            " crowds: crowds.map((one) => ({ count: one.count, screen: at(one.at) })), shapes }; })()"
        )

    def click(self, what) -> None:
        """Click on a symbol or a count that `drawn` gave."""
        box = self.page.locator(".folium-map").bounding_box()
        self.page.mouse.click(box["x"] + what["screen"][0], box["y"] + what["screen"][1])
        self.page.wait_for_timeout(150)

    def open(self, event: int = 0) -> str:
        """Select an event; give its sentence and the card beneath."""
        self.page.evaluate("event => frontmap.select(event, 'list')", event)
        self.rest()
        return " ".join(self.text(".fm-here .fm-read, .fm-note"))

    def rest(self) -> None:
        """Wait until the text beside the map has come to rest."""
        self.page.wait_for_timeout(50)
        self.page.wait_for_selector(".fm-text[aria-busy=false]", state="attached")

    def pixels(self, x: float, y: float, reach: int = 0):
        """The colours on the canvas of events around a point of the map: a list of [red, green, blue, alpha]."""
        flat = self.page.evaluate(
            "([x, y, r]) => { const c = document.querySelector('canvas.fm-board'), box = c.getBoundingClientRect(),"
            " m = c.closest('.leaflet-container').getBoundingClientRect();"
            " const left = m.x + x - box.x - r, top = m.y + y - box.y - r, wide = 2 * r + 1;"
            " return [...c.getContext('2d').getImageData(left, top, wide, wide).data]; }",
            [x, y, reach],
        )
        return [flat[at : at + 4] for at in range(0, len(flat), 4)]

    def screen(self, lon: float, lat: float):
        """Where a place lies on the map, in pixels."""
        return self.page.evaluate(
            "([lon, lat]) => { const at = map_frontmap.latLngToContainerPoint([lat, lon]); return [at.x, at.y]; }",
            [lon, lat],
        )
