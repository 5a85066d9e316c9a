"""The page for all readers, in a real browser: axe finds nothing serious, wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from shapely.geometry import Point, box

from norland import claim

pytestmark = pytest.mark.browser


def rows():
    yield from (
        claim(n, begin=f"2031-05-0{n}", end=f"2031-05-0{n}", geometry=Point(11 + n / 3, 51.5)) for n in range(1, 6)
    )
    yield claim(6, side="RUS", status="denied", geometry=box(11, 51, 12, 52))
    yield claim(7, status="planned")
    yield claim(8, geometry=None, reason="two places alike")


def faults(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes']][:4]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["wide", "narrow"])
def test_axe_finds_no_serious_fault(watch, size, scheme):
    seen = watch(*rows(), size=size, color_scheme=scheme)
    seen.open(2)
    assert faults(seen.page) == []
    for tab in seen.page.locator("#fm-tabs button").all():
        tab.click()
        seen.page.wait_for_timeout(100)
        assert faults(seen.page) == []
    seen.check()
