# The two commands of the README; docs/operators/ says them without make.
PYTHON ?= python3
VENV ?= .venv

.PHONY: site test check clean

site: $(VENV)/ready ## set up, and build the archive of this repository into output/
	$(VENV)/bin/sitegen build

test: $(VENV)/ready-dev ## set up, and pass all tests
	$(VENV)/bin/python -m pytest

check: ## everything that is checked before a change lands
	scripts/check

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -e .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .sitegen
