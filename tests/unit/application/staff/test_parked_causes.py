"""What stopped is told by its cause, whatever error it was that is kept of the last try."""

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError

from chalicelib.application.staff.parked_causes import Cause, cause_of
from chalicelib.effects.documents.render import CannotBeMade
from chalicelib.effects.mails.attached import StillToMake
from chalicelib.effects.ports import MailRefused
from chalicelib.effects.queue.run import NO_ANSWER, fault


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (MailRefused("MessageRejected"), "mail_itself"),
        (MailRefused("SendingPausedException"), "sending_stopped"),
        (MailRefused("TooManyRequestsException"), "too_many"),
        (MailRefused("NotFoundException"), "mail_service"),
        (CannotBeMade("xml", "BR-CO-10"), "document"),
        (StillToMake(), "document_waits"),
        (ClientError({"Error": {"Code": "InternalError"}}, "PutObject"), "service"),
        (ConnectTimeoutError(endpoint_url=""), "service"),
        (EndpointConnectionError(endpoint_url=""), "service"),
        (KeyError("a"), "fault"),
        (LookupError("a"), "fault"),
    ],
)
def test_an_error_has_its_cause(error: Exception, cause: Cause) -> None:
    assert cause_of(fault(error)) == cause


def test_a_worker_that_never_came_back_is_a_cause_of_its_own() -> None:
    assert cause_of(NO_ANSWER) == "worker"
