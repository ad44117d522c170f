"""Why an effect is parked, as the desk tells it: the kind of cause, read off the error that is kept of the last try."""

from collections.abc import Mapping
from typing import Literal

Cause = Literal[
    "mail_itself", "address", "sending_stopped", "too_many", "mail_service", "document", "document_waits", "worker", "service",
    "fault",
]  # fmt: skip
"""What can be the matter; each has its words at the desk, and what is to be done.

mail_itself: the mail service refuses this mail for what it says. address: it cannot read the address. sending_stopped: it sends
nothing of ours. too_many: it was sent too much at once. mail_service: it refused the mail otherwise. document: the document
cannot be made of what the dossier says. document_waits: the mail waits for its document. worker: each worker was stopped at it.
service: something of AWS's did not answer. fault: a mistake in the program.
"""
NO_ANSWER = "its worker never came back"
"""The reason that is kept of an effect that each of its workers died at, or ran out of time with."""
_CODES: Mapping[str, Cause] = {
    "MessageRejected": "mail_itself",
    "BadRequestException": "address",
    "MailFromDomainNotVerifiedException": "sending_stopped",
    "AccountSuspendedException": "sending_stopped",
    "SendingPausedException": "sending_stopped",
    "AccountSendingPausedException": "sending_stopped",
    "ConfigurationSetSendingPausedException": "sending_stopped",
    "TooManyRequestsException": "too_many",
    "LimitExceededException": "too_many",
    "Throttling": "too_many",
    "ThrottlingException": "too_many",
}
"""What SES answers with (API v2, SendEmail), and what it means."""
_NAMES: Mapping[str, Cause] = {"CannotBeMade": "document", "StillToMake": "document_waits"}
_FAR = ("ClientError", "TimeoutError", "ConnectionError", "ConnectionClosedError", "Exception")
"""How errors of botocore, and those that it makes of what a service answers, end; ours end otherwise."""


def cause_of(reason: str) -> Cause:
    """Give the cause of a reason: an error's type, and its code where it has one."""
    name, _, code = reason.partition(" ")
    if reason == NO_ANSWER:
        return "worker"
    if name == "MailRefused":
        return _CODES.get(code, "mail_service")
    return _NAMES.get(name) or ("service" if name.endswith(_FAR) else "fault")
