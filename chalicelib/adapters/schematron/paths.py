"""What a pattern of XSLT matches, told by names: most rules are about elements that an invoice does not have."""

from collections.abc import Iterator

Names = tuple[str, ...]
ANY = "*"


def names_of(match: str, namespaces: dict[str, str]) -> Iterator[Names]:
    """Give the names, from an ancestor down, that each alternative of a pattern ends with; ANY for whatever is no plain name."""
    for alternative in _without_predicates(match).split("|"):
        path = alternative.strip().removeprefix("//").removeprefix("/")
        yield tuple(_name(step.strip(), namespaces) for step in path.split("/"))


def plain(match: str) -> bool:
    """Say whether a pattern is names alone."""
    return "[" not in match and ANY not in match


def ends_with(path: Names, names: Names) -> bool:
    """Say whether the names of an element, from the root down, end with these."""
    return len(path) >= len(names) and all(
        wanted in (ANY, name) for name, wanted in zip(reversed(path), reversed(names), strict=False)
    )


def _name(step: str, namespaces: dict[str, str]) -> str:
    prefix, colon, name = step.partition(":")
    return f"{{{namespaces[prefix]}}}{name}" if colon and name != ANY else ANY


def _without_predicates(match: str) -> str:
    kept, depth = [], 0
    for sign in match:
        depth += (sign == "[") - (sign == "]")
        if depth == 0 and sign != "]":
            kept.append(sign)
    return "".join(kept)
