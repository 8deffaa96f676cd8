# Two commands do everything: "make run" builds the example, "make test" checks the project.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check browser mutants thorough coverage virtuoso pictures docs lock clean

run: $(VENV)/run.done
	$(BIN)/kg build -o build
	@echo "Open this address in a browser: file://$(CURDIR)/build/index.html"

test: $(VENV)/test.done browser check
	$(PYTEST)

PYTEST := $(BIN)/python -m pytest --numprocesses=auto --dist=loadfile

# A mutant of the data for each constraint of the shapes: each must be found.
mutants: $(VENV)/test.done
	$(PYTEST) -m mutants

# Each command with a full disk, a closed stream, a kill; hostile text on terminals and pages;
# damaged files; a thousand records with one error; each question in two engines.
thorough: $(VENV)/test.done browser
	$(PYTEST) -m thorough

# How much of kg the tests run; slower than the tests alone.
coverage: $(VENV)/test.done browser
	$(PYTEST) --cov --cov-report=term

# What needs no tests: style, types, canonical Turtle.
check: $(VENV)/test.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/kg fmt --check data ontology tests

# Playwright brings its own driver, which needs libatomic1 on Debian; openssl makes certificates.
PACKAGES := chromium fonts-dejavu-core libatomic1 openssl
HAS_BROWSER = { command -v chromium || command -v chromium-browser || command -v google-chrome; } \
  >/dev/null && command -v openssl >/dev/null && $(BIN)/playwright --version >/dev/null 2>&1

browser: $(VENV)/test.done
	@if $(HAS_BROWSER); then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && apt-get install -y -q $(PACKAGES); \
	else \
	  echo "The tests need Chromium, to open the pages, and openssl. Install them with:"; \
	  echo "    sudo apt-get install -y $(PACKAGES)"; exit 1; \
	fi

# Every question at a Virtuoso server of its own; docs/scale-out.md tells what differs there and why.
virtuoso: $(VENV)/test.done
	@if command -v virtuoso-t >/dev/null && command -v isql-vt >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && apt-get install -y -q virtuoso-opensource; \
	else \
	  echo "Virtuoso is not here. Install it with:"; \
	  echo "    sudo apt-get install -y virtuoso-opensource"; exit 1; \
	fi
	$(BIN)/python tests/virtuoso.py

# The network page as readers see it, in its main states; look at them when a page changes.
pictures: $(VENV)/test.done browser
	$(BIN)/python tests/pictures.py build/pictures

docs: $(VENV)/test.done
	$(BIN)/python docs/commands.py > docs/commands.md
	$(BIN)/python docs/measures.py > docs/measures.md
	$(BIN)/python docs/diagram.py
	$(BIN)/python docs/notebook.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: $(VENV)/bin/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test.done: $(VENV)/run.done requirements/test.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

# New versions for everything; look at the difference before you commit it. A requirement with an
# extra is pinned with it: pip before 24 takes “coverage==1” for no pin of “coverage[toml]”.
lock: $(VENV)/bin/python
	$(BIN)/python -m pip install -q pip-tools
	$(BIN)/pip-compile -q --upgrade --generate-hashes --no-strip-extras --allow-unsafe --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  -o requirements/run.txt requirements/build.in pyproject.toml
	$(BIN)/pip-compile -q --upgrade --generate-hashes --no-strip-extras --allow-unsafe --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  -c requirements/run.txt -o requirements/test.txt requirements/test.in
	$(BIN)/pip-compile -q --upgrade --generate-hashes --no-strip-extras --allow-unsafe --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  -c requirements/run.txt -c requirements/test.txt -o requirements/benchmarks.txt requirements/benchmarks.in

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache
