"""Each fatal rule of the publishers is kept by something, and a new release shows what is new."""

from collections import Counter

from chalicelib.domain.sale.gate.bill_rules import CEN, FACTURX, FRENCH, RULES
from tests.validation.rule_list import BY_HAND, GOLDEN, lines


def test_the_list_is_that_of_the_sets_as_they_are() -> None:
    """Read what is new in it before it is written anew: `python -m tests.validation.rule_list`."""
    assert [*lines()] == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_what_tables_and_hands_say_is_in_the_list() -> None:
    rows = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    kept = {rule: how for _, rule, how in rows}
    assert {rule: kept[rule] for rule in BY_HAND} == {rule: how for rule, (how, _) in BY_HAND.items()}
    for row in RULES:
        for rule in row.rules if row.source in (CEN, FACTURX, FRENCH) else ():
            assert any(how == "gate" and name.startswith(rule) for name, how in kept.items()), rule
    assert Counter(how for _, _, how in rows).keys() == {"gate", "vat", "entry", "seller", "absent", "computed"}
