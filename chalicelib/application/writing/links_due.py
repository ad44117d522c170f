"""Whoever is mailed has a link: one is granted in the same commit where none is in force."""

from datetime import date, datetime

from chalicelib.application.writing.entries import day_of
from chalicelib.domain.access.heard import reaches
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_spec import Events, LinkRule
from chalicelib.domain.sale.model import check, mailed
from chalicelib.domain.sale.visibility import is_visible
from chalicelib.domain.values.calendar import paris_date


def with_link(
    state: DossierBase, people: People, rule: LinkRule[Command] | None, command: Command, events: Events, now: datetime
) -> Events:
    """Give the events of a command, and before them the link that who is mailed first lacks.

    Whose link was revoked gets another by an acknowledgement or an invitation alone, and where these name them: never because
    something happened, nor by being whom acknowledgements go to. Raises NotAllowed where an acknowledgement names nobody then,
    or finds no room for another link, and for a document to be mailed to them; what happened is recorded all the same.
    """
    if rule is None or not command.tells:
        return events
    addressees = (_addressee(event, state.contact, visible=is_visible(event, command.visible)) for event in events)
    person = next(filter(None, addressees), None)
    if person is None or person not in people.contacts:
        return events
    if link := live_link(state, person, paris_date(now)):
        _check_scope(state, link, events)
        return events
    if any(link.contact == person and link.revoked for link in state.links):
        grant = rule.revoked(command)
        if grant == "refused":
            raise NotAllowed(
                "the link of %(contact)s was revoked: name another contact, or invite them again", field="contact", contact=person
            )
        if grant == "left":
            return events
    # Who had a link for less gets no wider one by being mailed.
    granted = e.LinkGranted(f"l{len(state.links) + 1}", person, state.scope_of(person))
    _check_scope(state, granted, events)
    try:
        check(state, granted, day_of(command, now))
    except NotAllowed:
        if rule.full == "refused":
            raise
        return events
    return (granted, *events)


def _check_scope(state: DossierBase, link: Link | e.LinkGranted, events: Events) -> None:
    """Raise NotAllowed where staff name a contact for what their link does not open."""
    for event in events:
        row = mailed(event)
        if row is None or row.to != "named" or getattr(event, "contact", None) != link.contact:
            continue
        document = state.document(event.entry) if isinstance(event, e.DocumentMailRequested) else None
        unbilled = link.scope == "invoices" and document is not None and document.kind in ("offer", "acknowledgement")
        if unbilled or not reaches(link.scope, row.kind):
            raise NotAllowed(
                "the link of %(contact)s is for invoices alone: name another contact, or invite them for more", field="contact",
                contact=link.contact,
            )  # fmt: skip


def live_link(state: DossierBase, contact: str, today: date) -> Link | None:
    """Give the contact's newest link that was not revoked and whose own last day is not past."""
    return next(
        (
            link
            for link in reversed(state.links)
            if link.contact == contact and not link.revoked and (link.expires is None or today <= link.expires)
        ),
        None,
    )


def _addressee(event: e.Event, contact: str, *, visible: bool) -> str | None:
    """Say whom an event is mailed to first: the contact it names, else the dossier's if customers see it."""
    row = mailed(event)
    if row is None:
        return None
    if row.to == "named":
        return getattr(event, "contact", None)
    return contact if visible else None
