"""Files that customers sent, on the page: each with what became of it."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.sent_file_list import ShownFile
from chalicelib.domain.sale.files import CHECKED, FileKind, FileRefusal, SentFile

SHOWN_FOR = timedelta(days=7)
"""How long it is told that a file was refused."""
KINDS: Mapping[FileKind, str] = {
    "purchase_order": mark("Purchase order"),
    "picture": mark("Picture"),
    "other": mark("Document"),
    "log": mark("Log or film"),
}
REASONS: Mapping[FileRefusal, str] = {
    "other_content": mark("it did not arrive as it left. Send it again."),
    "too_large": mark("it is too large. Send it in two parts."),
    "not_a_pdf": mark("it is no PDF that can be read whole."),
    "not_a_picture": mark("it is no picture that can be read whole."),
    "other_type": mark("it is of another type than its name says."),
    "no_page": mark("it has no page."),
    "encrypted": mark("protected by a password."),
    "script": mark("it holds a script."),
    "action": mark("it does something by itself."),
    "attachment": mark("it holds another file. Send that one by itself."),
    "media": mark("it holds sound or film."),
    "too_complex": mark("it is too large when it is unpacked. Send it smaller."),
    "trailing": mark("something else hangs on to it. Print it as a PDF and send that."),
}


def sent_files(reading: AnyReading) -> list[ShownFile]:
    """Give the files, the newest first; none as it was on an earlier day, since they may be gone by now."""
    shown = [] if reading.then else [file for file in reversed(reading.state.files) if _is_shown(reading, file)]
    return [_shown(reading, file) for file in shown]


def size(translations: Translations, count: int) -> str:
    """Give bytes as a reader counts them."""
    if count >= 1_000_000:
        return translations.gettext("%(n)s MB") % {"n": translations.decimal(Decimal(round(count / 100_000)) / 10)}
    return translations.gettext("%(n)s kB") % {"n": translations.decimal(max(1, round(count / 1000)))}


def _is_shown(reading: AnyReading, file: SentFile) -> bool:
    if file.removed:
        return False
    if file.refused:
        return reading.today - file.on <= SHOWN_FOR
    return file.filed or file.on == reading.today


def _shown(reading: AnyReading, file: SentFile) -> ShownFile:
    translations = reading.translations
    what = f"{translations.gettext(KINDS[file.kind])}, {size(translations, file.size)}"
    return ShownFile(
        entry=file.entry,
        name=file.name,
        what=what,
        state="filed" if file.filed else "refused" if file.refused else "checking",
        note=_note(translations, file),
        until=None if file.settled else file.announced + CHECKED,
        url=f"/api/dossiers/{reading.reference}/files/{file.entry}" if file.filed else None,
        by=_by(reading, file),
    )


def _note(translations: Translations, file: SentFile) -> str:
    if file.refused:
        return translations.gettext("Refused: %(why)s") % {"why": translations.gettext(REASONS[file.refused])}
    return translations.gettext("Checked and filed") if file.filed else translations.gettext("Being checked")


def _by(reading: AnyReading, file: SentFile) -> str:
    name = reading.people.signers.get(file.signer or "") or reading.contact(file.contact)
    return reading.translations.gettext("%(name)s, %(day)s") % {"name": name, "day": reading.when(file.on)}
