# Two commands for a fresh machine with Python 3.11 or later and make: `make demo` and `make test`.

UV := $(shell command -v uv 2>/dev/null || echo .cache/uv/bin/uv)
PYTHON ?= python3
RUN := .venv/bin/
CODE := errors ontology converter shapes release server cli tests scripts bench

.PHONY: demo test check fuzz setup format constraints clean

demo: .venv/ready ## build the examples and serve them
	@$(RUN)communique demo

test: check ## set up and run all checks

check: .venv/ready ## format, lint, types, tests; a file of tests stays in one process
	$(RUN)ruff format --check $(CODE)
	$(RUN)ruff check $(CODE)
	$(RUN)mypy
	$(RUN)pytest -q -n auto --dist loadfile $(PYTEST)

fuzz: .venv/ready ## ask the server at least 5,000 requests made up from its own description
	FUZZ_EXAMPLES=60 $(RUN)pytest -q -s tests/server/test_interface.py

setup: .venv/ready

format: .venv/ready ## put the code in its standard form
	$(RUN)ruff format $(CODE)
	$(RUN)ruff check --fix $(CODE)

constraints: .venv/ready ## choose the versions of all libraries anew
	$(UV) pip compile --quiet --universal --upgrade --no-annotate --no-header --no-emit-index-url \
		--group dev pyproject.toml --output-file constraints.txt

clean:
	rm -rf .venv .cache build *.egg-info

# uv is taken as it is found; on a machine without it, it is installed into .cache, for this checkout alone.
.cache/uv/bin/uv:
	$(PYTHON) -m venv .cache/uv
	.cache/uv/bin/pip install --quiet --disable-pip-version-check uv

# Editable installs are a folder of links: a new file needs a new install, so every source file is listed.
SOURCES := $(shell find errors ontology converter shapes release server cli examples -type f -not -path '*/__pycache__/*')

.venv/ready: pyproject.toml constraints.txt $(SOURCES) | $(filter .cache/%,$(UV))
	@test -x .venv/bin/python || $(UV) venv --quiet --python $(PYTHON) .venv
	@$(UV) pip install --quiet --python .venv/bin/python --constraint constraints.txt --editable . --group dev
	@touch $@
