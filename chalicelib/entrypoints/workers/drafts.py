"""The function that drafts the mails of a rehearsal, called by the API's, which makes no mail."""

from typing import Any

from chalice.app import Blueprint
from msgspec import convert, to_builtins

from chalicelib.entrypoints.workers.logged_faults import without_words

drafts = Blueprint(__name__)


@drafts.lambda_function(name="drafts")
def drafted_mails(event: dict[str, Any], context: object) -> Any:
    """Draft the mails of what is asked for; takes a `StaffRehearsal` and gives `MailDraft`s, both as JSON."""
    from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
    from chalicelib.bootstrap.drafting import drafting
    from chalicelib.effects.mails.mail_drafts import mail_drafts_unless_overtaken

    with without_words():
        return to_builtins(mail_drafts_unless_overtaken(drafting(), convert(event, StaffRehearsal)))
