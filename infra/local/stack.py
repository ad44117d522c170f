"""The whole product on a local AWS, for `make run` and for tests: start, deploy, serve, and stop again."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from infra.deploy.cloud import Cloud
from infra.deploy.deployment import Deployed, deploy
from infra.deploy.site_upload import upload_site
from infra.deploy.stages import load_stage
from infra.front import READY
from infra.local.aws import LocalAws, PortUsed, check_port, free_port, start
from infra.local.orphans import mark
from infra.local.staff import Staff
from infra.package.build import build
from infra.paths import ROOT

TRIES = 3


@dataclass
class Stack:
    """A running deployment; `base_url` is the address a reader's browser has."""

    aws: LocalAws
    cloud: Cloud
    deployed: Deployed
    front: subprocess.Popen[bytes]
    base_url: str
    staff: Staff

    @property
    def api_url(self) -> str:
        """The API's address."""
        return f"{self.base_url}/api"

    def token(self, role: str) -> str:
        """Give a fresh access token of Cognito for "manager" or "accountant"."""
        return self.staff.token(role)

    def outbox(self) -> list[dict[str, Any]]:
        """Give the mails sent, newest first: MessageId, To, Subject, BodyText, BodyHtml, Timestamp."""
        mails: list[dict[str, Any]] = httpx.get(f"{self.base_url}/outbox/messages.json", timeout=60).raise_for_status().json()
        return mails

    def stop(self) -> None:
        """Stop the front, then the local AWS, which writes its state."""
        self.front.terminate()
        self.front.wait(60)
        (self.aws.state / "front.pid").unlink(missing_ok=True)
        self.aws.stop()


def launch(
    state: Path,
    port: int,
    aws_port: int,
    site: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
    *,
    keeps: bool = True,
) -> Stack:
    """Start everything on these ports with the data of `state`, and say each step; unless it keeps none, they outlive its stop.

    Raises PortUsed, or RuntimeError with what failed.
    """
    check_port(port)
    sign_in_port = free_port(aws_port + 1, aws_port + 50)
    stripe_port = free_port(sign_in_port + 1, sign_in_port + 50)
    # Another host than the site's, as on AWS: neither has the other's cookies.
    stage = load_stage("local").at(
        f"http://localhost:{port}", f"http://127.0.0.1:{sign_in_port}", f"http://127.0.0.1:{stripe_port}"
    )
    say("Starting the local AWS …")
    aws = start(state, aws_port, keeps=keeps)
    try:
        cloud = Cloud(stage.region, aws.endpoint)
        say("Deploying to it …")
        deployed = deploy(cloud, stage, build(stage.name))
        if site:
            say("Uploading the site …")
            upload_site(cloud, deployed, site)
        say("Signing staff in, starting the front …")
        _verify_sender(cloud, stage.sender_identity)
        staff = Staff(cloud, deployed.user_pool, deployed.user_pool_client, state / "staff.json")
        staff.ensure()
        front = _front(state, cloud, deployed, port)
    except BaseException:
        aws.stop()
        raise
    return Stack(aws, cloud, deployed, front, stage.site_url, staff)


@contextlib.contextmanager
def running(state: Path, ports: range, site: Path | None = None) -> Iterator[Stack]:
    """Give a fresh product on two free ports of a range, for as long as the block runs.

    A port may be taken between the look at it and its use some seconds later: others are tried then.
    """
    stack = _on_free_ports(state, ports, site)
    try:
        yield stack
    finally:
        stack.stop()


def _on_free_ports(state: Path, ports: range, site: Path | None) -> Stack:
    for attempt in range(TRIES):
        port = free_port(ports.start, ports.stop)
        with contextlib.suppress(PortUsed):
            return launch(state / str(attempt), port, free_port(port + 1, ports.stop), site, keeps=False)
    raise PortUsed(f"the ports from {ports.start} to {ports.stop} are taken as soon as they are free")


def _verify_sender(cloud: Cloud, domain: str) -> None:
    """Verify the domain, which in production its owner does once, in the DNS; the local SES takes the word for it."""
    try:
        cloud.sesv2.create_email_identity(EmailIdentity=domain)
    except cloud.sesv2.exceptions.AlreadyExistsException:
        return


def _front(state: Path, cloud: Cloud, deployed: Deployed, port: int) -> subprocess.Popen[bytes]:
    options = {"port": port, "endpoint": cloud.endpoint, "region": cloud.region}
    options |= {
        "bucket": deployed.site_bucket,
        "uploads": deployed.uploads_bucket,
        "api": deployed.api_id,
        "mails": str(state / "mails.jsonl"),
        "secrets": deployed.stage.origin_secrets_parameter,
        "sign-in": deployed.sign_in_url,
        "stripe": deployed.stage.stripe_api,
        "stripe-keys": deployed.stage.stripe_keys_parameter,
        "webhook-secrets": deployed.stage.webhook_secrets_parameter,
    }
    arguments = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    command, environment = [sys.executable, "-m", "infra.front", *arguments], os.environ | mark(state)
    front = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    (state / "front.pid").write_text(str(front.pid))
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if front.poll() is not None:
            break
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}{READY}", timeout=5).text == str(front.pid):
                return front
        time.sleep(0.05)
    front.terminate()
    front.wait(60)
    check_port(port)
    for address in (deployed.sign_in_url, deployed.stage.stripe_api):
        check_port(int(address.rpartition(":")[2]))
    raise RuntimeError("the front did not start")
