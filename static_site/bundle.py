"""One script made of many modules, in the order that their imports ask for: one request, and no bundler to install."""

import re
from collections.abc import Mapping

IMPORT = re.compile(r"^import \{[^}]*\} from '\./(?P<name>[\w-]+\.js)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(async )?(function|const|let|class) )", re.MULTILINE)
DECLARED = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class BundleError(Exception):
    """The modules cannot share one scope: a circle of imports, or one name declared twice."""


def bundle(entry: str, modules: Mapping[str, str]) -> str:
    """The script of `entry` and of all it imports; raises BundleError, and KeyError for a module that is not there."""
    text = "".join(_plain(modules[name]) for name in _order(entry, modules, (), []))
    declared = DECLARED.findall(text)
    twice = {name for name in declared if declared.count(name) > 1}
    if twice:
        raise BundleError(f"declared twice: {', '.join(sorted(twice))}")
    return INDENT.sub("", text)


def _order(name: str, modules: Mapping[str, str], above: tuple[str, ...], done: list[str]) -> list[str]:
    if name in above:
        raise BundleError(" imports ".join((*above[above.index(name) :], name)))
    if name not in done:
        for match in IMPORT.finditer(modules[name]):
            _order(match["name"], modules, (*above, name), done)
        done.append(name)
    return done


def _plain(source: str) -> str:
    text = EXPORT.sub("", IMPORT.sub("", COMMENT.sub("", source)))
    if re.search(r"^(import|export) ", text, re.MULTILINE):
        raise BundleError("only `import { … } from './file.js';` and `export` of a declaration are understood")
    return text
