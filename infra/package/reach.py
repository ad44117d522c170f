"""What handlers reach: the modules of ours and the libraries that they import, at once or when they run."""

import ast
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

OURS = ("app", "chalicelib")


class Reached(NamedTuple):
    """Modules of ours and their files (relative to the folder), and the first names of all others."""

    modules: frozenset[str]
    files: frozenset[Path]
    libraries: frozenset[str]


def reach(handlers: AbstractSet[str], others: AbstractSet[str], folder: Path) -> Reached:
    """Follow the imports of `handlers` through a folder's modules.

    `others` are handlers that run elsewhere. The application names their functions, and does not need what these import inside.
    """
    modules: dict[str, Path] = {}
    libraries: set[str] = set()
    waiting = [handler.rpartition(".")[0] for handler in handlers]
    while waiting:
        name = waiting.pop()
        if name in modules:
            continue
        if name.partition(".")[0] not in OURS:
            libraries.add(name.partition(".")[0])
            continue
        path = _file(name, folder)
        if path is None:  # a name in a module, not a module
            continue
        modules[name] = path
        if "." in name:
            waiting.append(name.rpartition(".")[0])
        waiting += _imported(ast.parse((folder / path).read_bytes()), name, others)
    return Reached(frozenset(modules), frozenset(modules.values()), frozenset(libraries))


def _file(name: str, folder: Path) -> Path | None:
    module = Path(*name.split("."))
    return next((path for path in (module.with_suffix(".py"), module / "__init__.py") if (folder / path).is_file()), None)


def _imported(module: ast.Module, name: str, others: AbstractSet[str]) -> Iterator[str]:
    """Yield the names that a module imports; of `from a import b` both a and a.b, since b may be a module."""
    waiting: list[ast.AST] = [one for one in module.body if f"{name}.{getattr(one, 'name', '')}" not in others]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level or node.module is None:
                raise ValueError(f"{name}: imports are absolute")
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        waiting += ast.iter_child_nodes(node)
