"""The documents do what they say: every command of the quickstart runs, and docs/cli.md is what --help prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FRONTMAP = Path(sys.executable).with_name("frontmap")
QUICKSTART = (ROOT / "docs" / "quickstart.md").read_text(encoding="utf-8")


def test_every_command_of_the_quickstart_runs_in_an_empty_folder(tmp_path: Path) -> None:
    for name, text in re.findall(r"^```markdown (\S+)\n(.*?)^```", QUICKSTART, flags=re.MULTILINE | re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    commands = re.findall(r"^\$ frontmap (.+)$", QUICKSTART, flags=re.MULTILINE)

    assert commands
    for command in commands:
        run = [str(FRONTMAP), *shlex.split(command)]
        done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"frontmap {command}: {done.stderr}"


def test_the_quickstart_shows_every_command() -> None:
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    commands = re.findall(r"^## frontmap (\w+)", reference, flags=re.MULTILINE)

    assert commands
    assert not [command for command in commands if f"$ frontmap {command} " not in QUICKSTART]


def test_the_command_reference_is_what_help_prints_today() -> None:
    script = ROOT / "scripts" / "cli_reference.py"
    now = subprocess.run([sys.executable, script], capture_output=True, check=True, encoding="utf-8").stdout

    assert now == (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"), "make docs writes it anew"
