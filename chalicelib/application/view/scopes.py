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


def scope_noun(translations: Translations, scope: Scope) -> str:
    """Name what a link is for, as stands behind a mail address."""
    match scope:
        case "full":
            return translations.pgettext("link", "everything")
        case "act":
            return translations.pgettext("link", "reading and acting")
        case "read":
            return translations.pgettext("link", "reading")
        case "invoices":
            return translations.pgettext("link", "invoices alone")
