"""A seller's open invoices, as the payments of the corpus pay them: customers of every size, with the numbers they order by."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import NamedTuple

from chalicelib.domain.values.reference import compose


class Customer(NamedTuple):
    """Who pays: as we know them, as their bank writes them, and from where."""

    account: str
    name: str
    bank_name: str
    iban: str
    order_style: Callable[[Random], str]


class OpenInvoice(NamedTuple):
    """An invoice with what is open on it."""

    number: str
    reference: str
    customer: Customer
    order_number: str
    open: Decimal


_STEMS = (
    "Laboratoires Meuse-Argonne", "Céramiques du Léman", "Ciments de l’Estuaire", "Poudres & Pigments", "Ateliers Moreau",
    "Transports Vercors", "Farmaceutica Brera", "Hafenlabor Bremen", "Småland Glas", "Institut des Géomatériaux", "Dupont",
    "Martin", "Lefèvre", "Garnier", "Verreries de la Bresle", "Chaux du Gâtinais", "Sables et Graviers de Loire",
    "CNRS Délégation",
    "Université de Lorraine", "CHU de Grenoble", "BigCorp Europe", "BigCorp France", "Minoterie Viron", "Cacao de l’Adour",
)  # fmt: skip
_FORMS = ("SAS", "SARL", "SA", "GmbH", "SpA", "et Fils", "AB", "")
_PLAIN = str.maketrans("éèêëàâåäöôîïùûüç’&", "eeeeaaaaooiiuuuc  ")


def _orders() -> tuple[Callable[[Random], str], ...]:
    return (
        lambda at: f"P0{at.randrange(10000, 99999)}G-{at.randrange(1, 9):02}",
        lambda at: f"45{at.randrange(10**7, 10**8):08}",
        lambda at: f"PO-{at.randrange(1000, 9999)}",
        lambda at: f"BC{at.randrange(20, 27)}/{at.randrange(1, 999):04}",
        lambda at: f"CDE {at.randrange(100, 9999)}",
        lambda at: "",
    )


def as_banks_write(name: str) -> str:
    """Give a name in capitals, without accents, cut where banks cut it."""
    return " ".join(name.translate(_PLAIN).upper().split())[:24].strip()


def customers(at: Random, count: int = 220) -> list[Customer]:
    """Give customers, some of whom have one name but for its end."""
    made = []
    for index in range(count):
        name = f"{at.choice(_STEMS)} {at.choice(_FORMS)}".strip()
        iban = f"FR{at.randrange(10, 98)}{at.randrange(10**21, 10**22):022}{at.choice('0123456789')}"
        made.append(Customer(f"c{index:03}", name, as_banks_write(name), iban, at.choice(_orders())))
    return made


def open_invoices(at: Random, count: int = 800) -> list[OpenInvoice]:
    """Give open invoices of three years, some of one amount, with the numbers in a row that a sequence gives."""
    whose = customers(at)
    common = [Decimal(at.randrange(1800, 900000)) / 100 for _ in range(40)]
    first = at.randrange(100, 300)
    made = []
    for index in range(count):
        customer = at.choice(whose)
        amount = at.choice(common) if at.random() < 0.25 else Decimal(at.randrange(500, 2500000)) / 100
        year = 24 + min(2, index * 3 // count)
        number = f"F{year}-{first + index:04}"
        made.append(OpenInvoice(number, compose(lambda signs: at.choice(signs)), customer, customer.order_style(at), amount))
    return made
