"""Who has access to a dossier, as its page shows it."""

from datetime import timedelta

from chalicelib.application.view.access_people import people, removed
from chalicelib.application.view.access_reading import AccessReading
from chalicelib.application.view.details import contact
from chalicelib.application.view.permitted_here import permitted
from chalicelib.application.view.shapes.access import AccessDocument, ShownScope, ShownShare
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale.sharing_rules import SHARES
from chalicelib.domain.values.fields import CUSTOMERS_LINKS, MAX_READERS

LONGEST = timedelta(days=5 * 366)
"""How far away a link's own last day may be written on the page."""


def access_document(access: AccessReading) -> AccessDocument:
    """Give who has a link, who had one, and whom the reader may let in."""
    reading, w = access.reading, access.reading.translations
    rows, share, reference = people(access), _share(access), {"reference": access.reading.reference}
    n = len({link.contact for link in access.live})
    outside = len({row.email for row in rows if row.outside})
    summary = w.ngettext("%(n)s person has a link to %(reference)s.", "%(n)s people have a link to %(reference)s.", n)
    outside_note = w.ngettext("%(n)s is not of %(customer)s.", "%(n)s are not of %(customer)s.", outside)
    reader = reading.people.contacts.get(access.link.contact)
    return AccessDocument(
        version=shown_version(reading.reference, reading.state.shown),
        lang=w.lang,
        reference=reading.reference,
        title=w.gettext("Who has access, %(reference)s") % reference,
        summary=summary % {"n": n, **reference},
        outside_note=outside_note % {"n": outside, "customer": reading.people.name} if outside else None,
        people=rows,
        read_note=w.gettext("Reading leaves no trace: mail robots open links too. So we show acts, never readings."),
        removed=removed(access),
        share=None if isinstance(share, str) else share,
        share_note=share if isinstance(share, str) else None,
        shared=sum(row.act == "remove" for row in rows),
        email=reader.email if reader else "",
        foot=permitted(reading),
        contact=contact(reading),
    )


def _share(access: AccessReading) -> ShownShare | str:
    """Give what the sheet for a colleague shows, or why there is none."""
    reading, w, links = access.reading, access.reading.translations, access.reading.state.links
    if len(links) >= CUSTOMERS_LINKS:
        return w.gettext("%(n)s links were given here, as many as there can be: call us.") % {"n": CUSTOMERS_LINKS}
    if len({link.contact for link in links if not link.revoked}) >= MAX_READERS:
        return w.gettext("%(n)s people have a link, as many as there can be: remove one first.") % {"n": MAX_READERS}
    may = SHARES[access.link.scope]
    scopes = [each for each in _scopes(access) if each.scope in may]
    return ShownShare(
        scopes=scopes,
        customer=reading.people.name,
        domains=list(access.domains),
        reading_only=len(scopes) == 1,
        first=reading.today.isoformat(),
        last=(reading.today + LONGEST).isoformat(),
        languages=list(reading.seller.languages),
    )


def _scopes(access: AccessReading) -> list[ShownScope]:
    w = access.reading.translations
    return [
        ShownScope(
            "read",
            w.pgettext("colleague", "Read"),
            w.gettext("Steps, dates, lines, documents. Prices are among them."),
            w.gettext("With “Read”, they can neither act nor let others in."),
            w.gettext("Send a link for reading"),
        ),
        ShownScope(
            "act",
            w.pgettext("colleague", "Read and act"),
            w.gettext("Also ask, confirm receipts, send files, let others in for reading. Neither order nor pay."),
            w.gettext("With “Read and act”, they can neither order nor pay."),
            w.gettext("Send a link for acting"),
        ),
        ShownScope(
            "invoices",
            w.pgettext("colleague", "Invoices alone"),
            w.gettext("The invoices, their delivery notes and the payment. Neither messages nor history."),
            w.gettext("With “Invoices alone”, they see nothing else of it."),
            w.gettext("Send a link to the invoices"),
        ),
    ]
