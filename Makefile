# Every target sets up what it needs; a second run sets up nothing again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint bench screenshots model clean

demo: $(READY)
	$(BIN)/aligner demo demo

test: $(READY)
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: $(READY)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench $(PARTS)  # as the program itself has it

screenshots: $(READY)
	$(BIN)/python docs/screenshots.py

# bitext to train from, and test sentences that must not be in it
BITEXT ?= ../shared/bitext
TESTS ?= ../shared/gold

model: $(READY)
	rm -rf build/de-tr
	mkdir -p build
	$(BIN)/aligner train --bitext $(BITEXT)/*.tsv \
	    $(addprefix --without ,$(wildcard $(TESTS)/*.txt)) -o build/de-tr
	cp build/de-tr/*.json build/de-tr/model.safetensors aligner/models/de-tr/

clean:
	rm -rf $(VENV) demo build dist

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; try: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -e '.[dev]' -c constraints.txt
	touch $(READY)
