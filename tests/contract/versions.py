"""What each version of derived data was: fingerprints of the state's shape, of a golden fold, and of its rows.

`python -m tests.contract.versions` notes those of today under their versions; what was noted is never changed.
The golden history grows at its end by a sample for each new event, which no stored head has: its fingerprint is noted beside
those of the histories before, by `<version>/<entries>`, and the version stays.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection import rows
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.waiting import NewsPolicy
from tests.contract.commits import PEOPLE, REFERENCE
from tests.samples.events import ENTRIES

FILE = Path(__file__).parent / "golden" / "derived.json"
WHERE = {"state": "SNAPSHOT in chalicelib/adapters/codec.py", "rows": "VERSION in chalicelib/application/projection/rows.py"}
Noted = dict[str, dict[str, str]]


def today(length: int = len(ENTRIES)) -> dict[str, tuple[int, str]]:
    """The version of state and rows, and what the code makes of every beginning of so many entries of the golden history."""
    state, heads, items_of_heads = Dossier(), [], []
    for entry in ENTRIES[:length]:
        state = evolve(state, entry)
        head = Loaded(state, PEOPLE)
        heads.append(codec.encode_head(head))
        items = sorted((item_of(row) for row in rows.rows(REFERENCE, head, NewsPolicy())), key=lambda item: str(item))
        items_of_heads.append([{name: value for name, value in item.items() if name != "v"} for item in items])
    shape = msgspec.json.schema(codec.StoredHead)
    return {"state": (codec.SNAPSHOT, _print([shape, heads])), "rows": (rows.VERSION, _print(items_of_heads))}


def noted() -> Noted:
    """The fingerprint of each version, by what it is of."""
    kept: Noted = json.loads(FILE.read_text()) if FILE.exists() else {name: {} for name in WHERE}
    return kept


def lengths(noted_of: dict[str, str], version: int) -> dict[int, str]:
    """The fingerprints of a version that were noted, by the length of the history."""
    return {int(key.split("/")[1]): fingerprint for key, fingerprint in noted_of.items() if key.startswith(f"{version}/")}


def changed(name: str, kept: dict[str, str]) -> bool:
    """Whether the code makes something else of a history than what was noted under the same version."""
    version = today()[name][0]
    return any(today(length)[name][1] != fingerprint for length, fingerprint in lengths(kept, version).items())


def _print(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def main() -> None:
    """Note today's."""
    kept = noted()
    for name, (version, fingerprint) in today().items():
        if changed(name, kept[name]):
            sys.exit(f"{name}: version {version} was something else: raise {WHERE[name]}")
        kept[name][f"{version}/{len(ENTRIES)}"] = fingerprint
    FILE.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
