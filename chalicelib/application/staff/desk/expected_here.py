"""The act that a dossier expects of staff, among the acts of its page."""

from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.staff.expected import shown_act
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale.act import ExpectedAct
from chalicelib.domain.sale.expected_act import act_of
from chalicelib.domain.sale.waiting import waiting

WORDS: Mapping[str, str] = {"address": "contact", "close": "close-case"}
"""What an expected act is among the acts of the page, where that is another word."""


class ExpectedHere(Struct, frozen=True):
    """The act that is expected, by its word among the acts; `redrive` is none of these: it is done where effects are put back.

    about: what it is about, short. of: which of the things that its pane chooses among: an entry, a contact.
    due: by when the customer hears of us; late: that day has passed.
    """

    act: str
    key: str | None
    label: str
    about: str | None
    of: str | None
    due: date
    late: bool


def expected_here(reading: Reading, allowed: Collection[str]) -> ExpectedHere | None:
    """Give the act that is expected of us, None where nothing waits on us; allowed: the words of the acts that are allowed."""
    wait = next((one for one in waiting(reading.state, reading.seller.news) if one.side == "us"), None)
    if wait is None:
        return None
    expected = act_of(reading.state, wait, reading.today)
    shown, word = shown_act(reading, expected), _word(expected, allowed)
    row = DESK_ACTS.get(word)
    about = row.about(reading) if row else None
    return ExpectedHere(word, row.key if row else None, shown.label, about, _of(expected), wait.due, wait.due < reading.today)


def _of(expected: ExpectedAct) -> str | None:
    if expected.act == "answer":
        return str(expected.about.entry)
    return expected.about.contact if expected.act == "address" and expected.about.contact != BILLING else None


def _word(expected: ExpectedAct, allowed: Collection[str]) -> str:
    if expected.act == "prepare":
        return "allocate" if "allocate" in allowed else "supply"
    if expected.act == "address" and expected.about.contact == BILLING:
        return "address"
    return WORDS.get(expected.act, expected.act)
