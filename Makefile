# The portal's commands. `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
NODE_INPUTS := --from package.json --from package-lock.json --from .npmrc

.PHONY: help
help: ## list these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

# ---------------------------------------------------------------- using it

# The demo has invented people and a key that anybody can read; production (`make serve`) has neither.
run demo bench screenshots: export PORTAL_DEMO = 1

.PHONY: run
run: demo ## set everything up, with the demo councils, and serve it (PORT=8000)
	@$(call serve)

.PHONY: serve
serve: ## serve in production: settings come from the environment, nothing is set up
	@if [ ! -x $(BIN)/granian ] || ! compgen -G 'static/dist/*.css' >/dev/null; then \
		echo 'Not set up yet. Run `make install` first.' >&2; exit 1; \
	fi
	@$(call serve)

# Ctrl-C reaches the server, which ends cleanly; make then has nothing to complain of.
serve = trap : INT; $(BIN)/python manage.py serve --port $(PORT) || { status=$$?; [ $$status -eq 130 ] || exit $$status; }

.PHONY: install
install: python css ## install what serving needs: Python packages, system libraries, style sheets

.PHONY: python
python:
	@.ci/virtualenv
	@.ci/step python 'Python packages' --from requirements.txt --makes $(BIN)/granian -- $(PIP) -r requirements.txt
	@.ci/system-packages run

.PHONY: css
css:
	@.ci/step node 'GOV.UK Frontend and Sass' $(NODE_INPUTS) --makes node_modules/.bin/sass \
		-- .ci/with-node npm ci --ignore-scripts --omit=optional --loglevel=error
	@.ci/step css 'Style sheets' --from static/scss --from package-lock.json --makes static/dist -- .ci/stylesheets

.PHONY: demo
demo: install
	@.ci/step demo 'Database and demo councils' \
		--from fixtures --from templates --from static/scss --from offers --from leaving_care/law $(patsubst %,--from %,$(wildcard */migrations)) \
		--from pathways/demo $(if $(DATABASE_URL),,--makes $(or $(DATA_DIR),var)/db.sqlite3) --env DATABASE_URL --env DATA_DIR \
		-- bash -c '$(BIN)/python manage.py setup_demo && $(BIN)/python manage.py seed_people'

# ---------------------------------------------------------------- checking it

.PHONY: test
test: dev test-packages lint test-sqlite test-postgres test-browser ## every check and test

.PHONY: dev
dev: install
	@.ci/step python-dev 'Python packages for tests' --from requirements.txt --from requirements-dev.txt --makes $(BIN)/pytest \
		-- $(PIP) -r requirements.txt -r requirements-dev.txt

.PHONY: test-packages
test-packages:
	@.ci/system-packages test

# Checks and tests run with production's settings, but for a key of no worth and plain HTTP.
lint test-sqlite test-postgres test-browser: export SECRET_KEY = only-for-tests-and-guards-nothing-at-all-because-it-is-printed-here
lint test-sqlite test-postgres test-browser: export SECURE_SSL_REDIRECT = False

.PHONY: lint
lint: dev ## style, templates, types, import contracts, system checks, migrations
	@echo '-- ruff' && $(BIN)/ruff check && $(BIN)/ruff format --check
	@echo '-- djade' && find templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --check
	@echo '-- mypy; beside it import contracts, system checks, migrations'
	@$(BIN)/mypy & types=$$!; \
		$(BIN)/lint-imports --no-cache && $(BIN)/python manage.py check && $(BIN)/python manage.py makemigrations --check --dry-run; \
		others=$$?; wait $$types && exit $$others

# One more process than there are cores: some tests wait for programs that they start. Each begins with a stretch of its own,
# so that what a folder's tests share is made by one or two of them, and who is done takes from the others.
SPREAD = -n $$(( $(JOBS) + 1 )) --dist worksteal

.PHONY: test-sqlite
test-sqlite: dev test-packages ## tests on SQLite
	@echo '-- tests on SQLite'
	@env -u DATABASE_URL $(BIN)/python -m pytest $(SPREAD) -m 'not browser'

.PHONY: test-postgres
test-postgres: dev test-packages ## tests that ask for a database, on a PostgreSQL of their own
	@echo '-- tests on PostgreSQL'
	@.ci/with-postgres $(BIN)/python -m pytest $(SPREAD) -m 'not browser'

.PHONY: test-browser
test-browser: dev test-packages ## journeys in Chromium
	@echo '-- journeys in Chromium'
	@.ci/with-postgres $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder -m browser tests/browser tests/importing

.PHONY: bench
bench: dev ## measure speed beside nginx
	@.ci/system-packages bench
	@$(BIN)/python -m tests.bench

.PHONY: screenshots
screenshots: dev test-packages ## take pictures of the pages
	@$(BIN)/python -m tests.screenshots

# ---------------------------------------------------------------- keeping it

COMPILE := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url \
	--no-emit-find-links --strip-extras --allow-unsafe $(if $(UPGRADE),--upgrade)

.PHONY: lock
lock: dev ## pin what the .in files and package.json ask for (UPGRADE=1: the newest of each)
	@echo '-- pinning Python packages' && for file in requirements requirements-dev .ci/requirements-node; do \
		$(COMPILE) --output-file $$file.txt $$file.in || exit 1; \
	done
	@echo '-- pinning npm packages' && .ci/with-node npm $(if $(UPGRADE),update,install) --package-lock-only --ignore-scripts --loglevel=error

.PHONY: clean
clean: ## remove what can be made again (the data in var/ stays)
	rm -rf .venv node_modules static/dist var/.stamps .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
