"""What a mail may quote of an entry: the comment that customers read."""

from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.entry import Entry


def reason(entry: Entry) -> tuple[str, ...]:
    """Give the entry's comment as a paragraph, or none."""
    comment = shown_comment(entry)
    return (comment,) if comment else ()
