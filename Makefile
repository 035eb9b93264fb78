# hipbook: `make` alone lists what can be done. Needs make and Python 3.11 or newer, nothing else.
# To use a Python of your choice: make dashboard PYTHON=/path/to/python3.12

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV = $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)
# What a Jupyter Server reads of hipbook: its Voila template, its settings, its addresses.
SERVED := $(CURDIR)/hipbook/server
# `make lock NEWEST=` keeps what is pinned and adds only what is new in pyproject.toml.
NEWEST := --upgrade
HASHED = --generate-hashes --no-strip-extras $(NEWEST) --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' --quiet
COMPILE = printf 'setuptools>=77\nwheel>=0.45\n' | "$(UV)" pip compile pyproject.toml - --all-extras --universal --python-version 3.11 $(HASHED)
# What the package needs in a browser: the same versions, for the Python that Pyodide is (tools/site); micropip is what the
# kernel of JupyterLite asks for. JupyterLite itself only builds the workbook.
BROWSER = printf 'micropip>=0.11\n' | "$(UV)" pip compile pyproject.toml - --python-platform wasm32-pyodide2024 --python-version 3.14 $(HASHED) --no-annotate
WORKBOOK = printf 'jupyterlite-core>=0.8.6,<0.9\njupyterlite-pyodide-kernel>=0.8.6,<0.9\n' | "$(UV)" pip compile - --universal \
	--python-version 3.11 $(HASHED) --no-annotate

# All tests run in two processes, a file in one of them; what is asked for with ARGS runs in one, and can print.
WHOLE := --numprocesses 2 --dist loadfile --no-loadscope-reorder
QUICK := 'not browser and not engine and not host and not law and not report'
LOWEST := build/lowest
NEWEST_ENV := build/newest

# Stamps say what has been done; they are older than the files they depend on when it must be done again.
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
TESTABLE := $(VENV)/.testable
# The browser's side is checked and bundled with node, where there is one; nobody needs it to use hipbook.
NPM := $(shell command -v npm 2>/dev/null)
NODE_MODULES := node_modules/.package-lock.json

# A folder that was moved, or whose Python is gone, is set up afresh: the first stamp holds the folder's path.
ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && cat $(MADE) 2>/dev/null),$(CURDIR))
.PHONY: $(MADE)
endif

.PHONY: help dashboard lab book site site-serve test static js js-check quick testable lowest newest coverage mutants benchmark screenshots gallery figures lint lock clean

help: ## List what can be done
	@echo 'hipbook, a hip-care workbook. You can say:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

dashboard: $(INSTALLED) ## Set up if needed and open the workbook as one page
	@echo 'Starting hipbook. Ctrl-C stops it'
	@$(BIN)/hipbook dashboard $(ARGS)

lab: $(INSTALLED) ## Set up if needed and open the notebooks in JupyterLab
	@echo 'Starting JupyterLab at the contents of the book. Ctrl-C twice stops it'
	@JUPYTER_PATH="$(SERVED)/share/jupyter" JUPYTER_CONFIG_PATH="$(SERVED)/etc/jupyter" \
		$(BIN)/jupyter lab --notebook-dir=notebooks --LabApp.default_url=/lab/tree/00-start-here.ipynb $(ARGS)

book: $(INSTALLED) ## Set up if needed and write the notebooks as pages to read without Jupyter, into book/
	@$(BIN)/python tools/book book
	@echo 'Open book/00-start-here.html in a browser'

site: $(INSTALLED) $(NODE_MODULES) ## Write the page that runs in a browser alone, for any static host, into site/ (needs node)
	@$(BIN)/python tools/site site
	@echo 'make site-serve shows it; docs/site.md says how to publish it'

site-serve: ## Show what make site wrote, on this machine only
	@echo 'Open http://localhost:8931 in a browser. Ctrl-C stops it'
	@$(BIN)/python -m http.server 8931 --bind 127.0.0.1 --directory site >/dev/null 2>&1

test: static ## Set up if needed and run every test
	@echo 'Running the tests with pytest'
	@$(BIN)/python -m pytest $(if $(ARGS),$(ARGS),$(WHOLE))

static: $(TESTABLE) js-check ## Look at the code without running it
	@echo 'Checking the code with ruff'
	@$(BIN)/ruff check .
	@echo 'Checking the layers with import-linter'
	@$(BIN)/lint-imports
	@echo 'Checking the types with mypy'
	@$(BIN)/mypy

js: $(INSTALLED) $(NODE_MODULES) ## Bundle what runs in the browser (hipbook/widgets/js and css) and check it (needs node)
	@$(BIN)/python tools/generate.py
	@npm run --silent format
	@npm run --silent build
	@npm run --silent check

js-check:
ifneq ($(NPM),)
	@$(MAKE) --no-print-directory $(NODE_MODULES)
	@echo 'Checking the JavaScript with Biome, TypeScript and node'
	@npm run --silent check
else
	@echo '*** NODE IS NOT INSTALLED: THE JAVASCRIPT IS NOT CHECKED ***'
	@test -z "$$CI"
endif

quick: $(TESTABLE) ## Run the tests that need no browser, no server of their own and no search for a law-breaker
	@$(BIN)/python -m pytest -m $(QUICK) $(WHOLE) --quiet $(ARGS)

testable: $(TESTABLE) ## Set up what the tests need, and run none

lowest: ## Run the quick tests with the oldest versions that are allowed (needs uv)
	@echo 'Installing the oldest versions into $(LOWEST)'
	@"$(UV)" venv --quiet --clear --python "$(or $(PYTHON),python3)" $(LOWEST)
	@"$(UV)" pip compile pyproject.toml --all-extras --python $(LOWEST) --resolution lowest-direct --quiet \
		--output-file $(LOWEST)/lowest.txt >/dev/null
	@"$(UV)" pip install --quiet --python $(LOWEST) --group lint --group test -r $(LOWEST)/lowest.txt pip wheel
	@"$(UV)" pip install --quiet --python $(LOWEST) --no-deps --no-build-isolation -e .
	@$(LOWEST)/bin/python -m pytest -m $(QUICK) $(WHOLE) --quiet $(ARGS)

newest: ## Run the quick tests with the newest versions that are allowed, whatever is pinned (needs uv)
	@echo 'Installing the newest versions into $(NEWEST_ENV)'
	@"$(UV)" venv --quiet --clear --python "$(or $(PYTHON),python3)" $(NEWEST_ENV)
	@"$(UV)" pip install --quiet --upgrade --python $(NEWEST_ENV) --group lint --group test -r pyproject.toml --all-extras pip wheel
	@"$(UV)" pip install --quiet --python $(NEWEST_ENV) --no-deps --no-build-isolation -e .
	@$(NEWEST_ENV)/bin/python -m pytest -m $(QUICK) $(WHOLE) --quiet $(ARGS)

lint: $(INSTALLED) ## Look for faults in the content (data/)
	@$(BIN)/hipbook lint

coverage: $(TESTABLE) ## Measure which branches the unit tests and doctests reach
	@$(BIN)/python -m pytest tests/unit hipbook -m $(QUICK) --quiet --cov --cov-report=term:skip-covered $(ARGS)

mutants: $(TESTABLE) ## Change screening and adaptation in small ways: do their tests notice? ARGS="--sample 180"
	@$(BIN)/python tools/mutants.py $(ARGS)

benchmark: $(TESTABLE) ## Measure how fast it is; ratios taken in one run
	@$(BIN)/python tools/benchmark $(ARGS)

screenshots: $(TESTABLE) ## Take a picture of every screen, into screenshots/
	@$(BIN)/python tools/screenshots.py $(ARGS)

gallery: $(INSTALLED) ## Show every component of the look in both themes, in gallery/
	@$(BIN)/python tools/gallery.py gallery
	@echo 'Open gallery/index.html in a browser'

figures: $(TESTABLE) ## Redraw the exercises whose poses changed (data/figures); ARGS="--sheet out.png" to look
	@$(BIN)/python -m tools.mannequin $(ARGS)

# What the image for JupyterHub needs besides; the hub of the Helm chart 4 is JupyterHub 5, and the two must fit.
HUB_COMPILE = printf 'jupyterhub>=5.4,<6\n' | "$(UV)" pip compile - --constraint requirements.txt --universal --python-version 3.11 $(HASHED)
# The pins that hold on Binder's image, one a line.
ON_BINDER = "$(UV)" pip compile requirements.txt --no-deps --python-platform x86_64-manylinux_2_28 --no-header --no-annotate \
	--python-version "$$(sed 's/python-//' binder/runtime.txt)" --no-emit-index-url --no-emit-find-links --quiet

lock: ## Pin the newest fitting versions again (needs uv: pip install uv)
	@"$(UV)" --version >/dev/null 2>&1 || { echo 'make lock needs uv. Install it with: pip install uv'; exit 1; }
	@echo 'Pinning requirements.txt'
	@$(COMPILE) --output-file requirements.txt >/dev/null
	@echo 'Pinning docs/hub/requirements.txt and binder/requirements.txt'
	@$(HUB_COMPILE) --output-file docs/hub/requirements.txt >/dev/null
	@$(ON_BINDER) | "$(UV)" run --quiet --no-project --with jupyter-repo2docker python tools/binder.py
	@echo 'Pinning requirements-test.txt'
	@$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-test.txt >/dev/null
	@echo 'Pinning tools/site/requirements.txt'
	@$(BROWSER) --constraint requirements.txt --output-file tools/site/requirements.txt >/dev/null
	@echo 'Pinning tools/site/lab/requirements.txt'
	@$(WORKBOOK) --constraint requirements.txt --output-file tools/site/lab/requirements.txt >/dev/null

clean: ## Remove what was set up and built; your own log is kept
	rm -rf $(VENV) node_modules mutants .coverage build dist *.egg-info screenshots book site .hypothesis .pytest_cache .ruff_cache .import_linter_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment somebody made here by hand is used as it is.
$(MADE):
	@new='import sys; sys.exit(sys.version_info < (3, 11))'; \
	if [ ! -f $(MADE) ] && $(BIN)/python -c "import pip; $$new" >/dev/null 2>&1; then exit 0; fi; \
	python=; \
	for name in $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python); do \
		if "$$name" -c "$$new" >/dev/null 2>&1; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'hipbook needs Python 3.11 or newer, and $(if $(PYTHON),$(PYTHON) is not one,none was found).'; \
		echo 'Install it from python.org or with your package manager (Debian, Ubuntu: sudo apt install python3 python3-venv),'; \
		echo 'or say where it is: make dashboard PYTHON=/path/to/python3'; \
		exit 1; \
	fi; \
	echo "Making a place for hipbook in $(VENV), with $$("$$python" --version)"; \
	if ! "$$python" -m venv --clear $(VENV) >/dev/null 2>&1; then \
		rm -rf $(VENV); \
		echo 'This Python cannot make a virtual environment: its venv or ensurepip part is missing.'; \
		echo "Debian, Ubuntu: sudo apt install $$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; \
		echo 'Fedora and others: install python3-pip; or take a Python from python.org. Then try again.'; \
		exit 1; \
	fi
	@printf '%s\n' "$(CURDIR)" > $(MADE)

$(INSTALLED): $(MADE) requirements.txt pyproject.toml setup.py
	@echo 'Installing what hipbook needs (a few minutes the first time)'
	@$(PIP) install --require-hashes -r requirements.txt
	@echo 'Installing hipbook itself'
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $(INSTALLED)

$(NODE_MODULES): package-lock.json package.json .npmrc
	@command -v npm >/dev/null || { echo 'This needs node with npm, version 20 or newer (nodejs.org).'; exit 1; }
	@echo 'Installing what bundles and checks the JavaScript'
	@npm ci --silent
	@touch $(NODE_MODULES)

$(TESTABLE): $(INSTALLED) requirements-test.txt
	@echo 'Installing what the tests need'
	@$(PIP) install --require-hashes -r requirements-test.txt
	@touch $(TESTABLE)
