"""How a refusal names a line: by its field in the dossier, as in the body that brought it in, and in words by its id."""

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.lines import Line


def line_field(line: Line, name: str) -> str:
    """Give the path of a line's field; ids count from 1 and are never given again, so that places are those of the body."""
    return f"lines[{line.id - 1}].{name}"


def about_line(line: int | None, error: NotAllowed) -> NotAllowed:
    """Give the refusal with the line that it is about; what is about none stays as it is."""
    if line is None:
        return error
    return NotAllowed("line %(line)s: %(refusal)s", field=error.field, line=line, refusal=error)
