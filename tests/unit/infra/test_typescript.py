"""The browser code is held to the types that the API answers with."""

from infra.openapi.typescript import FILE, declarations


def test_the_declarations_are_up_to_date() -> None:
    assert FILE.read_text("utf-8") == declarations(), "run `make types`"


def test_every_field_of_the_document_is_declared_once() -> None:
    declared = declarations()
    document = declared[declared.index("export interface CustomerDocument {") :]
    fields = document[: document.index("}\n")].splitlines()[1:]
    assert "  view: 'full';" in fields and "  for: string;" in fields and "  as_of: ShownAsOf | null;" in fields
    assert len(fields) == len(set(fields))


def test_no_value_is_of_any_type() -> None:
    assert ": any" not in declarations() and "unknown" not in declarations()
