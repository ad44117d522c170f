"""What mails say of a name that somebody typed: whose link it came by, where that is another's."""

from chalicelib.application.view.reading import AnyReading
from chalicelib.application.writing.signatures import same_name, signed_by
from chalicelib.domain.sale.entry import Entry


def by_whose_link(reading: AnyReading, entry: Entry) -> tuple[str, ...]:
    """Give the sentence that says so; none where the name is that of the link's holder, or nobody typed one."""
    typed = signed_by(reading.people, entry)
    return whose_link(reading, typed, entry.origin.actor.id) if typed and entry.origin.actor.kind == "contact" else ()


def whose_link(reading: AnyReading, typed: str, contact: str | None) -> tuple[str, ...]:
    """Give the sentence that says by whose link a typed name came; none where that is the name of the contact."""
    holder = reading.contact(contact)
    if same_name(typed, holder):
        return ()
    return (reading.translations.gettext("The name was typed; the link is the one given to %(contact)s.") % {"contact": holder},)
