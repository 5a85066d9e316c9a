"""How a command ended and what it wrote, and what the tests of several commands run it with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

REPORT = """\
# Daily report, September 13, 2022

Russian forces made gains south of Bakhmut. [1] Ukrainian forces repelled Russian attacks near Zhovtobrodivka.

Parliament met.
"""
ADD = ["add", "--type", "attack", "--side", "UKR", "--date", "2022-09-13", "--source", "a reader"]
SOUTH = ["--where", "5km south of Bakhmut"]


@dataclass(frozen=True)
class Done:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """The one line of a refusal."""
        assert self.code == 1, self
        assert self.out == ""
        assert self.err.startswith("frontmap: ")
        assert self.err.count("\n") == 1, self.err
        return self.err

    @property
    def path(self) -> Path:
        """The path that the last line of a success names."""
        assert self.code == 0, self
        return Path(self.out.splitlines()[-1].partition(": ")[2])


def files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder but the empty locks."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def features(path: Path) -> list[dict]:
    return json.loads(path.read_bytes())["features"]
