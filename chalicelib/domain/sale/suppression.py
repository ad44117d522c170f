"""What becomes of a mail address: some are mailed no more."""

from typing import NamedTuple

from chalicelib.domain.sale.events import Undeliverable


class Suppression(NamedTuple):
    """What becomes of an address: why it is mailed no more, or None where mails go out to it again."""

    address: str
    why: Undeliverable | None
