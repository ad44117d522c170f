"""What a mail may quote of an entry: the comment that customers read."""

from chalicelib.domain.comments import shown_comment
from chalicelib.domain.entry import Entry


def reason(entry: Entry) -> tuple[str, ...]:
    """The entry's comment as a paragraph, or none."""
    comment = shown_comment(entry)
    return (comment,) if comment else ()
