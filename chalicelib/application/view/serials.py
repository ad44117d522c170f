"""Serial numbers of what left, as page, delivery note and mail name them."""

from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale.lines import Part


def serials(translations: Translations, part: Part) -> list[str]:
    """Give those of one line's pieces: no. 01187."""
    return [translations.gettext("no. %(number)s") % {"number": number} for number in part.serials]
