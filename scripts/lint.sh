#!/usr/bin/env bash
# Style, types and import rules. The environment is made by scripts/opzet.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
app=.venv/app/bin
$app/ruff check .
$app/ruff format --check .
$app/python -m mypy
$app/python -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())'
