# Everything a checkout needs: `make demo` to see it, `make test` to check it.
.DEFAULT_GOAL := help
.PHONY: help demo test test-long test-spark lint bench wheel clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo
# Where this is set, every process that tests start would compile all of dvault first.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(READY) ## Load the example shop and show what comes of it
	@rm -rf $(DEMO)
	@$(BIN)/dvault demo $(DEMO)

test: lint ## Check style and types, and run every test
	$(BIN)/pytest -n 2 --maxschedchunk=16 --durations=30

test-long: $(READY) ## Try the laws on 10,000 examples each
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n 2 tests/test_laws.py tests/test_*_laws.py

# Two clusters, one for each core; the longest test goes first.
test-spark: $(VENV)/.spark ## Run chosen tests on Spark clusters of their own
	DVAULT_TEST_SPARK=1 $(BIN)/pytest -n 2 --maxschedchunk=1 --durations=20 -p no:cacheprovider \
		tests/test_every_database.py::test_the_shop_is_the_same_in_every_database \
		tests/spec tests/test_spark*.py

lint: $(READY) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.bench ## Measure speed as ratios to hand-written SQL
	$(BIN)/python -m benchmarks

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## Remove what was made, but for the virtual environment
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# A module is compiled when it is first used: most of those that are installed never are.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --editable

# The environment is made anew only where pyproject.toml has changed since.
$(READY): pyproject.toml
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "$$python -m venv $(VENV)"; exec $$python -m venv $(VENV); \
		fi; \
	done; echo "dvault needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1
	$(INSTALL) '.[dev]'
	@touch $@

$(VENV)/.spark: $(READY)
	$(INSTALL) '.[dev-spark]'
	@touch $@

$(VENV)/.bench: $(READY)
	$(INSTALL) '.[dev,bench]'
	@touch $@
