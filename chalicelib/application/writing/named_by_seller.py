"""What commands name by keys of seller.toml."""

from chalicelib.application.seller import Seller
from chalicelib.application.writing.named_reasons import check_reasons
from chalicelib.application.writing.named_staff import check_staff
from chalicelib.domain.sale.command import Command


def check_keys(command: Command, seller: Seller) -> None:
    """Refuse a key that seller.toml does not have: of a colleague, of a reason of exemption. Raises Invalid."""
    check_staff(command, seller)
    check_reasons(command, seller)
