"""How well the reader does on reports that people annotated: floors a little under what was measured.

The check set is scored and never mined: a failure here says figures, not sentences.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import ClassVar

import pytest

from frontmap.model import EventType, Relation, Status

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
FILES = sorted(path for name in ("tuning", "check") for path in (GOLD / name).glob("*.jsonl"))
FIELDS = {"start", "end", "event_type", "side", "status", "place_start", "place_end", "relation", "lon", "lat"}
LONGEST_TOPONYM = 60
FLOORS = {
    "tuning": {"places F1": 0.89, "claims F1": 0.81, "status": 0.95, "relation": 0.91, "anchors": 0.95},
    "check": {"places F1": 0.87, "claims F1": 0.81, "status": 0.95, "relation": 0.94, "anchors": 0.94},
    "dev": {"places F1": 0.95, "claims F1": 0.94, "status": 0.94, "relation": 0.96, "anchors": 0.95},
}


@pytest.fixture(scope="module")
def gold():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        yield importlib.import_module("gold")


@pytest.fixture(scope="module")
def gold_events(gold):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(gold.__file__).parent))
        yield importlib.import_module("gold_events")


@pytest.fixture(scope="module")
def gold_errors(gold):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(gold.__file__).parent))
        yield importlib.import_module("gold_errors")


@pytest.fixture(scope="module")
def corpus(gold):
    folder = gold.corpus_folder()
    if folder is None:
        pytest.skip("the reader is not scored: set FRONTMAP_CORPUS to the folder of the annotated reports' texts")
    return folder


@pytest.mark.parametrize("name", FLOORS)
def test_the_reader_does_not_fall_below_what_it_could_do(gold, corpus, name):
    if name == "dev" and not (corpus.parents[1] / "gold" / "dev").is_dir():
        pytest.skip("the dev set is not here: it stands beside the corpus, in gold/dev")
    found = gold.score(name, corpus).summary()
    low = {label: (round(found[label], 3), floor) for label, floor in FLOORS[name].items() if found[label] < floor}
    assert not low, f"{name}: (found, floor) {low}"


def test_the_check_set_is_read_about_as_well_as_the_tuning_set(gold, corpus):
    tuning, check = (gold.score(name, corpus).summary()["claims F1"] for name in ("tuning", "check"))
    assert abs(tuning - check) <= 0.05


def test_an_annotated_report_is_the_text_that_was_annotated(gold, corpus):
    assert [len(gold.load(name, corpus)) for name in ("tuning", "check")] == [48, 6]


def test_another_text_than_the_annotated_one_is_refused(gold, tmp_path):
    path = FILES[0]
    (tmp_path / f"{path.stem}.txt").write_text("Another text.", encoding="utf-8")
    with pytest.raises(SystemExit, match="annotated on another text"):
        gold.read_offsets(path, tmp_path)


def test_packing_and_unpacking_changes_nothing(gold, tmp_path):
    text = "Forces hold Zorya. Zorya and Halivka oblasts were shelled.\n"
    (tmp_path / "2031-05-03.txt").write_text(text, encoding="utf-8")
    labels = {"event_type": "strike", "side": "UNK", "status": "assessed", "relation": "in", "lon": None, "lat": None}
    records = [{"sent": "S002", "place": place, **labels} for place in ("Zorya", "Halivka oblasts")]
    records[0] |= {"relation": "offset", "bearing": 225, "distance_km": 12}
    (tmp_path / "words").mkdir()
    lines = "\n".join(json.dumps(record) for record in records)
    (tmp_path / "words" / "2031-05-03.jsonl").write_text(lines, encoding="utf-8")
    sentences = "S001\t0\t18\tForces hold Zorya.\nS002\t19\t58\tZorya and Halivka oblasts were shelled."
    (tmp_path / "words" / "2031-05-03.tsv").write_text(sentences, encoding="utf-8")

    gold.pack(tmp_path / "words", tmp_path / "packed", tmp_path)
    packed = gold.read_offsets(tmp_path / "packed" / "2031-05-03.jsonl", tmp_path)
    assert packed == gold.read_words(tmp_path / "words" / "2031-05-03.jsonl", tmp_path)
    assert [record.where for record in packed.records] == [(1, "zoria"), (1, "halivka")]
    assert [(record.bearing, record.distance_km) for record in packed.records] == [(225, 12), (None, None)]


def test_unpacking_and_packing_gives_the_same_file(gold, corpus, tmp_path):
    gold.unpack("tuning", tmp_path / "words", corpus)
    gold.pack(tmp_path / "words", tmp_path / "packed", corpus)
    for path in (GOLD / "tuning").glob("*.jsonl"):
        assert (tmp_path / "packed" / path.name).read_bytes() == path.read_bytes()


def test_a_perfect_reading_scores_one_and_an_empty_one_nothing(gold):
    record = gold.Record(0, "Zorya", "strike", "RUS", "claimed", "at", 36.0, 48.0)
    perfect, empty = gold.Figures(), gold.Figures()
    perfect.add([record, record], [record, record])
    empty.add([record], [])
    assert set(perfect.summary().values()) == {1.0}
    assert set(empty.summary().values()) == {0.0}


def test_errors_are_counted_by_kind_and_a_miss_with_its_false_claim_once(gold, gold_errors):
    def record(sentence, place, event_type, side="RUS"):
        return gold.Record(sentence, place, event_type, side, "claimed", "at", None, None)

    errors = gold_errors.Errors()
    errors.add(
        [record(0, "A", "strike"), record(1, "B", "attack"), record(1, "C", "attack"), record(2, "D", "clash")],
        [record(0, "A", "attack"), record(1, "B", "attack", "UKR"), record(1, "E", "attack"), record(3, "F", "strike")],
    )
    assert errors.confusions == {("strike", "attack"): 1}
    assert (errors.wanted["attack"], errors.found["attack"]) == (2, 0)
    assert errors.kinds == {
        gold_errors.WRONG_TYPE: 1,
        gold_errors.WRONG_SIDE: 1,
        gold_errors.MISSED: 1,
        gold_errors.SILENT: 1,
        gold_errors.TOO_MANY: 1,
        gold_errors.NO_EVENT: 1,
    }


def test_the_errors_on_the_check_set_are_shown_to_nobody(gold_errors):
    with pytest.raises(SystemExit, match="nobody looks"):
        gold_errors.main(["check"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
class TestFile:
    def test_holds_numbers_and_labels_and_no_words(self, path):
        head, *rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        assert set(head) == {"sha256", "sentences"}
        assert rows
        for row in rows:
            assert set(row) - {"bearing", "distance_km"} == FIELDS
            assert row["event_type"] in set(EventType)
            assert row["status"] in set(Status) - {Status.PLANNED}
            assert row["relation"] in set(Relation)
            assert row["side"] == "UNK" or row["side"] in {"RUS", "UKR", "BLR", "ARM", "AZE"}

    def test_has_each_place_inside_its_sentence(self, path):
        head, *rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        sentences = list(map(tuple, head["sentences"]))
        assert sentences == sorted(sentences)
        for row in rows:
            assert (row["start"], row["end"]) in sentences
            assert row["start"] <= row["place_start"] < row["place_end"] <= row["end"]
            assert row["place_end"] - row["place_start"] <= LONGEST_TOPONYM

    def test_has_bearings_and_coordinates_that_fit_their_relation(self, path):
        _, *rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for row in rows:
            assert (row["lon"] is None) == (row["lat"] is None)
            assert row["lon"] is None or (22 <= row["lon"] <= 41 and 44 <= row["lat"] <= 53)
            assert ("bearing" in row) == (row["relation"] in {"direction", "offset"})
            assert ("distance_km" in row) >= (row["relation"] == "offset")


class TestEvents:
    WORST: ClassVar[dict[str, dict[str, int]]] = {
        "dev": {"missed": 16, "wrongly merged": 0},
        "tuning": {"missed": 13, "wrongly merged": 1},
    }

    @pytest.mark.parametrize("name", WORST)
    def test_claims_of_one_event_are_found_and_no_two_events_merged(self, gold, gold_events, corpus, name):
        pairs = gold_events.score(name, corpus, gold.default_reader())
        counted = pairs.summary()
        assert counted["found"] > 3 * counted["missed"]
        for what, worst in self.WORST[name].items():
            assert counted[what] <= worst, (
                f"{name}: {what}: {getattr(pairs, what.split()[0].replace('wrongly', 'wrong'))}"
            )

    @pytest.mark.parametrize("path", sorted((GOLD / "events").rglob("*.jsonl")), ids=lambda path: path.stem)
    def test_files_number_the_events_and_hold_no_words(self, gold_events, path):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for number, row in enumerate(rows, 1):
            assert set(row) | {"bearing"} == set(gold_events.FIELDS)
            assert row["event_type"] in set(EventType)
            assert row["relation"] in set(Relation)
            assert 1 <= row["event"] <= number
            assert rows[row["event"] - 1]["event"] == row["event"]

    @pytest.mark.parametrize("path", sorted((GOLD / "events" / "tuning").glob("*.jsonl")), ids=lambda path: path.stem)
    def test_files_follow_the_records_line_by_line(self, path):
        _, *records = map(json.loads, (GOLD / "tuning" / path.name).read_text(encoding="utf-8").splitlines())
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert [row | {"event": 0} for row in rows] == [
            {name: record[name] for name in row if name != "event"} | {"event": 0}
            for row, record in zip(rows, records, strict=True)
        ]
