"""`make run`: the whole product on this machine, until Ctrl-C."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

from infra.local.aws import PortUsed, check_port, free_port
from infra.local.orphans import Busy, owned
from infra.local.stack import Stack, launch
from infra.local.staff import USERS
from infra.package.build import build
from infra.paths import ROOT, SITE, state_folder
from static_site.languages import LANGUAGES
from static_site.pages import PAGES


def main() -> None:
    """Start, print the addresses, wait, stop."""
    state, port = state_folder(), int(os.environ.get("PORT", "8600"))
    stops = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    for each in stops:
        signal.signal(each, _stop)
    with owned(state):
        check_port(port)
        stack = _start(state, port)
        try:
            _announce(stack, state)
            while stack.front.poll() is None and stack.aws.process.poll() is None:
                time.sleep(0.5)
            if stack.front.poll() is not None:
                raise RuntimeError("the front ended by itself")
            raise RuntimeError(f"the local AWS ended by itself: see {state / 'aws.log'}")
        finally:
            for each in stops:
                signal.signal(each, signal.SIG_IGN)
            _say("Stopping …")
            (state / "running.json").unlink(missing_ok=True)
            stack.stop()
            _say(f"Stopped; the data are kept in {state}")


def _start(state: Path, port: int) -> Stack:
    _say("Packaging the functions (the first time, their libraries are fetched) …")
    build("local")
    _say("Building the site …")
    subprocess.run([sys.executable, "-m", "static_site.build"], cwd=ROOT, check=True)
    return launch(state, port, free_port(port + 1, port + 50), SITE, _say)


def _announce(stack: Stack, state: Path) -> None:
    facts = {"region": stack.cloud.region, "endpoint": stack.aws.endpoint, "base_url": stack.base_url}
    facts |= {"user_pool": stack.deployed.user_pool, "client": stack.deployed.user_pool_client}
    (state / "running.json").write_text(json.dumps(facts), encoding="utf-8")
    _say("Loading the demonstration: each page as soon as its mail is there …")
    demo = [sys.executable, "-m", "infra.demo", stack.base_url, str(state / "links.json"), os.environ.get("DEMO", "0")]
    token = stack.token("manager")
    environment = os.environ | {"STAFF_TOKEN": token, "ACCOUNTANT_TOKEN": stack.token("accountant")}
    loaded = subprocess.run(demo, cwd=ROOT, env=environment, start_new_session=True).returncode == 0
    make = "make -s" if "STATE" not in os.environ else f"STATE={shlex.quote(str(state))} make -s"
    _say(f"Mail outbox    {stack.base_url}/outbox/")
    _say(f"Staff desk     {stack.base_url}{PAGES['desk'].address(LANGUAGES[0])}")
    for role in USERS:
        name, password = stack.staff.account(role)
        _say(f"    {role:11} name {name}, password {password}, code: {make} code ROLE={role}")
    _say(f"Staff API      {stack.api_url}/staff")
    _say(f"Staff token    {make} token ROLE=manager   (or ROLE=accountant)")
    _say("To ask the API in another terminal, in this folder, paste this line: a manager's token, good for one hour.")
    _say(f"    export API={stack.api_url} TOKEN={token}")
    _say(f"After that hour:  export TOKEN=$({make} token)")
    _say("Ready: Ctrl-C stops." if loaded else "The demonstration was not loaded (see above); the rest runs. Ctrl-C stops.")


def _stop(number: int, _: object) -> None:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)
    except (PortUsed, Busy, RuntimeError, ValueError) as problem:
        sys.exit(str(problem))
