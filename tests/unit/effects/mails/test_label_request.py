"""Who asks for access by an instrument's label: staff are left it where the label is ours, and nothing is left of any other."""

import secrets

from chalicelib.application.caller import Request
from chalicelib.application.instrument.label_printing import LabelOrder, label_instruments, label_key
from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.domain.instrument.instrument_commands import GiveInstrument
from chalicelib.domain.instrument.label import PrintLabels
from tests.samples.instruments import MANAGER, customer, entered_for, write
from tests.unit.effects.mails.test_lost_link_mailed import Desk
from tests.unit.effects_bench import SIGNER, Bench

ANA = "ana.ruiz@elsewhere.example"


def labelled(bench: Bench) -> tuple[str, str]:
    """An instrument and what its label holds."""
    number = entered_for(bench.store, bench.now)
    order = LabelOrder(PrintLabels(instruments=(number,)), MANAGER, Request("labels", "print"), secrets.choice)
    (instrument,) = label_instruments(bench.store, order, bench.now, lambda tries: None)
    return number, SIGNER.mint(label_key(instrument))


def test_staff_are_left_who_asks_for_which_instrument_and_nobody_is_mailed() -> None:
    desk = Desk(Bench())
    number, label = labelled(desk.bench)
    assert desk.mailed(email=ANA, name="Ana Ruiz", label=label) == []
    (asked,) = desk.asked()
    assert (asked.why, asked.typed and asked.typed.number, asked.typed and asked.typed.name) == ("label", number, "Ana Ruiz")
    assert desk.bench.requests.asked("r1") is None, "what was typed stands in the task alone"


def test_what_is_no_label_of_ours_leaves_nothing() -> None:
    desk = Desk(Bench())
    number, label = labelled(desk.bench)
    forged = label.replace(label[6], "B" if label[6] != "B" else "C", 1)
    unknown = SIGNER.mint(LinkKey(LinkKind.LABEL, "40-0300", "L7K3F9M2Q4", 1))
    another = SIGNER.mint(LinkKey(LinkKind.CONTACT, "bigcorp", "jean", 1))
    for made_up in (forged, unknown, another, "", "nonsense"):
        assert desk.mailed(email=ANA, name="Ana Ruiz", label=made_up) == []
    assert desk.asked() == []
    customer(desk.bench.store, "leman", desk.bench.now)
    write(desk.bench.store, number, GiveInstrument(account="leman"), desk.bench.now)
    desk.mailed(email=ANA, name="Ana Ruiz", label=label)
    assert [one.why for one in desk.asked()] == ["label"], "a label stays on the instrument, whoever has it"
