"""How frontmap stands in a shell: usage, help, exit codes, pipes and interruptions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import frontmap
from command_line import REPORT

FRONTMAP = Path(sys.executable).with_name("frontmap")


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["draw"],
            ["map"],
            ["where"],
            ["add"],
            ["export", "x.geojson"],
            ["map", "x.md", "--colour", "red"],
            ["where", "a", "b"],
        ],
    )
    def test_wrong_usage_is_exit_code_2(self, run, arguments):
        done = run(*arguments)

        assert (done.code, done.out) == (2, "")
        assert "Usage: frontmap" in done.err

    @pytest.mark.parametrize("command", ["map", "read", "add", "where", "export", "explain", "check"])
    def test_the_help_of_every_command_shows_an_example(self, run, command):
        done = run(command, "--help")

        assert done.code == 0
        assert f"Example: frontmap {command} " in done.out

    def test_the_version_names_the_publishers_of_the_data(self, run):
        done = run("--version")

        assert done.out.startswith(f"frontmap {frontmap.__version__}\n")
        assert "OpenStreetMap" in done.out


class TestProcess:
    def test_a_refusal_has_no_traceback(self, tmp_path):
        done = subprocess.run([FRONTMAP, "map", "none.md"], cwd=tmp_path, capture_output=True, text=True, check=False)

        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)

    def test_a_reader_who_goes_away_is_no_fault(self, tmp_path):
        (tmp_path / "report.md").write_text(REPORT + "Nothing.\n\n" * 20_000, encoding="utf-8")
        command = f"{FRONTMAP} explain report.md | head -n 1"
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602

        assert done.stdout.count("\n") == 1
        assert done.stderr == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    def test_output_that_can_not_be_written_is_one_line(self):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [FRONTMAP, "where", "Bakhmut"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )

        assert done.returncode == 1
        assert done.stderr.startswith("frontmap: ")
        assert done.stderr.count("\n") == 1

    def test_a_terminal_that_lacks_letters_still_gets_the_rest(self):
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        command = [FRONTMAP, "where", "Бахмут"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

        assert done.returncode == 0
        assert "Traceback" not in done.stderr

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_an_interrupted_process_says_nothing(self, tmp_path):
        pipe = tmp_path / "report.md"
        os.mkfifo(pipe)
        # A background job of a shell ignores the signal and hands that on to its children; a handler is not handed on.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = subprocess.Popen(
            [FRONTMAP, "map", pipe], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        signal.signal(signal.SIGINT, before)
        # Opening waits until the process has opened it too. Closing it ends a wait for text that began only after
        # the signal had come: nothing else would.
        with process:
            with pipe.open("wb"):
                process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)

        assert (process.returncode, out, err) == (130, b"", b"")
        assert list(tmp_path.iterdir()) == [pipe]
