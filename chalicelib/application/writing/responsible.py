"""Who answers for a dossier: an owner or deputy whom nothing would ever be mailed to is refused where it is given."""

from chalicelib.application.seller import Seller
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.commands import Assign, Command, CreateDossier


def check_colleagues(command: Command, seller: Seller) -> None:
    """Refuse an owner or deputy who is no colleague in seller.toml. Raises Invalid.

    What is carried over from another system (it says when it was recorded) keeps whom it names: they may have left.
    """
    if not isinstance(command, Assign | CreateDossier) or command.recorded:
        return
    for field, key in (("owner", command.owner), ("deputy", command.deputy)):
        if key is not None and key not in seller.colleagues:
            raise Invalid("%(key)s is no colleague", field=field, key=key)
