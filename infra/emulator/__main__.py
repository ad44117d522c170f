"""The local AWS with what it lacks: Lambda's JSON logs, a pool's own sign-in page, and of SES what became of a mail.

ministack keeps event destinations and sends them nothing. Mails to SES's mailbox simulator are answered here as AWS documents:
https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
"""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from uuid import uuid4

import lambda_code
import lambda_logs
import sign_in_page
import sign_in_tokens
from ministack.app import main
from ministack.core.responses import get_account_id, get_region
from ministack.services import ses_v2, sns
from ses_addresses import takes
from ses_attachments import attachments

DOMAIN = "simulator.amazonses.com"
PAUSE = 0.5
"""Seconds until the simulator's answer: mail servers do not answer at once either."""
FAILED = {"action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 user unknown"}

MAILS = Path("mails.jsonl")
"""In the state folder, which this process runs in: one mail a line, for the front's outbox."""

_accept = ses_v2.handle_request
_waiting: set[asyncio.Task[None]] = set()


async def handle_request(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:
    """Answer as ministack does, but for an address that SES takes from nobody; an accepted mail is told of a moment later."""
    sending = (method, path.rstrip("/")) == ("POST", "/v2/email/outbound-emails")
    if sending and not all(map(takes, json.loads(body)["Destination"]["ToAddresses"])):
        refusal = {"message": "Illegal address"}
        return 400, {"Content-Type": "application/json", "x-amzn-ErrorType": "BadRequestException"}, json.dumps(refusal).encode()
    answer = await _accept(method, path, headers, body, query)
    if sending and answer[0] == 200:
        message = json.loads(answer[2])["MessageId"]
        _keep(message, json.loads(body))
        task = asyncio.create_task(_publish(json.loads(body), message))
        _waiting.add(task)
        task.add_done_callback(_waiting.discard)
    return answer


def _keep(message: str, sent: dict[str, Any]) -> None:
    """Write an accepted mail down before its sender hears of it: ministack forgets its mails, and may be ended at any moment."""
    mail = next(mail for mail in reversed(ses_v2._sent_emails_list()) if mail["MessageId"] == message)
    raw = sent["Content"].get("Raw", {}).get("Data")
    mail = {**mail, "Attachments": attachments(raw)} if raw else mail
    MAILS.touch(mode=0o600)
    with MAILS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(mail) + "\n")


async def _publish(sent: dict[str, Any], message: str) -> None:
    """Publish what became of a mail, to the topics that ask for it and let SES tell them."""
    await asyncio.sleep(PAUSE)
    name = sent.get("ConfigurationSetName", "")
    source = f"arn:aws:ses:{get_region()}:{get_account_id()}:configuration-set/{name}"
    mail = {
        "timestamp": _now(),
        "source": sent["FromEmailAddress"],
        "sendingAccountId": get_account_id(),
        "messageId": message,
        "destination": sent["Destination"]["ToAddresses"],
        "tags": {"ses:configuration-set": [name], **{tag["Name"]: [tag["Value"]] for tag in sent.get("EmailTags", [])}},
    }
    for event in _events(sent["Destination"]["ToAddresses"]):
        for topic in _topics(name, event["eventType"]):
            if sns.topic_policy_allows(topic, "ses.amazonaws.com", source, get_account_id()):
                sns.publish_internal(topic, json.dumps({**event, "mail": mail}), "Amazon SES Email Event Notification")


def _topics(name: str, event: str) -> Iterator[str]:
    for destination in (ses_v2._config_sets.get(name) or {}).get("EventDestinations", {}).values():
        if destination["Enabled"] and event.upper() in destination["MatchingEventTypes"]:
            yield destination["SnsDestination"]["TopicArn"]


def _events(recipients: list[str]) -> Iterator[dict[str, Any]]:
    """Yield what the simulator answers; a label may follow the name: bounce+label@…"""
    for address in (parseaddr(recipient)[1] for recipient in recipients):
        local, _, domain = address.lower().rpartition("@")
        if domain != DOMAIN:
            continue
        match local.partition("+")[0]:
            case "bounce":
                yield _bounce("Permanent", "General", {"emailAddress": address, **FAILED})
            case "suppressionlist":
                yield _bounce("Permanent", "Suppressed", {"emailAddress": address})
            case "ooto":
                yield _bounce("Transient", "General", {"emailAddress": address})
            case "complaint":
                report = {"complainedRecipients": [{"emailAddress": address}], "complaintFeedbackType": "abuse"}
                yield {"eventType": "Complaint", "complaint": {**report, **_feedback()}}


def _bounce(kind: str, subtype: str, recipient: dict[str, str]) -> dict[str, Any]:
    report = {"bounceType": kind, "bounceSubType": subtype, "bouncedRecipients": [recipient]}
    return {"eventType": "Bounce", "bounce": {**report, **_feedback()}}


def _feedback() -> dict[str, str]:
    return {"feedbackId": f"{uuid4()}-000000", "timestamp": _now()}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


if __name__ == "__main__":
    lambda_code.install()
    lambda_logs.install()
    sign_in_page.install()
    sign_in_tokens.install()
    ses_v2.handle_request = handle_request
    main()
