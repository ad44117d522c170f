"""What the reader's link permits on the page that is read, and who of the customer's can do the rest."""

from chalicelib.application.ports.translations import refusal
from chalicelib.application.view.permitted import PERMITS, PERMITS_OF_QUOTE, can
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.access.rights import Right, who_can
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Scope


def instead(reading: AnyReading, right: Right) -> str | None:
    """Say who can do what the reader's link does not permit; None where it does."""
    if reading.link is None or reading.may(right):
        return None
    return refusal(reading.translations, can(reading.state, reading.people, reading.link, right, reading.today))


def turn_of(reading: AnyReading, right: Right) -> str:
    """Say whose turn it is at what the reader's link does not permit."""
    first = reading.link.by if reading.link else None
    able = reading.people.contacts.get(who_can(reading.state, right, reading.today, first) or "")
    if able is None:
        return reading.translations.gettext("A colleague’s turn")
    return reading.translations.gettext("%(who)s’s turn") % {"who": able.name}


def permitted(reading: AnyReading) -> str:
    """Say what the reader's link permits, who shared it, and until when it opens."""
    w, link = reading.translations, reading.link
    scope: Scope = link.scope if link else "full"
    quoted = isinstance(reading.state, Dossier) and reading.state.order is None
    sentences = [w.gettext((PERMITS_OF_QUOTE if quoted else PERMITS)[scope])]
    sharer = reading.people.contacts.get(link.by or "") if link else None
    if sharer:
        sentences.append(w.gettext("%(who)s gave it to you.") % {"who": sharer.name})
    if link and link.expires:
        sentences.append(w.gettext("It opens until %(day)s.") % {"day": w.date_year(link.expires)})
    return " ".join(sentences)
