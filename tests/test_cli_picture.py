"""frontmap picture: reports and layers become a picture; what is wrong is one line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from command_line import files

WITHOUT = """
import sys
sys.modules["matplotlib"] = None
from frontmap.cli import main
main(["picture", "report.md", "-o", "day.png"])
"""


class TestPicture:
    @pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
    def test_a_report_becomes_a_picture_of_the_format_that_the_ending_says(self, run, ending, start):
        done = run("picture", "report.md", "-o", f"out/day.{ending}")

        assert done.path.read_bytes().startswith(start)
        assert done.out.splitlines()[0] == "2 claims, 2 events, 1 unplaced"

    def test_a_report_and_its_layer_give_the_same_picture(self, run):
        layer = run("read", "report.md").path
        drawn = [
            run("picture", one, "-o", f"{n}.svg", "--size", "column").path for n, one in enumerate(("report.md", layer))
        ]

        assert drawn[0].read_bytes() == drawn[1].read_bytes()

    def test_a_picture_has_a_picture_s_ending_and_is_no_input(self, run, tmp_path):
        assert "day.gif" in run("picture", "report.md", "-o", "day.gif").fault
        assert "no ending" in run("picture", "report.md", "-o", "day").fault
        assert list(files(tmp_path)) == ["report.md"]

    def test_a_size_that_does_not_exist_is_refused_with_those_that_do(self, run):
        fault = run("picture", "report.md", "-o", "day.png", "--size", "poster").fault

        assert "--size" in fault
        assert "slide" in fault

    def test_without_matplotlib_one_line_says_what_to_install(self, tmp_path):
        (tmp_path / "report.md").write_text("# Report, May 2, 2022\n\nNothing.\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT], cwd=tmp_path, capture_output=True, text=True, check=False
        )

        assert done.returncode == 1
        assert done.stderr.startswith("frontmap: pictures need matplotlib")
        assert done.stderr.endswith("pip install '.[picture]' in the checkout\n")
        assert done.stderr.count("\n") == 1
