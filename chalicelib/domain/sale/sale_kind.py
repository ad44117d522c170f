"""The sale as a kind of dossier."""

from typing import get_args

from chalicelib.domain.sale.announced import arriving
from chalicelib.domain.sale.delivery_promises import complete, promised
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import SaleEvent
from chalicelib.domain.sale.kind import Kind, StepRule
from chalicelib.domain.sale.sale_acts import expected
from chalicelib.domain.sale.steps import MEASURED, RULES, lapsed, together
from chalicelib.domain.sale.wait_reasons import ended, ours, theirs

SALE: Kind[Dossier] = Kind(
    name="sale",
    state=Dossier,
    begins=frozenset(),
    events=frozenset(get_args(SaleEvent)),
    steps=tuple(StepRule(key, derive) for key, derive in RULES.items()),
    measured=frozenset(MEASURED),
    together=together,
    ours=ours,
    theirs=theirs,
    expected=expected,
    ended=ended,
    lapsing=frozenset({"order"}),
    lapsed=lapsed,
    arriving=arriving,
    promised=promised,
    complete=complete,
)
