"""The habits that no linter knows: what public names say, how modules are named, how the documents hold together."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import numpydoc.validate
import pytest

import frontmap

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
FOLDERS_BESIDE = ("benchmarks", "geo", "scripts", "tests")
MODULES_BESIDE = sorted(path for folder in FOLDERS_BESIDE for path in (ROOT / folder).rglob("*.py"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TABLES_OF_IGNORES = re.compile(r"\[tool\.ruff\.lint(\.per-file-ignores)?\]")

LONGEST_MODULE = 300
"""Lines: above it, a module holds two things."""

ONE_PAGE = 70
"""Lines of ARCHITECTURE.md: what is read in one go."""

EMPTY_NAMES = re.compile(r"utils?|helpers?|managers?|misc|common|stuff", re.IGNORECASE)
"""Names that say nothing about what is inside."""

ALWAYS = {"GL08", "SS03", "SS04", "PR02", "PR03"}
"""No docstring; summary without full stop or indented; parameters that do not exist or stand in another order."""

WITH_SECTIONS = {"PR01", "RT03"}
"""A Parameters section leaves none out, a Returns section says what is returned."""


def public_names() -> Iterator[tuple[str, object]]:
    """Give every public function and class of the package with its dotted name."""
    for info in pkgutil.walk_packages(frontmap.__path__, "frontmap."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            own = getattr(value, "__module__", None) == module.__name__
            if own and not name.startswith("_") and (inspect.isclass(value) or inspect.isroutine(value)):
                yield f"{module.__name__}.{name}", value


def faults_of(dotted: str, value: object) -> list[str]:
    """Say what numpydoc finds wrong with a docstring, as far as it is one of our habits."""
    docstring = inspect.getdoc(value) or ""
    wanted = ALWAYS | (WITH_SECTIONS if inspect.isroutine(value) and "Parameters\n---" in docstring else set())
    return [f"{dotted}: {text}" for code, text in numpydoc.validate.validate(dotted)["errors"] if code in wanted]


def relative(path: Path) -> str:
    """Name a path as seen from the top of the checkout: it becomes the name of a test case."""
    return path.relative_to(ROOT).as_posix()


def test_every_public_name_has_a_docstring_that_fits_its_signature() -> None:
    faults = [fault for dotted, value in public_names() for fault in faults_of(dotted, value)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", MODULES, ids=relative)
class TestModule:
    def test_is_short_enough_to_be_read_in_one_go(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE

    def test_is_named_for_what_it_holds(self, path: Path) -> None:
        names = [path.stem, path.parent.name]
        names += [node.name for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.ClassDef)]
        words = [word for name in names for word in re.findall(r"[A-Z]?[a-z]+", name)]

        assert not [word for word in words if EMPTY_NAMES.fullmatch(word)]

    def test_prints_nothing(self, path: Path) -> None:
        calls = [node.func for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]

        assert not [call.lineno for call in calls if isinstance(call, ast.Name) and call.id == "print"]

    def test_takes_longitude_before_latitude(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef):
                axes = [a.arg for a in (*node.args.args, *node.args.kwonlyargs) if a.arg in {"lon", "lat"}]
                assert axes != ["lat", "lon"], f"{node.name}, line {node.lineno}"

    def test_gives_the_reason_for_every_silenced_check(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        silenced = [line for line in lines if re.search(r"#\s*(noqa|type:\s*ignore)", line)]
        reasoned = re.compile(r"(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|ignore\[[\w, -]+\])\W+\w")

        assert not [line for line in silenced if not reasoned.search(line)]


@pytest.mark.parametrize("path", MODULES_BESIDE, ids=relative)
def test_a_module_beside_the_package_is_short_enough_too(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_every_lint_rule_that_is_switched_off_has_its_reason_beside_it() -> None:
    table, bare = "", []
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        table = line if line.startswith("[") else table
        if TABLES_OF_IGNORES.fullmatch(table) and re.search(r'"[A-Z]+[0-9]*"', line) and "select" not in line:
            bare += [line] if "#" not in line else []

    assert not bare


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_every_link_to_a_file_of_ours_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    ours = [link for link in links if "://" not in link and not link.startswith("mailto:")]

    assert not [link for link in ours if not (path.parent / link).exists()]


def test_the_architecture_is_one_page() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= ONE_PAGE


def test_the_architecture_names_every_module() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.relative_to(ROOT / "src" / "frontmap").parts[0] for path in MODULES} - {"__init__.py"}

    assert not {room for room in rooms if room not in page}


def test_every_term_of_the_glossary_says_what_to_avoid() -> None:
    page = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    entries = re.split(r"^## ", page, flags=re.MULTILINE)[1:]

    assert entries
    assert not [entry.splitlines()[0] for entry in entries if "\navoid: " not in entry]


def test_the_glossary_is_in_alphabetical_order() -> None:
    terms = re.findall(r"^## (.+)", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert terms == sorted(terms, key=str.casefold)


def test_every_noun_of_the_model_is_in_the_glossary() -> None:
    page = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").casefold()
    tree = ast.parse((ROOT / "src" / "frontmap" / "model.py").read_bytes())
    nouns = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", node.name) for node in tree.body if isinstance(node, ast.ClassDef)]

    assert not [noun for noun in nouns if f"\n## {noun.casefold()}\n" not in page]


def test_the_changelog_begins_with_what_is_not_released_and_knows_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert headings[0] == "Unreleased"
    assert version in headings
