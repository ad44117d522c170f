"""The customer's own order as a file of the dossier, which an order from the page names."""

from collections.abc import Iterable

from chalicelib.domain.sale.files import PDF, Files, SentFile


def order_files(files: Files, named: Iterable[str]) -> tuple[SentFile, ...]:
    """Give the PDFs that were named, by SHA-256, without those that were refused, or taken away since."""
    wanted = frozenset(named)
    here = (one for one in files if one.media == PDF and not (one.refused or one.removed))
    return tuple(one for one in here if one.sent in wanted or one.kept in wanted)
