"""In which language people wrote, so that a screen reader speaks their words in it: page and words may be of two."""

from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language


def language_written(reading: AnyReading, actor: Actor) -> Language:
    """Give the language of whoever wrote an entry: the contact's, the colleague's, else that of the house."""
    if actor.kind == "contact":
        contact = reading.people.contacts.get(actor.id or "")
        return contact.language if contact else reading.translations.lang
    colleague = reading.seller.staff.get(actor.id or "")
    return colleague.language if colleague else reading.seller.languages[0]
