# The front door. `make help` lists what it does.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
SOURCE ?= live
DATA ?= data
# Given to the shell as variables and written "$$DATA" below, so that any letter may stand in them.
export SOURCE DATA
# Nothing of a run is reported to anybody outside: neither Prefect nor Great Expectations reports home.
export DO_NOT_TRACK = 1
export PREFECT_SERVER_ANALYTICS_ENABLED = false
export GX_ANALYTICS_ENABLED = False

.DEFAULT_GOAL := help
# Speeches that the benchmarks of the database, the audit and the site are run on; 3000000 is thirty years.
SPEECHES ?= 300000
FUZZ_SECONDS ?= 60
# Timed turns that `make calibrate` fits; they are no part of this project (docs/method.md lists their sources).
CSV ?= ../shared/calibration/timed_turns.csv
# Another checkout (git worktree add) that the overhead of a night is measured beside.
BASELINE ?=
# Sizes of `make bench-archive`, and the form of its reports: text or pdf.
MEETINGS ?= 200 2000 20000
FORM ?= text
# For every platform and Python, with hashes, and without a word of where the packages were found.
UPGRADE ?=
# Only these, instead of all of them: TESTS="tests/site".
TESTS ?=
# That run tests: on two cores the third works while another waits for a server or a process.
TEST_PROCESSES ?= 3
LOCK = $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)
.PHONY: help setup develop browser query-page demo nightly serve site test test-pure test-thorough test-machines lint format docs quality calibrate simulate mutate bench bench-archive fuzz screenshots lock package clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'
	@echo
	@echo "  make nightly SOURCE=../shared/reports DATA=data   runs the main job on a folder of reports"

python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "spreektijd needs Python 3.11 or newer; name one with PYTHON=..."; exit 2; }

setup: python ## make .venv for running: the runtime libraries and this version as a package
	@"$(PYTHON)" -m tools.environment runtime

develop: python ## make .venv for developing: every library, and the code as it stands here
	@"$(PYTHON)" -m tools.environment develop

demo: setup ## run the main job on what ships with the project, and show what it made
	@$(BIN)/python -P -m cli demo --data "$$DATA/demo"

nightly: setup ## run the main job (SOURCE: live, sample, a folder or file of reports, a URL)
	@$(BIN)/python -P -m cli nightly --source "$$SOURCE" --data "$$DATA"

serve: setup ## run the nights on this machine: Prefect, a worker, the deployments, the dashboard (Ctrl+C stops all)
	@$(BIN)/python -P -m cli serve --data "$$DATA"

site: setup ## render the dashboard and open it in the browser
	@$(BIN)/python -P -m cli site --open --data "$$DATA"

browser: python ## see to a Chromium for the tests of the dashboard: the machine's, else from npm, else (as root) from apt
	@"$(PYTHON)" -m tools.browser

query-page: python ## fetch and bundle what "Zelf bevragen met SQL" (in the browser) needs; the rest of the site does without
	@"$(PYTHON)" -m tools.query_page

# Without a browser or its bundle the tests of the dashboard say in one sentence why they are left out; with CI=true they fail.
test: develop ## run the tests, all but the thorough ones
	@"$(PYTHON)" -m tools.browser || true
	@"$(PYTHON)" -m tools.query_page || true
	@"$(BIN)/python" -m pytest -q -n $(TEST_PROCESSES) --dist loadgroup $(TESTS)

test-pure: develop ## run the quick tests only (seconds, no database, no socket)
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not thorough and not long" tests/unit tests/golden tests/test_architecture.py

test-thorough: develop ## run once more, with everything, what `make test` does with less (docs/tests.md)
	@"$(BIN)/python" -m pytest -q -n $(TEST_PROCESSES) --dist loadgroup -m thorough $(TESTS)

test-machines: python ## play the machines on which `make demo` and `make test` must work, in copies of this checkout
	@"$(PYTHON)" tests/machines/play.py

lint: develop ## ruff, mypy --strict, sqlfluff, and who imports whom
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@MYPYPATH=tests/support $(BIN)/python -m mypy --explicit-package-bases tests/support
	@$(BIN)/python -m sqlfluff lint --processes 2 -q sql
	@$(BIN)/python -m pytest -q tests/test_architecture.py

format: develop ## let ruff and sqlfluff mend what they can
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .
	@$(BIN)/python -m sqlfluff fix --processes 2 -q sql

mutate: develop ## damage the database for every check, and the reading of every gold report; write both tables into docs/checks.md
	@PYTHONPATH=.:tests/support $(BIN)/python tests/reading_faults/measure.py --write
	@SPREEKTIJD_WRITE_DOCS=1 $(BIN)/python -m pytest -q tests/warehouse/checks/test_seeded_faults.py

quality: develop ## measure how well reports are read, names resolved and speeches timed by recordings, and write the results into docs/method.md
	@$(BIN)/python -m tools.measure_parser --write
	@$(BIN)/python -m tools.measure_people --write
	@PYTHONPATH=.:tests/support $(BIN)/python tests/clothes/measure.py --write
	@$(BIN)/python -m tools.measure_alignment --write
	@$(BIN)/python -m tools.method_page

calibrate: develop ## fit the model of speaking time to timed turns and print how well it holds (CSV=../shared/calibration/timed_turns.csv)
	@$(BIN)/python -m tools.calibrate $(CSV)

simulate: develop ## draw a thousand parliaments and count how often the published intervals hold the truth
	@$(BIN)/python -m tools.simulate

docs: develop mutate ## make the generated pages again: cli.md, dictionary.md, checks.md, method.md, source-fields.md
	@$(BIN)/python -m tools.command_page > docs/cli.md
	@$(BIN)/python -m warehouse.dictionary
	@$(BIN)/python -m tools.method_page
	@$(BIN)/python -m tools.source_fields_page

bench: develop ## measure speed and memory, each beside its baseline (SPEECHES=3000000 for thirty years; BASELINE=folder)
	@$(BIN)/python tests/bench/bench_overhead.py $(if $(BASELINE),--baseline "$(BASELINE)")
	@PYTHONPATH=. $(BIN)/python tests/bench/bench_parse.py
	@$(BIN)/python tests/bench/bench_align.py
	@$(BIN)/python tests/bench/bench_marts.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_search.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_corpus.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_audit.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_site.py $(SPEECHES)
	@$(BIN)/python tests/bench/bench_interaction.py
	@$(BIN)/python tests/bench/bench_first_answer.py

bench-archive: develop ## measure thirty years from the archive to what is published, stage by stage (MEETINGS="200 2000 20000", FORM=pdf)
	@$(BIN)/python tests/bench/bench_archive.py $(MEETINGS) --form $(FORM)

fuzz: develop ## give the parser hostile texts for a minute (FUZZ_SECONDS)
	@$(BIN)/python tests/support/fuzz_parser.py $(FUZZ_SECONDS)

screenshots: develop browser ## make the pictures of the README, of the demo's dashboard
	@test -f "$$DATA/demo/site/index.html" || $(BIN)/python -m cli demo --data "$$DATA/demo"
	@$(BIN)/python -m cli site --data "$$DATA/demo"
	@$(BIN)/python -m tools.screenshots "$$DATA/demo/site" docs/images

lock: develop ## write the locks again, newest versions that fit kept where they are (UPGRADE=--upgrade takes newer ones)
	@$(LOCK) pyproject.toml --extra dev --group build -o requirements.lock
	@$(LOCK) pyproject.toml --group build -c requirements.lock -o requirements-runtime.lock
	@$(LOCK) dashboards/requirements-node.in -o dashboards/requirements-node.lock

package: develop ## build the package and its source archive into dist/ (after `make query-page` with "Zelf bevragen met SQL" in it)
	@$(BIN)/python -m tools.package dist

clean: ## remove the environments and everything that runs wrote
	rm -rf .venv .venvs dist "$$DATA"
