"""Events that SES publishes of the mails of a configuration set, as far as they say that a mail did not arrive.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html says what their fields are.
"""

from email.utils import parseaddr
from typing import Literal

import msgspec
from msgspec import Struct

from chalicelib.adapters.ses.sender import untag
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.effects.mails.bounces import Report

GREETING = "Successfully validated SNS topic for Amazon SES event publishing."
"""What SES says to a topic that it is told to publish to, instead of an event."""


class _Recipient(Struct, rename="camel"):
    email_address: str
    status: str | None = None


class _Bounce(Struct, rename="camel"):
    bounce_type: Literal["Permanent", "Transient", "Undetermined"]
    bounced_recipients: list[_Recipient]
    feedback_id: str


class _Complaint(Struct, rename="camel"):
    complained_recipients: list[_Recipient]
    feedback_id: str
    complaint_feedback_type: str | None = None


class _Mail(Struct):
    tags: dict[str, list[str]]


class _BounceEvent(Struct, tag_field="eventType", tag="Bounce"):
    mail: _Mail
    bounce: _Bounce


class _ComplaintEvent(Struct, tag_field="eventType", tag="Complaint"):
    mail: _Mail
    complaint: _Complaint


_events = msgspec.json.Decoder(_BounceEvent | _ComplaintEvent)


def report(body: str) -> Report | None:
    """Give what an event says of a mail of ours, or None where it says nothing: a greeting, a holiday reply, "this is no spam".

    Raises msgspec.DecodeError for what is no such event, LookupError for a mail that carries no effect.
    """
    if body.strip() == GREETING:
        return None
    event = _events.decode(body)
    effect = untag(event.mail.tags["effect"][0])
    if isinstance(event, _ComplaintEvent):
        return _complained(event.complaint, effect)
    return _bounced(event.bounce, effect)


def _bounced(bounce: _Bounce, effect: str) -> Report | None:
    """Give what a bounce says of a mail; each of ours has one recipient.

    An automatic reply comes as a bounce without the status that a server gives.
    """
    permanent = bounce.bounce_type == "Permanent"
    recipient = next((one for one in bounce.bounced_recipients if permanent or one.status), None)
    return _of(recipient, "bounced" if permanent else "delayed", effect, bounce.feedback_id)


def _complained(complaint: _Complaint, effect: str) -> Report | None:
    if complaint.complaint_feedback_type == "not-spam":
        return None
    return _of(next(iter(complaint.complained_recipients), None), "complained", effect, complaint.feedback_id)


def _of(recipient: _Recipient | None, why: Undeliverable, effect: str, feedback: str) -> Report | None:
    return Report(effect, parseaddr(recipient.email_address)[1], why, feedback) if recipient else None
