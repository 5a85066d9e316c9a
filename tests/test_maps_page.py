"""The map as a page of text: what it holds, what it never holds, and how it is written."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import stat
from importlib.resources import files
from pathlib import Path

import folium
import pytest
from shapely.geometry import Point

from frontmap.errors import OptionError, OutputError
from frontmap.maps import draw_map, load_basemap, render_page, write_page
from frontmap.maps.armour import LETTERS, armoured
from frontmap.maps.elements import PackedBlock, data_block
from frontmap.maps.packing import packed
from norland import bytes_of, claim, draw, layer, unpacked


def test_equal_layers_give_equal_bytes(tmp_path):
    for name in ("a.html", "b.html"):
        write_page(draw(claim(), claim(id="c2", event_id="e2", side="RUS")), tmp_path / name)

    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_map_can_be_rendered_twice():
    page = draw(claim())

    assert render_page(page) == render_page(page)


def test_ids_are_fixed_for_our_maps_only():
    draw(claim())

    assert folium.Map().get_name() != folium.Map().get_name()


def test_the_page_names_no_host_that_it_would_load_from():
    page = render_page(draw(claim()))

    assert not re.search(r"<(script|link|img|iframe)[^>]*\b(src|href)=", page)
    assert "@import" not in page
    assert not re.search(r"url\((?!data:|#|\"?data:)", page.split("<body>")[0].split("<script>")[0])


def test_a_policy_forbids_all_that_the_page_does_not_bring_along():
    page = render_page(draw(claim()))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)

    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_a_large_page_packs_its_scripts_and_its_policy_knows_them(monkeypatch):
    plain = render_page(draw(claim()))
    monkeypatch.setattr("frontmap.maps.draw._PACKED", range(10**9))
    small = render_page(draw(claim()))

    assert len(small) < len(plain) - 100_000
    block = unpacked(small, "scripts")
    assert len(block["styles"]) == len(block["scripts"]) == 2
    for text in block["styles"] + block["scripts"]:
        name = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert small.count(f"'sha256-{name}'") == 1
        assert text not in small
    monkeypatch.setattr("frontmap.maps.draw._PACKED", range(len(small)))
    assert render_page(draw(claim())) == plain


def test_scripts_travel_without_their_comments_and_no_text_of_theirs_spans_lines():
    scripts = [one for one in (files("frontmap.maps") / "assets").iterdir() if one.name.endswith(".js")]
    comment = re.search(
        r"^ +//(.*)\n", (files("frontmap.maps") / "assets" / "board.js").read_text("utf-8"), re.MULTILINE
    )

    assert comment is not None
    assert comment[1] not in render_page(draw(claim()))
    for script in scripts:
        for line in script.read_text("utf-8").splitlines():
            # Else the lines of a text would lose what they begin with.
            rest = re.sub(r'"(?:\\.|[^"\\])*"', "", re.sub("`[^`]*`", "", line))
            assert "`" not in rest, (script.name, line)


def test_tiles_open_the_policy_for_their_host_only():
    page = render_page(draw(claim(), tiles="OpenTopoMap"))

    assert "img-src data: https://*.tile.opentopomap.org;" in page


def test_tiles_whose_host_would_not_stay_in_the_policy_are_refused():
    page = draw(claim())
    folium.TileLayer('https://x"><script>1</script>/{z}/{x}/{y}.png', attr="x").add_to(page)

    with pytest.raises(OptionError, match="is no host"):
        render_page(page)


def test_an_unknown_tile_provider_is_refused_with_those_that_are_close():
    with pytest.raises(OptionError, match=r"'OpenTopMap'.*close to OpenTopoMap"):
        draw(claim(), tiles="OpenTopMap")


def test_a_tile_provider_without_its_key_is_refused_with_the_way_to_give_it():
    with pytest.raises(OptionError, match=r"Thunderforest.Outdoors wants a key.*\?apikey=KEY"):
        draw(claim(), tiles="Thunderforest.Outdoors")
    assert "apikey" in render_page(draw(claim(), tiles="Thunderforest.Outdoors?apikey=abc"))


def test_report_text_stands_in_packed_blocks_and_nowhere_else():
    fields = dict.fromkeys(("actor", "place_name", "note", "claimant", "publisher"), "Zanzibar")
    page = render_page(
        draw(claim(quote="{{ 7*7 }} Zanzibar", places=[{"name": "Zanzibar", "lon": 1, "lat": 2}], **fields))
    )

    assert unpacked(page, "events")["words"].count("Zanzibar") == 1
    assert unpacked(page, "quotes-0")["quote"] == ["{{ 7*7 }} Zanzibar"]
    assert "Zanzibar" not in page
    assert "49 Zanzibar" not in page


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "{% raw %}", "{# x #}", "{{{%", "</script><script>", "<!--", "\u2028", "\ud800"]
)
def test_a_data_block_holds_nothing_that_html_or_a_template_could_read(text):
    block = data_block("frontmap-data", {"text": text}).render()
    inside = block.removeprefix('<script type="application/json" id="frontmap-data">').removesuffix("</script>\n")

    assert json.loads(inside) == {"text": text}
    assert inside.isascii()
    assert not re.search(r"[<>&]|\{\{|\{%|\{#", inside)


@pytest.mark.parametrize("text", ["</script>", "{{7*7}}", "{% raw %}", "{# x #}", "<!--", "\u2028", "\ud800", "\0"])
def test_a_packed_block_is_nothing_that_html_or_a_template_could_read(text):
    block = PackedBlock("frontmap-data", packed({"text": text})).render()
    inside = block.removeprefix('<script type="text/plain" id="frontmap-data">').removesuffix("</script>\n")

    assert set(inside) <= set(LETTERS)
    assert not set(LETTERS) & set("<>&\"'`\\{} ")
    assert len(LETTERS) == 85


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5, 70_001])
def test_letters_stand_for_the_same_bytes(size):
    content = bytes((7 * at * at + 255) % 256 for at in range(size))

    assert bytes_of(armoured(content)) == content


def test_a_title_is_text():
    page = render_page(draw(claim(), title="</title><script>{{7*7}}\u202e"))

    assert "<title>&lt;/title&gt;&lt;script&gt;{{7*7}}</title>" in page


def test_layers_stand_in_the_control_by_side_and_type():
    page = render_page(draw(claim(), claim(id="c2", event_id="e2", side="RUS", event_type="strike")))

    assert page.index('"Russia: strike"') < page.index('"Ukraine: attack"')


def test_the_page_of_a_day_stays_small():
    geo = Path(__file__).parents[1] / "geo"
    rows = [claim(id=f"c{n}", event_id=f"e{n}", geometry=Point(37 + n / 20, 48)) for n in range(60)]
    page = draw_map(layer(*rows), load_basemap(geo), title="A day", subtitle="", attributions=[])

    assert len(render_page(page).encode()) < 600_000


def test_a_page_is_written_whole_and_readable_by_others(tmp_path):
    path = tmp_path / "map.html"
    path.write_text("old", encoding="utf-8")
    write_page(draw(claim()), path)

    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["map.html"]


@pytest.mark.parametrize(("where", "told"), [("file/map.html", "can't be written"), ("folder", "is a folder")])
def test_a_page_that_cannot_be_written_leaves_nothing_behind(tmp_path, where, told):
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()

    with pytest.raises(OutputError, match=told) as caught:
        write_page(draw(claim()), tmp_path / where)
    assert "\n" not in str(caught.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]
    assert not list((tmp_path / "folder").iterdir())


def test_a_page_gets_the_folder_it_is_asked_to_stand_in(tmp_path):
    write_page(draw(claim()), tmp_path / "new" / "map.html")

    assert [one.name for one in (tmp_path / "new").iterdir()] == ["map.html"]


def test_what_users_put_on_the_map_is_never_taken_for_the_place_of_a_block():
    page = draw(claim())
    page.get_root().header.add_child(folium.Element("<!--frontmap block 0-->"))
    text = render_page(page)

    assert text.index("<!--frontmap block 0-->") < text.index("<body>") < text.index('id="frontmap-events"')
    assert text.count("frontmap block") == 1
    assert render_page(page) == text


def test_scripts_use_no_look_behind_which_the_browsers_that_need_the_table_cannot_read():
    scripts = files("frontmap.maps").joinpath("assets").iterdir()

    assert [
        one.name for one in scripts if one.name.endswith(".js") and re.search(r"\(\?<[!=]", one.read_text("utf-8"))
    ] == []
