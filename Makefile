# One command each; `make help` lists them. Needs python3 >= 3.11 and make, nothing else.
PYTHON ?= python3
PORT ?= 8600
ROLE ?= manager
DEMO ?= 21
export PORT STATE DEMO
export PYTHONUNBUFFERED = 1
# Bytecode is kept, whatever the caller's environment says: else each process of the gate would compile all tests again.
export PYTHONDONTWRITEBYTECODE =

VENV = $(PYTHON) infra/tools/venv.py
RUN = .venv/bin/python

.PHONY: help run reset token code test check style types-hold unit packages machine simulation fuzz bench lock faces locale holidays terms manuals example types pictures tools dev local-aws checkov

help:
	@echo "make run     the whole product on this machine, at http://localhost:$(PORT); with DEMO=60 sixty dossiers, with DEMO=0 three"
	@echo "make token   a staff access token (ROLE=manager or accountant) of the running product"
	@echo "make code    what the authenticator of a demonstration user shows (ROLE=manager or accountant)"
	@echo "make reset   forget what the local product holds"
	@echo "make check   the quick half of the gate: ruff, mypy, import-linter, the browser code's linters, unit tests"
	@echo "make test    the whole gate, a browser included"
	@echo "make bench   ratios beside their targets"
	@echo "make simulation  thirteen times the commands that the gate simulates, with other seeds"
	@echo "make fuzz    four times the requests that the gate makes up"
	@echo "make locale  extract the texts, update the French ones, compile"
	@echo "make example the public example's documents, from the seed's dossier"
	@echo "make types   TypeScript declarations of what the API answers to the pages, from its types"
	@echo "make pictures the pictures of the guide to the desk, of the running product"
	@echo "make holidays the table of public holidays of the seller's country"
	@echo "make terms   the PDF of the general terms, from its source"
	@echo "make manuals the PDFs behind instruments' labels, from their texts"
	@echo "make lock    pin the requirements again, with hashes"
	@echo "make faces   the fallback faces of documents, from their pinned sources (300 MB to fetch)"

tools:
	@$(VENV) .venv requirements/tools.txt
	@$(RUN) -m infra.tools.programs esbuild

dev: tools
	@$(VENV) .venv requirements/dev.txt
	@$(RUN) -m infra.tools.programs esbuild tsc biome

# The pip of the first environment installs into the others.
local-aws: tools
	@$(VENV) .venv-aws requirements/aws.txt

# One process reads a fifth of it: to compile all of it took three quarters of the install.
checkov: tools
	@$(VENV) .venv-checkov requirements/checkov.txt --no-compile

run: local-aws
	@exec $(RUN) -m infra.local.run

reset: tools
	@$(RUN) -m infra.local.reset

token: tools
	@$(RUN) -m infra.local.staff $(ROLE)

code: tools
	@$(RUN) -m infra.local.staff code $(ROLE)

# What needs neither the others nor a browser goes at the same time: each of them keeps one core busy.
style: dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-logo
	$(RUN) -m static_site.check

types-hold: dev
	.venv/bin/mypy

# Of the standard library alone, so that Debian's packages come while pip is at work.
machine:
	@$(PYTHON) -m infra.tools.browser
	@$(PYTHON) -m infra.tools.java
	@$(PYTHON) -m infra.tools.dynamodb_local

# Once, before the workers of the gate ask for them all at the same time.
packages: dev
	@$(RUN) -m infra.package production

unit: dev
	$(RUN) -m pytest -q -n 2 --dist loadgroup --no-loadscope-reorder tests/unit

# All at once: the type checker alone would leave a core idle where it has no cache.
check:
	@$(MAKE) --no-print-directory -j 3 style types-hold unit

# Three at a time on two cores: whoever waits for the network, a page or a deployment leaves its core to another.
test:
	@$(MAKE) --no-print-directory -j 3 style types-hold machine local-aws checkov packages
	$(RUN) -m pytest -n 3 --dist loadgroup --no-loadscope-reorder tests

simulation: dev
	SIMULATION_PARTS=68 $(RUN) -m pytest -q -n 2 tests/simulation -k "not planted"

fuzz: dev
	FUZZ_TIMES=4 $(RUN) -m pytest -q -n 2 tests/http/test_fuzz.py

bench: dev local-aws
	@$(RUN) -m infra.tools.browser
	@$(RUN) -m bench

lock: dev
	@$(RUN) -m infra.tools.lock

faces: dev
	@$(RUN) -m infra.typefaces

locale: tools
	@$(RUN) -m infra.locale.catalogues

terms: tools
	@$(RUN) -m infra.terms

manuals: tools
	@$(RUN) -m infra.manuals

holidays: tools
	@$(RUN) -m infra.public_holidays

example: tools
	@$(RUN) -m infra.demo.example

types: tools
	@$(RUN) -m infra.openapi.typescript

pictures: dev machine
	@$(RUN) -m infra.demo.desk_pictures
