"""The service case as a kind of dossier."""

from typing import get_args

from chalicelib.domain.sale.events import CaseEvent, CaseOpened
from chalicelib.domain.sale.kind import Kind
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.service.service_steps import MEASURED, RULES, together
from chalicelib.domain.sale.service.service_waits import arriving, ended, expected, ours, theirs

SERVICE: Kind[Case] = Kind(
    name="service",
    state=Case,
    begins=frozenset({CaseOpened}),
    events=frozenset(get_args(CaseEvent)),
    steps=RULES,
    measured=MEASURED,
    together=together,
    ours=ours,
    theirs=theirs,
    expected=expected,
    ended=ended,
    # A quote that nobody answers is ended by a worker, and what goes back then is ours to send.
    lapsing=frozenset(),
    lapsed=lambda state, today: False,
    arriving=arriving,
    promised=lambda state: (),
    complete=lambda state: True,
)
