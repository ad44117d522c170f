"""Documents that cannot be made: while one is given up its dossier waits on us for it, and once it is there for nothing of it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale.waiting import ours

if TYPE_CHECKING:
    from tests.simulation.world import World


def untold(world: "World", parked: Effect) -> bool:
    """Whether a document is given up that is wanted still, and waits in nobody's work list."""
    head = world.store.load(parked.reference) if parked.kind == "render" else None
    document = head.state.document(parked.seq) if head else None
    if head is None or document is None or document.void:
        return False
    late = document.kind == "offer" and head.state.offer is not None and document.number != str(head.state.offer.revision)
    orders = [one.entry for one in head.state.documents if one.kind == "acknowledgement" and not one.void]
    late = late or (document.kind == "acknowledgement" and document.entry < max(orders))
    return not late and "document" not in {matter for matter, _ in ours(head.state)}


def documents(heads: Mapping[str, Loaded | None]) -> Iterator[str]:
    """What is wrong at the end, when every cause was mended."""
    for reference, head in heads.items():
        for document in head.state.documents if head else ():
            if not document.sha256:
                yield f"{reference}: the document of entry {document.entry} was never made"
            elif document.failed or document.why:
                yield f"{reference}: the document of entry {document.entry} is there, and waited for"
