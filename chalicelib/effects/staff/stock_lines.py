"""Lines of a digest about stock: what to order, and which dossiers keep pieces that are not there or come on another day."""

from datetime import date

from chalicelib.application.ports.translations import Translations
from chalicelib.application.staff.stock import ShownStock
from chalicelib.application.view.reading import when
from chalicelib.effects.staff.stock_news import KeptPieces


def ordering(translations: Translations, item: ShownStock) -> str:
    """Say how many pieces of a SKU are to be ordered, and why."""
    text = translations.gettext("%(sku)s: %(n)s to order (%(available)s available, %(coming)s expected, level %(level)s)")
    places = {"sku": item.sku, "n": item.to_order, "available": item.available, "coming": item.coming}
    return text % {**places, "level": item.reorder_below or 0}


def lacking(translations: Translations, kept: KeptPieces) -> str:
    """Say what a dossier keeps of a SKU of which fewer are in the house than dossiers keep."""
    text = translations.gettext("%(reference)s, %(customer)s: %(quantity)s of %(sku)s kept, %(missing)s missing for all dossiers")
    return text % {**_places(kept), "missing": kept.missing}


def moved(translations: Translations, today: date, kept: KeptPieces) -> str:
    """Say what a dossier keeps of an arrival that is expected on another day."""
    text = translations.gettext("%(reference)s, %(customer)s: %(quantity)s of %(sku)s kept, now expected by %(day)s")
    return text % {**_places(kept), "day": when(translations, kept.on, today) if kept.on else ""}


def _places(kept: KeptPieces) -> dict[str, object]:
    return {"reference": kept.reference, "customer": kept.customer, "quantity": kept.quantity, "sku": kept.sku}
