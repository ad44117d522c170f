"""Make botocore's descriptions of AWS as small as our use of it: reading the rest is most of what a client costs a cold start."""

import gzip
import json
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

Model = dict[str, Any]


def shrink(data: Path, operations: Mapping[str, Set[str]]) -> None:
    """Leave in botocore's data the operations named for each service, and the endpoints of these services."""
    prefixes = set()
    for packed in data.rglob("*.json.gz"):
        model = _undocumented(json.loads(gzip.decompress(packed.read_bytes())))
        if packed.name == "service-2.json.gz":
            prefixes.add(model["metadata"]["endpointPrefix"])
            _leave(model, operations[packed.parts[-3]])
        _write(packed.with_suffix(""), model)
        packed.unlink()
    endpoints = json.loads((data / "endpoints.json").read_text(encoding="utf-8"))
    for partition in endpoints["partitions"]:
        partition["services"] = {name: each for name, each in partition["services"].items() if name in prefixes}
    _write(data / "endpoints.json", endpoints)
    for example in data.rglob("examples-1.json"):
        example.unlink()


def _leave(model: Model, names: Set[str]) -> None:
    """Give only the operations that are named, and the shapes that these reach."""
    model["operations"] = {name: each for name, each in model["operations"].items() if name in names}
    reached: set[str] = set()
    waiting = [model["operations"]]
    while waiting:
        new = set(_shapes(waiting.pop())) - reached
        reached |= new
        waiting += [model["shapes"][name] for name in new]
    model["shapes"] = {name: each for name, each in model["shapes"].items() if name in reached}


def _shapes(model: Any) -> Iterator[str]:
    """Yield the names of the shapes that a part of a model refers to."""
    if isinstance(model, dict):
        if isinstance(model.get("shape"), str):
            yield model["shape"]
        for part in model.values():
            yield from _shapes(part)
    elif isinstance(model, list):
        for part in model:
            yield from _shapes(part)


def _undocumented(model: Any) -> Any:
    """Give the same with empty texts, since botocore asks for some; a member may be called "documentation", and is no text."""
    if isinstance(model, dict):
        return {key: _undocumented("" if (key, type(part)) == ("documentation", str) else part) for key, part in model.items()}
    return [_undocumented(part) for part in model] if isinstance(model, list) else model


def _write(path: Path, model: Any) -> None:
    path.write_text(json.dumps(model, separators=(",", ":")), encoding="utf-8")
