"""Who answers for a dossier: an owner or deputy whom nothing would ever be mailed to is refused where it is given."""

from chalicelib.application.seller import Seller
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import spec_of


def check_staff(command: Command, seller: Seller) -> None:
    """Refuse an owner or deputy who is not of the staff that seller.toml names. Raises Invalid.

    What is carried over from another system (it says when it was recorded) keeps whom it names: they may have left.
    """
    if command.recorded:
        return
    for field, key in spec_of(command).people.staff(command).items():
        if key is not None and key not in seller.staff:
            raise Invalid("%(key)s is no colleague: give one of %(keys)s", field=field, key=key, keys=", ".join(seller.staff))
