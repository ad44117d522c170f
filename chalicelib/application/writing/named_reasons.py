"""Why a line is exempt from VAT: a reason that nobody could print is refused where it is given."""

from chalicelib.application.seller import Seller
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.commands import ChangeOrder, CreateDossier, ReviseOffer


def check_reasons(command: Command, seller: Seller) -> None:
    """Refuse a reason of exemption that seller.toml does not name. Raises Invalid."""
    match command:
        case CreateDossier(lines=lines) | ReviseOffer(lines=lines):
            field = "lines"
        case ChangeOrder(add=lines):
            field = "add"
        case _:
            return
    for index, line in enumerate(lines):
        if line.exemption is not None and line.exemption not in seller.invoice.exemptions:
            raise Invalid(
                "%(key)s is no reason of exemption: give one of %(keys)s", field=f"{field}[{index}].exemption",
                key=line.exemption, keys=", ".join(seller.invoice.exemptions),
            )  # fmt: skip
