"""What the demonstration's customers lost: requests for a link that fit nothing and become tasks of staff's."""

from collections.abc import Mapping
from typing import Any, Protocol

from infra.demo import partial
from infra.demo.script import Body

REQUESTS: tuple[Body, ...] = (
    {
        "email": "m.rey@bigcorp.example", "number": partial.REFERENCE, "name": "Mathilde Rey", "company": "BigCorp Europe",
        "phone": "04 76 00 12 34", "lang": "fr",
    },
    {"email": "atelier@verriers-du-jura.example", "number": "P-2214", "company": "Verriers du Jura", "lang": "fr"},
)  # fmt: skip
"""A colleague of a customer's, whose address nobody gave us, and somebody whose number is none of ours."""


class Enquiries(Protocol):
    """The API on both of its sides; see `infra.demo.staff_api`."""

    def read(self, path: str) -> Mapping[str, Any] | None:
        """Give what staff read at a path, or None where there is nothing."""

    def enquire(self, body: Body) -> None:
        """Ask for a lost link, as anybody does."""


def request_links(enquiries: Enquiries) -> None:
    """Have them ask, once: where a task is there, open or closed, an earlier start asked. Raises RuntimeError."""
    if any((enquiries.read(f"/staff/tasks?closed={closed}") or {}).get("tasks") for closed in ("false", "true")):
        return
    for body in REQUESTS:
        enquiries.enquire(body)
