"""Dossiers for the desk's pages: the real API in this process stands behind the stand-in's day, and fails when told to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import Any

from chalicelib.domain.values.calendar import paris_date
from tests.browser.answers import Answer, Asked, problem
from tests.browser.real_staff import RealStaff
from tests.http.clock import now
from tests.http.desk import Desk, offer, order

JEAN = {"id": "jean", "name": "Jean Bon", "email": "jean.bon@bigcorp.example", "language": "fr"}
LINES: list[dict[str, Any]] = [
    {"sku": "41-2250", "name": {"fr": "Cellule", "en": "Cell"}, "quantity": 1, "unit_price": "2610.00", "vat_rate": "20"},
    {"sku": "41-2007", "name": {"fr": "Kit joints", "en": "Seal kit"}, "quantity": 2, "unit_price": "146.00", "vat_rate": "20"},
]
PATIENCE = 60.0
"""Seconds after which a command is carried out all the same."""
MARKUP = "<img src=x onerror=alert(1)> & Cie"


@dataclass(slots=True)
class StaffDossiers:
    """Answers all that is below a dossier; tests set `failing` and `meanwhile`, clear `held`, and read `commands`.

    held: set where commands are carried out at once; cleared, they wait until it is set again.
    meanwhile: what somebody else does just before the next command is carried out, once.
    failing: statuses of the next commands, 0 for one that is carried out.
    lost: of how many of the next commands, which are carried out, the answer is lost behind the gateway.
    """

    staff: RealStaff
    failing: list[int] = field(default_factory=list)
    meanwhile: dict[str, Any] | None = None
    lost: int = 0
    commands: list[Asked] = field(default_factory=list)
    held: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.held.set()

    def __call__(self, asked: Asked, path: list[str], query: dict[str, str]) -> Answer | None:
        """Answer as the API does."""
        if path[0] != "dossiers":
            return None
        if asked.method == "POST" and path[-1] in ("commands", "accounting"):
            self.commands.append(asked)
            self.held.wait(PATIENCE)
            if self.failing and (status := self.failing.pop(0)):
                return problem(status)
            if self.meanwhile:
                act, self.meanwhile = self.meanwhile, None
                self.desk.do(path[1], **act)
            if self.lost:
                self.lost -= 1
                self.staff.route(asked, path, query)
                return problem(504)
        return self.staff.route(asked, path, query)

    @property
    def desk(self) -> Desk:
        """A manager who writes by the API itself."""
        return self.staff.clerk()

    def state(self, reference: str) -> dict[str, Any]:
        """The dossier's state."""
        read: dict[str, Any] = self.desk.get(f"/staff/dossiers/{reference}").json["state"]
        return read

    def offered(self, **changes: Any) -> str:
        """Open an offer."""
        return self.desk.open(offer(**{"contacts": [JEAN], "lines": LINES} | changes))

    def ordered(self, **changes: Any) -> str:
        """Open a firm order with a question that waits, nothing supplied."""
        reference = self.desk.open(order(contacts=[JEAN], lines=LINES, **changes))
        self.desk.do(reference, "record_question", comment="Avant le 7 ?")
        return reference

    def case(self, instrument: Mapping[str, str]) -> str:
        """Open a service case of an instrument that is in no fleet, without warranty."""
        fields = ("account", "customer", "delivery", "billing", "owner", "mails")
        body = {name: value for name, value in order().items() if name in fields}
        fault = "Fuite sous la pompe de gauche."
        return self.desk.open(
            body | {"type": "open_case", "contacts": [JEAN], "instrument": instrument, "comment": fault, "measures": "partly"}
        )

    def partial(self) -> str:
        """Open an order of which one line left and one is ordered from its maker, its date announced."""
        reference = self.ordered()
        self.desk.do(reference, "allocate_stock", lines=[1])
        self.desk.do(reference, "order_supply", lines=[2])
        self.desk.do(reference, "announce_delivery", on=str(paris_date(now()) + timedelta(days=10)))
        self.desk.do(reference, "ship", carrier="La Poste", tracking="RR 1", parts=[{"line": 1, "quantity": 1}])
        return reference
