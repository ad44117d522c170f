"""What links are for, in words."""

from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale.lines import Scope


def scope_words(translations: Translations, scope: Scope) -> str:
    """Say what the holder of a link may do, as stands beside a name or after a colon."""
    match scope:
        case "full":
            return translations.gettext("everything: read, order, pay, share")
        case "act":
            return translations.gettext("read and act, neither order nor pay")
        case "read":
            return translations.gettext("read")
        case "invoices":
            return translations.gettext("invoices alone")
