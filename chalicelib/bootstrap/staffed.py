"""The seller with colleagues as they are now, in place of those that seller.toml began with."""

import os
import time

from msgspec.structs import replace

from chalicelib.adapters.live_staff import LiveStaff, StaffReader
from chalicelib.adapters.seller import seller
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.seller import Seller


def staffed(store: StreamStore, reader: StaffReader | None = None) -> Seller:
    """Give the seller, whose staff are read from the store as they are asked for.

    Environment: CARD_PAYMENTS, "true" where the stage has keys of the card service.
    """
    read = reader or staff_reader(store)
    return replace(
        seller(),
        staff=LiveStaff(lambda: read.both().there),
        former=LiveStaff(lambda: read.both().former),
        payments=replace(seller().payments, online=os.environ.get("CARD_PAYMENTS") == "true"),
    )


def staff_reader(store: StreamStore) -> StaffReader:
    """Give what reads them."""
    return StaffReader(store, seller().staff, time.monotonic)
