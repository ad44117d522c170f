"""The parked effects of the fake store."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.effect_names import Place, cursor_of
from chalicelib.application.staff.parked import ParkedEffects, shown
from tests.fakes.store import FakeStore, Todo


@dataclass
class FakeParking:
    """Parking, of all queues."""

    store: FakeStore

    def parked(self, limit: int, after: Place | None) -> ParkedEffects:
        """See Parking."""
        with self.store.lock:
            todos = {Place(todo.due, effect): todo for effect, todo in self.store.todos.items() if todo.parked}
        places = sorted((place for place in todos if after is None or _order(place) > _order(after)), key=_order)
        page = [shown(place.effect, todos[place].tries, place.since, todos[place].error or "") for place in places[:limit]]
        return ParkedEffects(page, cursor_of(places[limit - 1]) if len(places) > limit else None)

    def redrive(self, effect: Effect, now: datetime) -> bool:
        """See Parking."""
        with self.store.lock:
            todo = self.store.todos.get(effect)
            if todo is None or not todo.parked:
                return False
            self.store.todos[effect] = Todo(now, error=todo.error)
            return True


def _order(place: Place) -> tuple[datetime, str]:
    return place.since, place.effect.id
