"""What SES's events say of a mail, and which of them say nothing."""

import json

import msgspec
import pytest

from chalicelib.adapters.ses.events import report
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.effects.mails.bounces import Report
from tests.samples.ses import bounce, complaint

EFFECT, JEAN = "45MR61G00C.3.link.c_1.b", "jean.bon@bigcorp.example"


@pytest.mark.parametrize(("kind", "why"), [("Permanent", "bounced"), ("Transient", "delayed"), ("Undetermined", "delayed")])
def test_a_bounce_is_for_good_or_it_is_not(kind: str, why: Undeliverable) -> None:
    assert report(bounce(EFFECT, JEAN, kind)) == Report(EFFECT, JEAN, why, "f-1")


def test_an_address_that_ses_itself_suppresses_bounced() -> None:
    body = bounce(EFFECT, JEAN, bounceSubType="Suppressed", bouncedRecipients=[{"emailAddress": JEAN}])
    assert report(body) == Report(EFFECT, JEAN, "bounced", "f-1")


def test_a_complaint_is_told() -> None:
    assert report(complaint(EFFECT, JEAN)) == Report(EFFECT, JEAN, "complained", "f-1")


def test_the_address_is_taken_out_of_what_is_around_it() -> None:
    reported = report(bounce(EFFECT, f"Jean Bon <{JEAN}>"))
    assert reported is not None
    assert reported.address == JEAN


@pytest.mark.parametrize(
    "body",
    [
        "Successfully validated SNS topic for Amazon SES event publishing.\n",
        bounce(EFFECT, JEAN, "Transient", bouncedRecipients=[{"emailAddress": JEAN}]),
        bounce(EFFECT, JEAN, "Undetermined", bouncedRecipients=[]),
        complaint(EFFECT, JEAN, complaintFeedbackType="not-spam"),
    ],
    ids=["greeting", "holiday reply", "reply of nobody", "no spam"],
)
def test_what_says_nothing_of_an_address_is_passed_over(body: str) -> None:
    assert report(body) is None


@pytest.mark.parametrize(
    "body", ["{", "[]", "{}", json.dumps({"eventType": "Open", "mail": {}}), json.dumps({"eventType": "Bounce"}), "hello"]
)
def test_what_is_no_event_is_not_taken(body: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        report(body)


def test_a_mail_that_is_not_ours_is_not_taken() -> None:
    event = json.loads(bounce(EFFECT, JEAN))
    del event["mail"]["tags"]["effect"]
    with pytest.raises(LookupError):
        report(json.dumps(event))
