"""What was kept of dossiers reads as what is made anew, over all that a simulated stretch of time left in the table."""

from chalicelib.application.view.kept_parts import KeptParts
from tests.simulation.remembered import remembering
from tests.simulation.world import World
from tests.unit.application.view.test_kept_parts import differences

COMMANDS = 60
SEED = 0


def test_what_was_kept_reads_as_what_is_made_anew() -> None:
    world, kept = World(SEED, COMMANDS), KeptParts()
    with remembering():
        world.run()
    for reference in [pk[2:] for pk in world.table.items if pk.startswith("D#")]:
        head = world.store.load(reference)
        assert head is not None
        assert list(differences(kept, reference, head.people, world.store.history(reference))) == []
