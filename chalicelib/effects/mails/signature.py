"""What mails say of a name that somebody typed: whose link it came by, where that is another's."""

from chalicelib.application.view.reading import AnyReading
from chalicelib.application.writing.signatures import same_name, signed_by
from chalicelib.domain.sale.entry import Entry


def by_whose_link(reading: AnyReading, entry: Entry) -> tuple[str, ...]:
    """Give the sentence that says so; none where the name is that of the link's holder, or nobody typed one."""
    typed, holder = signed_by(reading.people, entry), reading.contact(entry.origin.actor.id)
    if typed is None or entry.origin.actor.kind != "contact" or same_name(typed, holder):
        return ()
    return (reading.translations.gettext("The name was typed; the link is the one given to %(contact)s.") % {"contact": holder},)
