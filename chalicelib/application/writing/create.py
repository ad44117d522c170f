"""A dossier is created: its reference is given or composed, and its command goes the way of all others."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import Conflict
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.execute import attempt
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.command import Opening
from chalicelib.domain.sale.command_registry import may
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.waiting import POLICY, NewsPolicy
from chalicelib.domain.values.reference import compose, normalise

Choose = Callable[[str], str]
NO_POLICY = OfferPolicy()
NUMBERING = Numbering()


def create(
    store: DossierStore, command: Opening, caller: Caller, request: Request, now: datetime, choose: Choose,
    pause: Callable[[int], None], offers: OfferPolicy = NO_POLICY, undo_seconds: int = 0,
    news: NewsPolicy = POLICY, numbering: Numbering = NUMBERING,
) -> Outcome:  # fmt: skip
    """Create a dossier once, whatever the retries; `choose` picks a character at random for a new reference.

    undo_seconds: for how long held mails wait. news: by when customers hear of us. numbering: of service cases.

    Raises Forbidden, KeyReused, Busy, or the domain's error; in each case nothing was written.
    """
    if not may(caller.roles, type(command)):
        raise Forbidden
    given = _given(command)

    def wanted(reference: str) -> CommandRequest:
        return CommandRequest(reference, command, caller, request, numbering, offers=offers, news=news, undo_seconds=undo_seconds)

    def begin() -> Outcome:
        if given and store.holder(given) == given:
            raise NotAllowed("the number %(number)s is an instrument's", field="reference", number=given)
        try:
            return attempt(store, wanted(given or compose(choose)), now)
        except Conflict:
            if given and store.load(given):
                raise NotAllowed("the dossier %(reference)s exists", field="reference", reference=given) from None
            raise

    return idempotent(store, caller, request, begin, pause)


def _given(command: Opening) -> str | None:
    if command.reference is None:
        return None
    reference = normalise(command.reference)
    if reference is None:
        raise Invalid("%(reference)s is no reference: a character is wrong", field="reference", reference=command.reference)
    return reference
