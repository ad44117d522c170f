"""What sets the same invoice in type: the product, Typst alone, WeasyPrint and ReportLab.

`python -m bench.pdf_engines NAME LINES` measures one in a process of its own. Only the first two make PDF/A-3a and PDF/UA-1
with codes; WeasyPrint makes a tagged table, ReportLab an untagged one.
"""

import html
import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import typst
from msgspec import to_builtins
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.typst import TypstTypesetter
from chalicelib.adapters.typst.typesetter import RESOURCES, STANDARDS, TEMPLATES
from chalicelib.effects.documents.printed import PrintedDocument
from tests.samples.printed_documents import long_invoice

COLOURS = seller().colours["light"]
Engine = Callable[[PrintedDocument], bytes]


def printed(lines: int, turn: int) -> PrintedDocument:
    """Give an invoice that no engine saw before: Typst remembers what it set."""
    made = long_invoice(lines)
    rows = tuple(replace(row, name=f"{row.name}, lot {turn}") for row in made.rows)
    return replace(made, title=f"Facture F26-{turn:04}", rows=rows)


def product() -> Engine:
    """Give the adapter."""
    return TypstTypesetter(COLOURS)


def bare() -> Engine:
    """Give the same templates and texts, by the library's one function."""
    colours = json.dumps(dict(COLOURS))

    def engine(made: PrintedDocument) -> bytes:
        return typst.compile(
            str(TEMPLATES / "document.typ"),
            root=str(TEMPLATES),
            font_paths=[str(RESOURCES / "fonts")],
            ignore_system_fonts=True,
            sys_inputs={"colours": colours, "document": json.dumps(to_builtins(made))},
            pdf_standards=STANDARDS,
            timestamp=0,
        )

    return engine


def weasyprint() -> Engine:
    """Give the rows in HTML. Raises OSError where Debian's libpango is missing."""
    from weasyprint import HTML

    style = (
        "@page{size:A4;margin:18mm}thead{display:table-header-group}tr{break-inside:avoid}table{width:100%}td{text-align:right}"
    )

    def engine(made: PrintedDocument) -> bytes:
        head = "".join(f"<th>{html.escape(title)}</th>" for title in made.columns)
        cells = (
            f"<tr><td>{html.escape(row.name)}<br>{html.escape(row.detail)}"
            + "".join(f"<td>{html.escape(cell)}" for cell in row.cells)
            for row in made.rows
        )
        page = (
            f"<html lang=fr><title>{made.title}</title><style>{style}</style><h1>{made.title}</h1><table><thead><tr>{head}<tbody>"
        )
        return bytes(HTML(string=page + "".join(cells)).write_pdf(pdf_variant="pdf/ua-1"))

    return engine


def reportlab() -> Engine:
    """Give the rows as a table of paragraphs."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()

    def engine(made: PrintedDocument) -> bytes:
        file = io.BytesIO()
        rows = [
            [Paragraph(f"{html.escape(row.name)}<br/>{html.escape(row.detail)}", style["Normal"]), *row.cells]
            for row in made.rows
        ]
        table = Table([list(made.columns), *rows], colWidths=[220, 40, 90, 50, 90], repeatRows=1)
        SimpleDocTemplate(file).build([Paragraph(made.title, style["Title"]), table])
        return file.getvalue()

    return engine


ENGINES: dict[str, Callable[[], Engine]] = {"product": product, "bare": bare, "WeasyPrint": weasyprint, "ReportLab": reportlab}


def main(name: str, lines: int, rounds: int = 5) -> None:
    """Print the median of the milliseconds after the first document, and the megabytes at the most."""
    engine, times = ENGINES[name](), []
    for turn in range(rounds + 1):
        made = printed(lines, turn)
        begin = time.perf_counter()
        engine(made)
        times.append((time.perf_counter() - begin) * 1000)
    print(json.dumps([statistics.median(times[1:]), _peak()]))


def _peak() -> float:
    """Megabytes at the most; getrusage would tell those of the process that started this one, where they are more."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
