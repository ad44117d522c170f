"""The reader's language, as the view and the mails translations_for it; an adapter holds the catalogues."""

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from chalicelib.domain.errors import DomainError, Listed
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.marked import mark as mark

SOURCE: Language = "en"
"""The language that texts are written in within the code: it needs no translation."""


class Translations(Protocol):
    """Texts, dates and amounts in one language. English texts are the message ids."""

    @property
    def lang(self) -> Language:
        """The language."""

    @property
    def colon(self) -> str:
        """What stands between a label and its value, before the space."""

    @property
    def pages(self) -> Mapping[str, str]:
        """Where each of the site's pages is in this language, by its key: suivi/ for `dossier`."""

    def gettext(self, message: str) -> str:
        """Give the message in this language."""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Give the message for a count of n; its places are filled by the caller."""

    def pgettext(self, context: str, message: str) -> str:
        """Give the message as it is said in one context, where one English text needs several translations."""

    def day(self, day: Date) -> str:
        """Write Tuesday 11 August, mardi 11 août."""

    def day_year(self, day: Date) -> str:
        """Wednesday 2 September 2026, mercredi 2 septembre 2026."""

    def date(self, day: Date) -> str:
        """Write 4 August, 4 août."""

    def date_year(self, day: Date) -> str:
        """Write 4 August 2004, 4 août 2004."""

    def short(self, day: Date) -> str:
        """Write 15 Jul, 15 juil."""

    def moment(self, moment: datetime) -> str:
        """Write an aware moment in Paris: 6 August 2026 at 09:14, 6 août 2026 à 9 h 14."""

    def money(self, amount: Decimal, currency: str = "EUR") -> str:
        """Give an amount with at least two decimals, its currency by ISO 4217: €3,482.40, 3 482,40 €."""

    def decimal(self, n: int | Decimal) -> str:
        """Format a number with its digits in groups of three: 3,482, 3 482."""

    def percent(self, rate: Decimal) -> str:
        """Give a rate given in percent: 19.6%, 19,6 %."""

    def country(self, code: str) -> str:
        """Give the country of an ISO 3166-1 code: Germany, Allemagne; the code itself if it is none."""

    def listing(self, items: Sequence[str]) -> str:
        """List them: a, b and c; a, b et c."""


class TranslationsFor(Protocol):
    """Finds the translations into a language."""

    def __call__(self, lang: Language | None) -> Translations:
        """Give the translations into a language; those of the seller's first one for none, and for one that is none of theirs."""


def refusal(translations: Translations, error: DomainError) -> str:
    """Say why the domain refused a command, in this language."""
    return translations.gettext(error.reason) % {name: _formatted(translations, value) for name, value in error.evidence.items()}


def _formatted(translations: Translations, value: object) -> str:
    if isinstance(value, Listed):
        return translations.listing([refusal(translations, one) for one in value])
    if isinstance(value, DomainError):
        return refusal(translations, value)
    if isinstance(value, Date):
        return translations.date_year(value)
    return translations.money(value) if isinstance(value, Decimal) else str(value)
