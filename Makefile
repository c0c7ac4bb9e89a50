# The two commands of the README, and what lands with a change. What they do is also said there for people without make.
PYTHON ?= python3
VENV ?= .venv
INSTALL = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check

.PHONY: site test check clean

site: $(VENV)/ready ## set up, and build the archive of this repository into output/
	$(VENV)/bin/sitegen build

test: $(VENV)/ready-dev ## set up, and pass all tests, those in a browser too
	PATH="$(abspath $(VENV))/bin:$$PATH" scripts/browser
	$(VENV)/bin/python -m pytest -n auto --dist worksteal $(TESTS)

check: ## everything that must hold before a change lands
	scripts/check

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sitegen needs Python 3.11 or newer: name one with PYTHON=")'
	$(PYTHON) -m venv $(VENV)

# The pins carry hashes, and pip then takes nothing without one: so the project itself comes after them, built by a pinned
# builder and without fetching another.
$(VENV)/ready: pyproject.toml requirements.txt requirements-build.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt -r requirements-build.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .sitegen tests/browser/node_modules
