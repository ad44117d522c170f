"""A cold start reads no library that only workers or builds need."""

import subprocess
import sys

DOCUMENTS = ("babel", "jinja2", "lxml", "typst", "facturx", "pypdf", "segno", "stdnum")


def loaded_by(module: str, names: tuple[str, ...]) -> str:
    script = f"import {module}, sys; print([name for name in {names} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_the_application_loads_nothing_heavy() -> None:
    assert (
        loaded_by("app", (*DOCUMENTS, "boto3", "botocore", "chalicelib.bootstrap.http", "chalicelib.effects.queue.run")) == "[]"
    )


def test_a_lookup_starts_without_the_desk() -> None:
    desk = ("read_acts", "rehearse", "act_registry", "customer_reading", "product_offer")
    assert loaded_by("app", tuple(f"chalicelib.application.staff.desk.{name}" for name in desk)) == "[]"


def test_the_api_works_without_the_libraries_of_mails_and_documents() -> None:
    assert loaded_by("chalicelib.bootstrap.http", (*DOCUMENTS, "chalicelib.adapters.s3")) == "[]"


def test_a_cold_start_is_not_looked_through_for_rubbish() -> None:
    script = "import app, gc; before = gc.get_stats(); import chalicelib.bootstrap.http; print(gc.get_stats() == before)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "True"
