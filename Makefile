# The two commands: `make map` and `make test`. Everything else is listed by `make help`.
#
# PYTHON       the interpreter that .venv is made with           make map PYTHON=python3.12
# CONSTRAINTS  empty: the newest versions that pyproject allows   make test CONSTRAINTS=
# RAW          the folder with the raw files of geo/              make geo RAW=../raw
# REPORT       the report that `make map` draws                   make map REPORT=my-report.md

PYTHON      ?= python3
CONSTRAINTS ?= constraints.txt
REPORT      ?= examples/reports/2022-09-13.md

BIN     := .venv/bin
DATE     = $(basename $(notdir $(REPORT)))
PIP      = $(BIN)/python -m pip --quiet --disable-pip-version-check
INSTALL  = $(PIP) install --prefer-binary $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS))

.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

.PHONY: help map test lint format examples bench docs geo wheel lock clean

help: ## list the commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

map: .venv/installed ## read the example report and draw maps/<date>.html
	@$(BIN)/frontmap map "$(REPORT)" -o "maps/$(DATE).html"

test: .venv/installed-for-tests browser lint ## everything that CI checks: lint, types, unit, golden and browser tests
	@$(BIN)/pytest

lint: .venv/installed-for-tests ## style, types, direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: .venv/installed-for-tests ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

examples: .venv/installed ## read and draw the example reports again, after a change that is meant to show
	@for report in examples/reports/*.md; do \
	  day=$$(basename "$$report" .md); \
	  rm -f "layers/$$day.geojson"; \
	  $(BIN)/frontmap read "$$report" -o "layers/$$day.geojson" || exit 1; \
	  $(BIN)/frontmap map "$$report" -o "maps/$$day.html" || exit 1; \
	done

bench: .venv/installed-for-tests ## what reading costs and is worth, what a page costs: speed, memory, scores, footprints, pages
	@$(BIN)/python -m benchmarks

docs: .venv/installed-for-tests ## write docs/cli.md from --help
	@$(BIN)/python scripts/cli_reference.py > docs/cli.md.tmp
	@mv docs/cli.md.tmp docs/cli.md

geo: .venv/installed-for-geo ## build geo/ from the raw files: make geo RAW=DIR
	@$(BIN)/python geo/build.py --raw "$(RAW)"

wheel: .venv/installed-for-tests ## build dist/frontmap-*.whl
	@$(BIN)/python -m hatchling build -t wheel

# Some packages refuse the first releases of a Python (Debian 12 has 3.11.2): hence the oldest.
lock: ## write constraints.txt anew, from an empty environment; on the oldest Python that we support
	@rm -rf build/lock
	@"$(PYTHON)" -m venv build/lock
	@build/lock/bin/python -m pip --quiet --disable-pip-version-check install '.[test,lint]'
	@{ echo "# Written by 'make lock' on Python $$(build/lock/bin/python -c 'import platform; print(platform.python_version())')."; \
	   echo "# The versions that CI tests with; an environment of your own follows the ranges in pyproject.toml."; \
	   build/lock/bin/python -m pip freeze --disable-pip-version-check | grep -v '^frontmap'; } > build/constraints.txt
	@mv build/constraints.txt constraints.txt
	@rm -rf build/lock

clean: ## remove .venv, caches and builds; maps/ and layers/ stay
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: pip runs again only where what it would install may have changed.

.venv/bin/python:
	@scripts/check-python "$(PYTHON)"
	@"$(PYTHON)" -m venv .venv

.venv/installed: pyproject.toml $(CONSTRAINTS) | .venv/bin/python
	@echo "Installing frontmap and what it needs into .venv (once; about a minute) ..."
	@$(INSTALL) --editable .
	@touch $@

.venv/installed-for-tests: pyproject.toml $(CONSTRAINTS) | .venv/bin/python
	@echo "Installing frontmap and what its tests need into .venv (once; about two minutes) ..."
	@$(INSTALL) --editable '.[test,lint]'
	@touch .venv/installed $@

.venv/installed-for-geo: pyproject.toml $(CONSTRAINTS) | .venv/bin/python
	@$(INSTALL) --editable '.[geo]'
	@touch .venv/installed $@

# Debian's Chromium, what its driver's Node needs, and a font with Cyrillic. Where they can't be had, the browser tests
# are skipped and say so; CI stops instead, so that fewer tests never look like a green run.
.PHONY: browser
browser:
	@scripts/debian-packages "the browser tests are skipped where no Chromium is found" \
	  chromium libatomic1 fonts-dejavu-core || [ -z "$$CI" ]
