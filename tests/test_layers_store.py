"""Layers on the disk: what is not written, several writers, and sudden death."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING

import pytest

from frontmap import layers
from frontmap.errors import LayerError, OutputError
from frontmap.files import lock_file, replace_file
from located_claims import added, located, reading

if TYPE_CHECKING:
    from pathlib import Path

INSERT = """
    import datetime as dt, sys
    from pathlib import Path
    from shapely.geometry import Point
    from frontmap import layers
    path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    day = dt.date(2031, 5, 4)
    print("ready", flush=True)
    for number in range(count):
        new = layers.added_feature(event_type="attack", side="UKR", status="claimed", begin=day, end=day,
                                   geometry=Point(3, 50), note=f"{name} {number}")
        layers.update_layer(path, lambda frame: layers.add_features(frame, new))
"""


def inserting(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(INSERT), str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_frame_that_the_codebook_forbids_is_not_written(tmp_path):
    frame = layers.to_frame(reading(located(1)))
    frame.loc[0, "status"] = "sure"
    path = tmp_path / "a.geojson"
    with pytest.raises(LayerError, match="unknown status"):
        layers.write_layer(frame, path)
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="allow writing there"):
        layers.write_layer(layers.empty_frame(), tmp_path / "file" / "a.geojson")


def test_two_programs_that_write_at_once_lose_nothing(tmp_path):
    path = tmp_path / "day.geojson"
    writers = [inserting(path, name, 20) for name in ("a", "b")]
    for writer in writers:
        with writer:
            assert writer.wait(timeout=120) == 0
    assert len(layers.read_layer(path)) == 40


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path):
    path = tmp_path / "day.geojson"
    layers.write_layer(added(note="first"), path)
    for turn in range(4):
        with inserting(path, f"turn {turn}", 1000) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.15 + 0.037 * turn)
            writer.send_signal(signal.SIGKILL)
        assert layers.check_layer(path) == ()
    assert len(layers.read_layer(path)) > 4
    layers.update_layer(path, lambda frame: layers.add_features(frame, added(note="after all")))
    assert not list(tmp_path.glob(".*")), "the next writer clears away what a killed one left"


def test_a_layer_that_another_program_keeps_locked_is_said_to_be(tmp_path):
    path = tmp_path / "a.geojson"
    with (
        lock_file(path),
        pytest.raises(LayerError, match=r"another program has been writing it.*try again"),
        lock_file(path, timeout_s=0.1),
    ):
        pass


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("old")

    def fail(unfinished: Path) -> None:
        unfinished.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left on device"):
        replace_file(path, fail)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
