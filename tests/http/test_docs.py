"""What docs/api.md shows runs as it stands."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from chalicelib.entrypoints.http.kernel.problem import KINDS
from tests.http.api import Api
from tests.http.deployed import Deployed
from tests.http.desk import Desk
from tests.http.kinds import DEPLOYED

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@DEPLOYED
def test_the_order_by_curl_runs(api: Api) -> None:
    assert isinstance(api, Deployed)
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    script = "set -euo pipefail\n" + "\n".join(re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL))
    environment = {"PATH": os.environ["PATH"], "API": api.stack.api_url, "TOKEN": api.sign_in("manager")}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "marked_paid" in done.stdout


def test_every_code_is_explained() -> None:
    rows = re.findall(r"^\| (\d+) \| `([a-z-]+)` \|", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted((str(status), code) for code, kind in KINDS.items() for status in kind.statuses)


@DEPLOYED
def test_the_day_by_curl_runs(api: Api) -> None:
    assert isinstance(api, Deployed)
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    desk = Desk(api)
    desk.do(desk.open(), "allocate_stock")
    (day,) = re.findall(r"## A day by curl\n.*?```sh\n(.*?)```", PAGE, re.DOTALL)
    environment = {"PATH": os.environ["PATH"], "API": api.stack.api_url, "TOKEN": desk.token}
    script = "set -euo pipefail\n" + day
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"matter":"shipment"' in (last := done.stdout.splitlines()[-1])
    assert '"late":false' in last
