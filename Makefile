# Every command a person needs. `make run` and `make test` work on a machine with Python 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: run test test-office check format lock bench bench-phone soak clean

# Not by the command's own script: that knows where this folder was when it was made, and folders are moved.
run: .venv/.run
	$(BIN)/python -m scripts.serve $(ARGS)

test: .venv/.dev
	$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not office" $(ARGS)

test-office: .venv/.dev
	$(BIN)/python -m tests.office
	$(BIN)/python -m pytest -m office $(ARGS)

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --check --lint app/web/templates

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --reformat --quiet app/web/templates || true

bench: .venv/.dev
	$(BIN)/python -m compileall -q app sheets scripts
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.bench $(ARGS)

bench-phone: .venv/.dev
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.bench.phone

soak: .venv/.dev
	KILLS=200 $(BIN)/python -m pytest -k killed -o timeout=3600
	$(BIN)/python -m tests.soak $(ARGS)

lock: .venv/.dev
	$(BIN)/pip freeze --exclude-editable --exclude forankring | grep -v '@ file' > requirements.lock

clean:
	rm -rf .venv

.venv/.run: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Forankring kræver Python 3.11 eller nyere.")'
	$(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv .venv  # also where one was begun and stopped
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	$(BIN)/python -m compileall -q app sheets scripts  # as pip does with all else: a start is quicker
	touch $@

.venv/.dev: .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	touch $@
