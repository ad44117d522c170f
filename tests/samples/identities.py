"""Parties of sample bills; numbers have right check digits and belong to nobody's customer file."""

from chalicelib.domain.values.bill import Identity

SELLER = Identity(
    name="Granuloshop SAS",
    lines=("4, chemin des Granulats",),
    postcode="38000",
    city="Grenoble",
    country="FR",
    siren="732829320",
    vat="FR44732829320",
    electronic=("0225", "732829320"),
    number="0031564",
)
BUYER = Identity(
    name="BigCorp Europe",
    lines=("Comptabilité fournisseurs", "12, rue de la Mesure", "Bâtiment C", "3e étage"),
    postcode="69007",
    city="Lyon",
    country="FR",
    siren="404833048",
    vat="FR83404833048",
    electronic=("0225", "404833048"),
)
SITE = Identity(name="BigCorp Europe, quai 3", lines=("Zone du Port",), postcode="69800", city="Saint-Priest", country="FR")
GERMAN = Identity(
    name="Messtechnik Müller GmbH",
    lines=("Prüfstraße 7",),
    postcode="80331",
    city="München",
    country="DE",
    vat="DE136695976",
    electronic=("9930", "DE136695976"),
)
SWISS = Identity(
    name="Alpen Labor AG",
    lines=("Seestrasse 3",),
    postcode="8002",
    city="Zürich",
    country="CH",
    electronic=("EM", "rechnung@alpenlabor.example"),
)
