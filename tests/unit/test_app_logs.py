"""What functions log is heard: Chalice's own settings do not silence it."""

import subprocess
import sys

from infra.paths import ROOT

WARN = "import app, logging; logging.getLogger('suivi.effects').warning('effect failed')"


def test_a_warning_of_ours_is_in_the_log_of_the_api() -> None:
    done = subprocess.run([sys.executable, "-c", WARN], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert "effect failed" in done.stdout
