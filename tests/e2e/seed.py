"""The history of the page of 2004, newest first, as the seed has it: each day and what the line has to say today."""

import re
from typing import NamedTuple

THEIRS, SUPPLIER = "P020044G-01", "0031564"


class Line(NamedTuple):
    """An entry: its day and the parts of its sentence, by language."""

    day: str
    texts: dict[str, tuple[str, ...]]


def _line(day: str, fr: str, en: str) -> Line:
    return Line(day, {"fr": tuple(fr.split("|")), "en": tuple(en.split("|"))})


HISTORY = (
    _line("2004-08-31", "Commande payée|manager", "Order paid|manager"),
    _line("2004-08-08", "réceptionnée|à la main|manager", "received|by hand|manager"),
    _line("2004-08-08", "Facture|créée et comptabilisée|(manager)", "Invoice|created and booked|(manager)"),
    _line(
        "2004-08-02",
        "Expédition par Postal Service (Europe) le 2 août 2004|La facture se trouve dans le colis|merci de transmettre",
        "Shipped by Postal Service (Europe) on 2 August 2004|La facture se trouve dans le colis|merci de transmettre",
    ),
    _line("2004-07-30", "Bon de livraison|créé|Granuloshop (manager)", "Delivery note|created|Granuloshop (manager)"),
    _line("2004-07-28", "4 août 2004|Première notification", "4 August 2004|First notification"),
    _line("2004-07-27", "Commandes d’approvisionnement préparées|Note du manager", "Supply orders prepared|Note by the manager"),
    _line("2004-07-27", "Accusé de réception de commande envoyé", "Order acknowledgement sent"),
    _line("2004-07-27", "Pas besoin d’appro pour satisfaire la commande|Note du manager", "No supply needed|Note by the manager"),
    _line("2004-07-27", "Accusé de réception de commande envoyé", "Order acknowledgement sent"),
    _line("2004-07-27", "Commande créée pour BigCorp Europe|manager", "Order created for BigCorp Europe|manager"),
    _line("2004-07-22", "Dossier créé : offre pour Jean Bon", "Quote made for Jean Bon"),
)


def squeezed(text: str) -> str:
    """A text as it reads, whatever kinds of spaces it has."""
    return re.sub(r"\s+", " ", text).strip()
