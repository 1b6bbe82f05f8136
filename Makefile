# The front door. `make help` lists what it does.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.setup-stamp
SOURCE ?= live
DATA ?= data
# Nothing of a run is told to anybody outside: neither Prefect nor Great Expectations reports home.
export DO_NOT_TRACK = 1
export PREFECT_SERVER_ANALYTICS_ENABLED = false
export GX_ANALYTICS_ENABLED = False

.DEFAULT_GOAL := help
# Speeches that the benchmarks of the database, the audit and the site are run on; 3000000 is thirty years.
SPEECHES ?= 300000
FUZZ_SECONDS ?= 60
# Sizes of `make bench-archive`, and the form of its reports: text or pdf.
MEETINGS ?= 200 2000 20000
FORM ?= text
.PHONY: help setup chromium query-page demo nightly serve site test test-pure lint format docs quality mutate bench bench-archive fuzz screenshots clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'
	@echo
	@echo "  make nightly SOURCE=../shared/reports DATA=data   runs the main job on a folder of reports"

setup: $(STAMP) ## make .venv with the pinned versions (every other target does it first)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "spreektijd needs Python 3.11 or newer; name one with PYTHON=..."; exit 2; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## run the main job on what ships with the project, and show what it made
	@$(BIN)/spreektijd demo --data $(DATA)/demo

nightly: setup ## run the main job (SOURCE: live, sample, a folder or file of reports, a URL)
	@$(BIN)/spreektijd nightly --source $(SOURCE) --data $(DATA)

serve: setup ## run the nights on this machine: Prefect, a worker, the deployments, the dashboard (Ctrl+C stops all)
	@$(BIN)/spreektijd serve --data $(DATA)

site: setup ## render the dashboard and open it in the browser
	@$(BIN)/spreektijd site --open --data $(DATA)

chromium: ## install Debian's Chromium and npm where they are missing: the tests of the dashboard drive the one and bundle with the other
	@command -v chromium >/dev/null && command -v npm >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium npm >/dev/null; }

query-page: dashboards/node_modules/.package-lock.json ## fetch and bundle what "Zelf rekenen" (SQL in the browser) needs; the rest of the site does without
	@cd dashboards && npm run --silent build

dashboards/node_modules/.package-lock.json: | chromium
dashboards/node_modules/.package-lock.json: dashboards/package.json dashboards/package-lock.json
	@cd dashboards && npm ci --silent --no-audit --no-fund

test: setup chromium query-page ## run all tests
	@$(BIN)/pytest -q -n 2 --dist loadgroup

test-pure: setup ## run the quick tests only (seconds, no database, no socket)
	@$(BIN)/pytest -q tests/unit tests/golden tests/test_architecture.py

lint: setup ## ruff, mypy --strict, sqlfluff, and who imports whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/sqlfluff lint --processes 2 -q sql
	@$(BIN)/pytest -q tests/test_architecture.py

format: setup ## let ruff and sqlfluff mend what they can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/sqlfluff fix --processes 2 -q sql

mutate: setup ## damage the database for every check, one by one, and write the table of results into docs/checks.md
	@SPREEKTIJD_WRITE_DOCS=1 $(BIN)/pytest -q tests/warehouse/checks/test_seeded_faults.py

quality: setup ## measure how well reports are read and names resolved, and write the results into docs/method.md
	@$(BIN)/python tests/golden/measure.py --write
	@$(BIN)/python tests/golden/measure_people.py --write
	@$(BIN)/python -m tools.method_page

docs: setup mutate ## make the generated pages again: cli.md, dictionary.md, checks.md, method.md
	@$(BIN)/python -m tools.command_page > docs/cli.md
	@$(BIN)/python -m warehouse.dictionary
	@$(BIN)/python -m tools.method_page

bench: setup ## measure speed and memory, each beside its baseline (SPEECHES=3000000 for thirty years)
	@$(BIN)/python tests/bench/bench_parse.py
	@$(BIN)/python tests/bench/bench_marts.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_audit.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_site.py $(SPEECHES)

bench-archive: setup ## measure thirty years from the archive to what is published, stage by stage (MEETINGS="200 2000 20000", FORM=pdf)
	@$(BIN)/python tests/bench/bench_archive.py $(MEETINGS) --form $(FORM)

fuzz: setup ## give the parser hostile texts for a minute (FUZZ_SECONDS)
	@$(BIN)/python tests/fuzz/fuzz_parse.py $(FUZZ_SECONDS)

screenshots: setup chromium ## make the pictures of the README, of the demo's dashboard
	@test -f $(DATA)/demo/site/index.html || $(BIN)/spreektijd demo --data $(DATA)/demo
	@$(BIN)/spreektijd site --data $(DATA)/demo
	@$(BIN)/python -m dashboards.screenshots $(DATA)/demo/site docs/images

clean: ## remove the environment and everything that runs wrote
	rm -rf $(VENV) $(DATA)
