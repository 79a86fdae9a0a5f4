# The commands of Vliegwiel; `make help` lists them. Set-up lives in scripts/opzet.sh.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: beelden bench gesprek-proef help laadtijd run test setup opgezet train analyse evaluate encoder lint format spacy-model clean

APP := .venv/app/bin
BOT := .venv/bot/bin/python
export OMP_NUM_THREADS ?= 1
# The interpreters can be chosen: make run PYTHON310=/path/to/python3.10 PYTHON312=/path/to/python3.12
export PYTHON310 PYTHON312

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Set up what is missing, then start everything; Ctrl-C stops it
	@bash scripts/opzet.sh run && exec $(APP)/python -m vliegwiel.cli start

setup: ## Only set up: environments, front-end assets, trained model, test tools
	@bash scripts/opzet.sh test

test: setup ## Run the whole test suite, installing what it needs
	@bash scripts/test.sh

opgezet:
	@test -x $(BOT) -a -x $(APP)/ruff || { echo 'Draai eerst: make setup' >&2; exit 2; }

lint: opgezet ## Check style, types and import rules
	@bash scripts/lint.sh

format: opgezet ## Put the code in the house style
	@$(APP)/ruff format . && $(APP)/ruff check --fix .

train: opgezet ## Train the Rasa model when its data changed
	@$(BOT) -m bot train

analyse: opgezet ## Understand lines of text: make analyse IN=a.jsonl OUT=b.jsonl [JSON=figures.json]
	@$(BOT) -m bot analyse "$(IN)" "$(OUT)" $(if $(JSON),--json "$(JSON)")

evaluate: opgezet ## Measure the understanding: make evaluate [DATA=folder] [SNEL=1] [JSON=figures.json]
	@$(BOT) -m bot evaluate $(if $(DATA),--data "$(DATA)") $(if $(SNEL),--snel) $(if $(JSON),--json "$(JSON)")

encoder: opgezet ## Train the encoder of the understanding again (hours; in an environment of its own)
	@bash scripts/encoder.sh

beelden: opgezet ## Make the pictures in docs/beelden, with a product and made-up people of their own
	@$(APP)/python -m scripts.beelden

bench: opgezet ## Measure the desk with 100,000 hand-overs: make bench [AANTAL=100000] [KEER=100] [JSON=figures.json]
	@$(APP)/python -m scripts.bench_werkplek $(if $(AANTAL),--aantal "$(AANTAL)") $(if $(KEER),--keer "$(KEER)") $(if $(JSON),--json "$(JSON)")

laadtijd: opgezet ## Measure the first load on a poor line: make laadtijd [KEER=5] [JSON=figures.json]
	@$(APP)/python -m scripts.laadtijd $(if $(KEER),--keer "$(KEER)") $(if $(JSON),--json "$(JSON)")

gesprek-proef: opgezet ## Made-up clients talk with the product: make gesprek-proef [ADRES=http://…] [ZAAD=1] [STRENG=1]
	@$(APP)/python -m gesprekproef $(if $(ADRES),--adres "$(ADRES)") $(if $(ZAAD),--zaad "$(ZAAD)") $(if $(WISSELEND),--wisselend "$(WISSELEND)") $(if $(STRENG),--streng) $(if $(ALLEEN),--alleen $(ALLEEN))

spacy-model: opgezet ## Train the project's own small Dutch spaCy pipeline again (about ten minutes)
	@sh scripts/spacy_model.sh

clean: ## Remove environments, assets and trained models; conversations and keys in var/ stay
	@rm -rf .venv node_modules vliegwiel/web/static/vendor vliegwiel/render/letters .rasa results .pytest_cache .mypy_cache .ruff_cache
	@rm -f models/*.tar.gz
