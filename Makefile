# Two commands do everything on a machine with Python 3.11+, pip, git and make:
#   make demo   sets up a local environment and reads the examples
#   make test   sets up and passes all tests
PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
UV := UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv

.PHONY: demo test lint figures lock clean

demo: .venv/.run
	$(BIN)/depesche read examples/nordkorea.html
	$(BIN)/depesche read --published 2025-09-22 examples/nordkorea.txt
	$(BIN)/depesche read examples/ceasefire.txt

test: lint
	$(BIN)/pytest

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Every figure of benchmarks/baseline.json again; `make figures WRITE=--write` keeps the new ones.
figures: .venv/.dev
	$(BIN)/python benchmarks/figures.py $(WRITE)

lock: .venv/.uv
	$(UV) lock

.venv/.uv: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Depesche needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.venv/.run: .venv/.uv pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --inexact --no-dev --compile-bytecode
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/.dev: .venv/.uv pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --inexact --compile-bytecode
	@$(BIN)/python -m compileall -q src
	@touch $@ .venv/.run

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
