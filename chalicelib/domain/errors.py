"""What the domain refuses, each with its evidence."""


class DomainError(Exception):
    """A command that cannot be done; `reason` is a sentence with named places, `evidence` fills them.

    `field` names the part of the command that is wrong, where one is.
    """

    def __init__(self, reason: str, *, field: str | None = None, **evidence: object) -> None:
        super().__init__(reason % evidence)
        self.reason = reason
        self.evidence = evidence
        self.field = field


class NotAllowed(DomainError):
    """The dossier's state forbids it; nothing in the command itself is malformed."""


class OutOfPieces(NotAllowed):
    """Fewer pieces are there than it takes; `skus`: of which."""

    def __init__(self, reason: str, *, skus: frozenset[str], field: str | None = None, **evidence: object) -> None:
        super().__init__(reason, field=field, **evidence)
        self.skus = skus


class Listed(tuple[DomainError, ...]):
    """Several pieces of evidence, each a sentence of its own."""

    __slots__ = ()

    def __str__(self) -> str:
        return ", ".join(map(str, self))


class TooMany(NotAllowed):
    """It was done as often as it may be done for now; `wait`: seconds after which it may be done again."""

    def __init__(self, reason: str, *, wait: int, **evidence: object) -> None:
        super().__init__(reason, field=None, **evidence)
        self.wait = wait


class Invalid(DomainError):
    """The command contradicts itself or names what does not exist."""
