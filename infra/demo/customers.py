"""Customers of the larger demonstration, and what they buy; none of them exists."""

from typing import NamedTuple

from infra.demo.script import JEAN, Body, line, text


class Customer(NamedTuple):
    """An account with the person who orders."""

    account: str
    name: str
    street: str
    postcode: str
    city: str
    country: str
    contact: str
    email: str
    language: str

    def asked(self) -> Body:
        """Give its part of the command that opens a dossier."""
        address = {
            "lines": [self.name, self.street],
            "postcode": self.postcode,
            "city": self.city,
            "country": self.country,
        }
        contact = {"id": "c1", "name": self.contact, "email": self.email, "language": self.language}
        return {"account": self.account, "customer": self.name, "contacts": [contact], "delivery": address, "billing": address}


BIGCORP = Customer("bigcorp", "BigCorp Europe", "12, rue des Tamis", "38000", "Grenoble", "FR", "Jean Bon", JEAN.email, "fr")
UNREACHED = "bounce+moreau@simulator.amazonses.com"
"""SES's mailbox simulator: what is sent there comes back."""
OTHERS = (
    Customer(
        "leman", "Céramiques du Léman", "3, quai des Fours", "74500", "Évian-les-Bains", "FR", "Élodie Favre",
        "elodie.favre@leman.example", "fr",
    ),
    Customer(
        "bremen", "Ölmühle Bremen GmbH", "Am Speicher 8", "28217", "Bremen", "DE", "Jörg Weiß", "joerg.weiss@bremen.example", "en"
    ),
    Customer(
        "ibanez", "Cementos Ibáñez", "Calle del Horno 21", "48001", "Bilbao", "ES", "Iñaki Peña", "inaki.pena@ibanez.example",
        "en",
    ),
    Customer(
        "lodz", "Pigmenty Łódź", "ul. Farbiarska 5", "90-001", "Łódź", "PL", "Zofia Wójcik", "zofia.wojcik@lodz.example", "en"
    ),
    Customer(
        "poudres", "Poudres d’Angoulême", "40, chemin du Moulin", "16000", "Angoulême", "FR", "François Lefèvre",
        "francois.lefevre@poudres.example", "fr",
    ),
    Customer(
        "smaland", "Småland Glas AB", "Hyttgatan 2", "361 30", "Emmaboda", "SE", "Åsa Lindqvist", "asa@smaland.example", "en"
    ),
    Customer(
        "brera", "Farmaceutica Brera", "Via dei Setacci 9", "20121", "Milano", "IT", "Nicolò Bianchi",
        "nicolo.bianchi@brera.example", "en",
    ),
    Customer(
        "meuse", "Laboratoires Meuse-Argonne", "1, place du Tamis", "55000", "Bar-le-Duc", "FR", "Anne-Sophie Noël",
        "as.noel@meuse.example", "fr",
    ),
    Customer("moreau", "Atelier Moreau", "7, rue du Grès", "87000", "Limoges", "FR", "Paul Moreau", UNREACHED, "fr"),
)  # fmt: skip
GOODS = (
    line("44-0310", text("Matériau de référence certifié 1–10 µm", "Certified reference material 1–10 µm"), 1, "418.00", "20"),
    line("41-2007", text("Kit joints et tubulures", "Seal and tubing kit"), 2, "146.00", "20", lead_days=0),
    line("41-3100", text("Module voie sèche DryFlow", "DryFlow dry dispersion module"), 1, "3860.00", "20", lead_days=15),
    line("43-0632", text("Tube laser He-Ne 632,8 nm", "632.8 nm He-Ne laser tube"), 1, "585.00", "20", lead_days=10),
    line("41-2250", text("Cellule voie liquide HydroCell 250", "HydroCell 250 wet dispersion cell"), 1, "2610.00", "20"),
    line("44-0420", text("Billes étalon, flacon", "Calibration beads, bottle"), 4, "120.00", "20", lead_days=0),
    line("40-0300", text("Granulomètre laser GL-300", "GL-300 laser particle sizer"), 1, "28900.00", "20", lead_days=30),
    line("42-0115", text("Pompe de circulation", "Circulation pump"), 1, "740.00", "20", lead_days=5),
)
