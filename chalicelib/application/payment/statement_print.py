"""A statement that is set in type by another function, which has what that needs."""

from datetime import datetime

from msgspec import Struct

from chalicelib.application.view.shapes.statement import StatementDocument


class StatementPrint(Struct, frozen=True):
    """The statement to set in type, the moment (UTC) of its reading, and the folder of drafts where it is laid."""

    statement: StatementDocument
    moment: datetime
    folder: str


class PrintedStatement(Struct, frozen=True):
    """Where the PDF is, in the bucket of documents, for a day."""

    key: str
