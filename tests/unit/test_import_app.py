"""A cold start reads no library that only workers or builds need."""

import subprocess
import sys


def test_the_application_loads_nothing_heavy() -> None:
    heavy = ("babel", "jinja2", "lxml", "typst", "boto3", "chalicelib.bootstrap.http", "chalicelib.effects.run")
    script = f"import app, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_api_works_without_the_mails_libraries() -> None:
    script = "import chalicelib.bootstrap.http, sys; print([n for n in ('babel', 'jinja2', 'lxml', 'typst') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
