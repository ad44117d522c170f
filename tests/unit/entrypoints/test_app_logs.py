"""What functions log is heard, once, and by Lambda's own handler alone: not silenced by Chalice, nor printed by it."""

import json
import subprocess
import sys

from infra.paths import ROOT

# As Lambda's client of the Runtime API does it before it imports the application.
LAMBDA = """
import logging, sys
from awslambdaric.lambda_runtime_log_utils import JsonFormatter
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(JsonFormatter())
handler.terminator = ""
logging.getLogger().addHandler(handler)
logging.getLogger().setLevel("INFO")
import app
"""
LOGGED = """
logging.getLogger("suivi.effects").warning("effect failed")
logging.getLogger("suivi.http").info("request", extra={"ms": 1.5})
"""


def test_each_line_is_one_json_object_with_level_and_time() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LAMBDA + LOGGED], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    warned, asked = (json.loads(line) for line in (done.stdout + done.stderr).splitlines())
    assert (warned["level"], warned["logger"], warned["message"]) == ("WARNING", "suivi.effects", "effect failed")
    assert (asked["level"], asked["message"], asked["ms"]) == ("INFO", "request", 1.5)
    assert warned["timestamp"] and asked["timestamp"]
