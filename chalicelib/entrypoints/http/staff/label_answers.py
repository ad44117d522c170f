"""The labels that staff asked for, as they are set in type."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalicelib.application.instrument.label_print import LabelSheet, LabelText
from chalicelib.application.instrument.label_printing import label_key
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.label import PrintLabels
from chalicelib.domain.sale.timers import first_moment
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import text_in

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

FOLDER = "labels"


def sheet_of(wired: "Wiring", command: PrintLabels, instruments: Sequence[Instrument]) -> LabelSheet:
    """Give the labels in the house's language; the same ones of a day are the same file."""
    seller, w = wired.seller, wired.translations_for(wired.seller.languages[0])
    page = f"{wired.site_url}/{w.pages['label']}"
    labels = (
        LabelText(f"{page}#{wired.minter.mint(label_key(one))}", text_in(one.name, seller.languages) or one.model, one.id)
        for one in instruments
    )
    return LabelSheet(
        labels=tuple(labels),
        size=command.size,
        first=command.first,
        lang=w.lang,
        title=w.gettext("Labels of instruments"),
        seller=seller.name,
        phone=seller.assistance.phone,
        use=w.gettext("Manuals, safety, help: read the code."),
        moment=first_moment(paris_date(wired.clock())),
        folder=FOLDER,
    )
