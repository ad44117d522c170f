"""Events as SES publishes them.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
"""

import json
from typing import Any

from chalicelib.adapters.ses.sender import tag


def mail(effect: str, address: str) -> dict[str, Any]:
    """The mail that an event is about, with what SES says of it beside its tags."""
    return {
        "timestamp": "2026-08-06T07:00:02.012Z",
        "source": "Granuloshop <service.client@granuloshop.example>",
        "sourceArn": "arn:aws:ses:eu-west-3:123456789012:identity/granuloshop.example",
        "sendingAccountId": "123456789012",
        "messageId": "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
        "destination": [f"Jean Bon <{address}>"],
        "headersTruncated": False,
        "headers": [{"name": "To", "value": f"Jean Bon <{address}>"}, {"name": "Auto-Submitted", "value": "auto-generated"}],
        "commonHeaders": {"to": [f"Jean Bon <{address}>"], "subject": "Votre offre"},
        "tags": {"ses:configuration-set": ["suivi"], "ses:caller-identity": ["effects"], "effect": [tag(effect)]},
    }


def bounce(effect: str, address: str, kind: str = "Permanent", feedback: str = "f-1", **more: Any) -> str:
    """A mail that came back. more: other fields of the bounce."""
    status = {"action": "failed", "status": "4.4.7" if kind == "Transient" else "5.1.1", "diagnosticCode": "smtp; 550 unknown"}
    event = {
        "bounceType": kind,
        "bounceSubType": "General",
        "bouncedRecipients": [{"emailAddress": address, **status}],
        "timestamp": "2026-08-06T07:00:09.669Z",
        "feedbackId": feedback,
        "reportingMTA": "dsn; mta.example",
        **more,
    }
    return json.dumps({"eventType": "Bounce", "bounce": event, "mail": mail(effect, address)})


def complaint(effect: str, address: str, feedback: str = "f-1", **more: Any) -> str:
    """A mail that its reader called unwanted. more: other fields of the complaint."""
    event = {
        "complainedRecipients": [{"emailAddress": address}],
        "timestamp": "2026-08-06T07:00:09.669Z",
        "feedbackId": feedback,
        "userAgent": "ExampleCorp Feedback Loop (V0.01)",
        "complaintFeedbackType": "abuse",
        "arrivalDate": "2026-08-06T07:00:07.000Z",
        **more,
    }
    return json.dumps({"eventType": "Complaint", "complaint": event, "mail": mail(effect, address)})
