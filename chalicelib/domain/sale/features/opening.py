"""How a dossier begins, and who answers for it."""

from datetime import date

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.opening import Assigned, DetailsSet, OpeningEvent
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Spec, Specs, Unmailed


def is_new(state: Dossier, event: DetailsSet, day: date) -> None:
    if state.version:
        raise NotAllowed("the dossier already exists")


def _details(state: Dossier, event: DetailsSet, entry: Entry) -> Change:
    return {field: getattr(event, field) for field in event.__struct_fields__}


def _assigned(state: Dossier, event: Assigned, entry: Entry) -> Change:
    return {"owner": event.owner, "deputy": event.deputy}


DETAILS_SET = Spec(
    event=DetailsSet,
    allowed=(is_new,),
    apply=_details,
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("customers do not see it; what the dossier begins with is mailed"),
    document=None,
    staff=None,
)

ASSIGNED = Spec(
    event=Assigned,
    allowed=(is_open,),
    apply=_assigned,
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("customers do not see it"),
    document=None,
    staff=None,
)

SPECS: Specs[OpeningEvent] = DETAILS_SET | ASSIGNED
