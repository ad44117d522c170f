"""What a change of an order changed, in words: for the history, the mail and the paper."""

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale.events import OrderChanged
from chalicelib.domain.sale.lines import LineChange


def agreed_with(reading: AnyReading, event: OrderChanged) -> str:
    """Give the name of whom it was agreed with; the customer's where the person was forgotten."""
    return reading.people.signers.get(event.agreed, reading.people.name)


def counted_changes(translations: Translations, event: OrderChanged) -> str:
    """Give how many lines were cancelled, added or changed; of several kinds their sum alone, for titles are short."""
    cancelled, added, changed = len(event.cancelled), len(event.added), len(event.changed)
    counts = (
        (cancelled, lines_cancelled(translations, cancelled)),
        (added, translations.ngettext("%(n)s line added", "%(n)s lines added", added) % {"n": translations.decimal(added)}),
        (
            changed,
            translations.ngettext("%(n)s line changed", "%(n)s lines changed", changed) % {"n": translations.decimal(changed)},
        ),
    )
    texts = [text for count, text in counts if count]
    if len(texts) == 1:
        return texts[0]
    n = cancelled + added + changed
    return translations.ngettext("%(n)s line", "%(n)s lines", n) % {"n": translations.decimal(n)}


def lines_cancelled(translations: Translations, count: int) -> str:
    """Write so many lines cancelled."""
    return translations.ngettext("%(n)s line cancelled", "%(n)s lines cancelled", count) % {"n": translations.decimal(count)}


def listed_changes(reading: Reading, event: OrderChanged) -> tuple[str, ...]:
    """Give a sentence for each line that was changed, added or cancelled."""
    translations, state = reading.translations, reading.state
    cancelled = (
        translations.gettext("Cancelled: %(line)s.") % {"line": reading.name(state.line(line))} for line in event.cancelled
    )
    added = (translations.gettext("Added: %(line)s.") % {"line": reading.name(line)} for line in event.added)
    return (*(_changed(reading, change) for change in event.changed), *added, *cancelled)


def _changed(reading: Reading, change: LineChange) -> str:
    translations, line = reading.translations, reading.state.line(change.line)
    new = []
    if change.quantity is not None:
        new.append(translations.gettext("quantity %(n)s") % {"n": translations.decimal(change.quantity)})
    if change.unit_price is not None:
        price = translations.money(change.unit_price, reading.state.currency)
        new.append(translations.gettext("unit price %(price)s") % {"price": price})
    if change.discount is not None:
        new.append(translations.gettext("discount of %(rate)s") % {"rate": translations.percent(change.discount)})
    return translations.gettext("%(line)s, now: %(new)s.") % {"line": reading.name(line), "new": translations.listing(new)}
