# The commands of the README and of CI. Each works on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: briefs test coverage lint evaluate bench torture clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	touch $@

briefs: $(STAMP)
	$(BIN)/summarize brief articles/ -o outputs/

# In the order of the folders, which begin with the long files and end with the short ones: the
# order by number of tests, which --dist loadfile prefers, leaves one core alone with the longest.
PYTEST := $(BIN)/python -m pytest -m 'not torture' -n 2 --dist loadfile --no-loadscope-reorder

test: $(STAMP)
	$(PYTEST)

# The same tests; following every line takes pure stages three times their time.
coverage: $(STAMP)
	$(PYTEST) --cov=summarize --cov-report=term:skip-covered

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(STAMP)
	$(BIN)/python -m evaluation.gate

bench: $(STAMP)
	$(BIN)/python -m benchmarks

torture: $(STAMP)
	$(BIN)/python -m pytest -m torture

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
