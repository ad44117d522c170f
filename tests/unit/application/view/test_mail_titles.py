"""Every mail that can have left has a title in the history: one without stopped the whole history of its dossier."""

from typing import get_args

from chalicelib.application.view.sentences.mail import TITLES
from chalicelib.domain.sale.facts.mail import Mail


def named(kind: object) -> set[str]:
    """Give the names of a union of literals."""
    return {name for part in get_args(kind) for name in ([part] if isinstance(part, str) else named(part))}


def test_every_mail_has_a_title() -> None:
    assert len(named(Mail)) > 30
    assert named(Mail) - set(TITLES) == {"offer"}
