"""The seven steps of a sample, drawn by a letter each."""

from typing import Any


def draw_steps(document: dict[str, Any], states: str, **places: dict[str, Any]) -> None:
    """Give each step a state by its letter: d done, t to do, a active, o off, n none, and what is said of some."""
    names = {
        "d": "done",
        "t": "todo",
        "a": "active",
        "o": "off",
        "n": "none",
        "x": "cancelled",
        "l": "late",
        "e": "lapsed",
        "y": "you",
    }
    texts = {
        "fr": {"d": "3 août", "n": "sans objet", "a": "en préparation"},
        "en": {"d": "3 Aug.", "n": "not needed", "a": "in preparation"},
    }[document["lang"]]
    spoken = {
        "fr": {"t": "à venir", "o": "sans suite", "d": "Fait, "},
        "en": {"t": "to come", "o": "not pursued", "d": "Done, "},
    }[document["lang"]]
    for step, letter in zip(document["steps"], states, strict=True):
        step |= {
            "state": names[letter],
            "text": texts.get(letter, ""),
            "spoken": spoken.get(letter, ""),
            "was": None,
            "cursor": None,
        }
        step["cells"] = {"on": int(letter == "d"), "of": 1}
        step["documents"] = [] if letter in "to" else step["documents"]
        step |= places.get(step["key"], {})
