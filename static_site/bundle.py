"""One script made of many modules, in the order that their imports ask for: one request, and no bundler to install."""

import json
import re
from collections.abc import Mapping

IMPORT = re.compile(r"^import \{[^}]*\} from '\./(?P<name>[\w-]+\.js)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(async )?(function|const|let|class) )", re.MULTILINE)
DECLARED = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
WORD = re.compile(r"\bTEXT\.(\w+)")
TEXTS = "texts.js"
"""The module of words: it is made here, of those that the others use."""
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class BundleError(Exception):
    """The modules cannot share one scope: a circle of imports, or one name declared twice."""


def bundle(entry: str, modules: Mapping[str, str], words: Mapping[str, str]) -> str:
    """The script of `entry` and of all it imports; raises BundleError, and KeyError for a module or a word that is not there."""
    found = {**modules, TEXTS: ""}
    order = _order(entry, found, (), [])
    used = {word: words[word] for name in order for word in sorted(WORD.findall(found[name]))}
    found[TEXTS] = f"export const TEXT = {json.dumps(used, ensure_ascii=False, separators=(',', ':'))};\n"
    text = "".join(_plain(found[name]) for name in order)
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
