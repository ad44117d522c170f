"""What the history calls corrections of contacts and addresses."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.contact import AddressCorrected, ContactCorrected, ContactEvent, CustomerRenamed


def sentence(reading: EntryReading, event: ContactEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case ContactCorrected():
            return translations.gettext("Contact corrected")
        case CustomerRenamed():
            return translations.gettext("Name of the customer changed")
        case AddressCorrected():
            return (
                translations.gettext("Delivery address corrected")
                if event.use == "delivery"
                else translations.gettext("Billing address corrected")
            )
        case _:
            assert_never(event)
