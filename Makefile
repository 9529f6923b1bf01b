# Two commands do everything: `make chat` and `make test`. `make` alone lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
# PyTorch's own CPU builds: 200 MB instead of 3 GB. Tried once, alone: an unreachable index costs seconds a package.
TORCH_CPU := https://download.pytorch.org/whl/cpu
PORT   ?= 8000

.PHONY: help chat test index evaluate lint clean
help:            ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/ :/'

chat: $(VENV)/installed        ## install, build the index when needed, serve http://localhost:8000
	$(BIN)/assistant chat --port $(PORT)

test: $(VENV)/installed-test   ## install with the test dependencies, run the whole suite
	$(BIN)/python -m ruff check assistant tests benchmarks
	$(BIN)/python -m pytest

index: $(VENV)/installed       ## build the index now
	$(BIN)/assistant ingest

evaluate: $(VENV)/installed    ## score the assistant on its own question sets
	$(BIN)/assistant evaluate

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Il manque Python 3.11 ou plus récent (commande $(PYTHON))."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent : relancez avec PYTHON=python3.11."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Il manque le module venv : sous Debian, installez le paquet python3-venv."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/torch: $(VENV)/bin/python constraints.txt
	$(PIP) install --quiet --retries 0 --timeout 5 --extra-index-url $(TORCH_CPU) -c constraints.txt torch \
		|| $(PIP) install --quiet -c constraints.txt torch
	@touch $@

$(VENV)/installed: $(VENV)/torch pyproject.toml
	@echo "Installation des dépendances (une à trois minutes la première fois)…"
	$(PIP) install --quiet -c constraints.txt -e .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(PIP) install --quiet -c constraints.txt -e '.[test]'
	@touch $@

lint: $(VENV)/installed-test   ## style only
	$(BIN)/python -m ruff check assistant tests benchmarks

clean:                         ## forget the environment and the index
	rm -rf $(VENV)
	find index -mindepth 1 -maxdepth 1 ! -name modele ! -name README.md -exec rm -rf {} +
