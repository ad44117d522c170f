"""The customer's own order as a file of the dossier, which an order from the page names."""

from collections.abc import Iterable

from chalicelib.domain.sale.files import PDF, Files, SentFile


def order_files(files: Files, named: Iterable[str]) -> tuple[SentFile, ...]:
    """Give the PDFs that were named, by SHA-256, without those that were taken away since; of one sent again the last."""
    wanted = frozenset(named)
    here = (one for one in files if one.media == PDF and not one.removed)
    return tuple({one.sent: one for one in here if one.sent in wanted or one.kept in wanted}.values())


def own_orders(files: Files, named: Iterable[str]) -> tuple[SentFile, ...]:
    """Give the same, and whatever else was sent as a purchase order and filed."""
    named_ones = order_files(files, named)
    return tuple(one for one in files if one in named_ones or (one.filed and one.kind == "purchase_order"))
