"""What comes in can be carried out: each field is as strict as the strictest who has to take it."""

import re
from datetime import UTC, date, datetime
from email import message_from_string, policy
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from chalicelib.adapters import codec
from chalicelib.adapters.ses.sender import recipient
from chalicelib.adapters.typst.glyphs import settable
from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.account.people import Address, Contact, People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import bodies
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAddress, NewContact
from chalicelib.domain.sale.commands import AddNote, AnnounceDelivery, CorrectContact, CreateDossier, IssueInvoice, Ship
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.events import NoteAdded
from chalicelib.domain.sale.upcast import VERSION
from chalicelib.domain.values import fields as f
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.code_lists import COUNTRIES
from chalicelib.domain.values.field_checks import hold
from chalicelib.domain.values.printed_letters import face_of
from infra.emulator.ses_addresses import takes
from tests.http.desk import order

HIDDEN = {
    "a noncharacter": "Jean\ufffeBon", "the other one": "Jean\uffffBon", "an Arabic noncharacter": "Jean\ufdd0Bon",
    "a C1 control": "Jean\u0085Bon", "another C1 control": "Jean\u009bBon", "a control": "Jean\x07Bon", "nothing": "",
    "a space alone": " ", "a zero-width space alone": "\u200b", "joiners alone": "\u200d\u200c\ufeff", "a soft hyphen": "\u00ad",
    "a Hangul filler": "\u3164", "an empty braille cell": "\u2800", "a selector alone": "\ufe0f",
    "tags alone": "\U000e0041\U000e007f", "an ideograph's selector alone": "\U000e0100", "a beam of a score": "\U0001d173",
}  # fmt: skip
TURNED = {"an override": "Jean\u202enoB", "an isolate": "Jean\u2066Bon", "a line separator": "Jean\u2028Bon"}


def read(shape: Any, value: Any) -> Any:
    """The value as the API takes it. Raises ValidationError or Invalid."""
    value_read = msgspec.convert(value, shape)
    if isinstance(value_read, msgspec.Struct):
        hold(value_read)
    return value_read


def refused(shape: Any, value: Any) -> str:
    """The field for which a body is refused, empty where that is the whole."""
    with pytest.raises((msgspec.ValidationError, Invalid)) as error:
        read(shape, value)
    path = re.search(r"at `\$\.?([^`]*)`$", str(error.value))
    return str(error.value.field) if isinstance(error.value, Invalid) else path[1] if path else ""


@pytest.mark.parametrize("text", [*HIDDEN.values(), *TURNED.values()], ids=[*HIDDEN, *TURNED])
def test_no_name_or_number_holds_what_nobody_sees(text: str) -> None:
    assert refused(CreateDossier, order(customer=text)) == "customer"
    assert refused(CreateDossier, order(customer_reference=text)) == "customer_reference"
    assert refused(CorrectContact, {"type": "correct_contact", "contact": "c1", "name": text}) == "name"
    assert refused(Ship, {"type": "ship", "carrier": text}) == "carrier"


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_no_comment_holds_what_no_document_can(text: str) -> None:
    assert refused(AddNote, {"type": "add_note", "comment": text}) == "comment"


@pytest.mark.parametrize("number", ["P020\u00ad044", "P020\u200b044", "\ufeffP020", "P020\U000e0041", "P020\U000e0100044"])
def test_no_number_has_a_hidden_sign(number: str) -> None:
    assert refused(CreateDossier, order(customer_reference=number)) == "customer_reference"


@pytest.mark.parametrize(
    "text", ["Zoé 😀", "Müller & Söhne <GmbH>", "株式会社", "שלום", "Ann\u200d", "naïve\u0301", "葛\U000e0100城"]
)
def test_people_write_as_they_do(text: str) -> None:
    assert read(CreateDossier, order(customer=text)).customer == text


ADDRESSES = {
    "an accent before the @": "rené@x.example", "two dots": "a@b..fr", "a dot first": ".jean@b.fr", "a dot last": "jean.@b.fr",
    "two dots before the @": "jean..bon@b.fr", "a dot behind the domain": "jean@b.fr.", "a hyphen first": "jean@-b.fr",
    "a hyphen last": "jean@b-.fr", "no domain": "jean", "one label": "jean@localhost", "a number for a domain": "jean@1.2.3.4",
    "an address in brackets": "jean@[1.2.3.4]", "quotes": '"jean bon"@b.fr', "a name": "Jean <jean@b.fr>", "two": "a@b.fr,c@d.fr",
    "65 characters before the @": "j" * 65 + "@b.fr", "a label of 64": "jean@" + "b" * 64 + ".fr", "a newline": "jean@b.fr\n",
    "a domain that two standards read differently": "jean@straße.example", "a one-letter ending": "jean@bb.f",
    "255 characters": "jean@" + ".".join(["b" * 62] * 4) + ".fr",
}  # fmt: skip


ADDRESSES_TO_NOBODY = {"jean@1.2.3.4", "Jean <jean@b.fr>", "a@b.fr,c@d.fr", "jean@b.fr\n", "jean@bb.f"}
"""What SES takes, as the address of a name, or as a domain that may be; no mail of ours would reach who is meant."""


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_no_address_comes_in_that_no_mail_goes_out_to(address: str) -> None:
    assert not takes(address) or address in ADDRESSES_TO_NOBODY, "the local SES is as strict"
    assert refused(NewContact, {"name": "Jean", "email": address, "language": "fr"}) == "email"
    contact = {"name": "Jean", "email": address, "language": "fr"}
    assert refused(CreateDossier, order(contacts=[contact])) == "contacts[0].email"


@pytest.mark.parametrize(
    "address",
    ["jean.bon@bigcorp.example", "o'neil+shop@a.fr", "JEAN@BIGCORP.EXAMPLE", "zoe@bücher.example", "a@xn--bcher-kva.example"],
)
def test_an_address_that_mails_reach_comes_in(address: str) -> None:
    assert read(NewContact, {"name": "Jean", "email": address, "language": "fr"}).email == address
    assert recipient("Jean", address).isascii()


AT = {"lines": ["BigCorp"], "postcode": "38000", "city": "Grenoble", "country": "FR"}


@pytest.mark.parametrize(
    ("country", "meant"),
    [("UK", "GB"), ("EL", "GR"), ("XI", "GB"), ("ZZ", "ISO 3166-1"), ("AN", "ISO 3166-1"), ("EU", "ISO 3166-1")],
)
def test_a_country_is_one_and_what_was_meant_is_told(country: str, meant: str) -> None:
    with pytest.raises(Invalid, match=meant) as error:
        read(NewAddress, AT | {"country": country})
    assert error.value.field == "country"


def test_countries_are_those_of_iso_3166_1_and_kosovo() -> None:
    assert len(COUNTRIES) == 249
    for country in (*COUNTRIES - {"SS"}, "XK"):
        assert read(NewAddress, AT | {"country": country}).country == country


def test_a_country_that_no_invoice_can_name_is_no_address_s() -> None:
    with pytest.raises(Invalid, match="no invoice can name the country SS") as error:
        read(NewAddress, AT | {"country": "SS"})
    assert error.value.field == "country"


def test_an_electronic_address_has_a_scheme_that_bills_can_name() -> None:
    assert read(NewAddress, AT | {"electronic": "0225:123456782"}).electronic
    for wrong in ("1234:123456789", "0219:1", "0220:1", "0225:123456789", "0225:123456782_é", "9930:DE136695975", "EM:compta"):
        assert refused(NewAddress, AT | {"electronic": wrong}) == "electronic"


@pytest.mark.parametrize("year", ["0001", "0999", "1989", "2100", "9999"])
def test_dates_are_of_years_that_somebody_means(year: str) -> None:
    day, moment = f"{year}-06-15", f"{year}-06-15T12:00:00+02:00"
    assert refused(AddNote, {"type": "add_note", "comment": "x", "effective": day}) == "effective"
    assert refused(AddNote, {"type": "add_note", "comment": "x", "recorded": moment}) == "recorded"
    assert refused(AddNote, {"type": "add_note", "comment": "x", "next_news": day}) == "next_news"
    assert refused(AnnounceDelivery, {"type": "announce_delivery", "on": day}) == "on"
    assert refused(IssueInvoice, {"type": "issue_invoice", "due": day}) == "due"
    assert refused(CreateDossier, order(terms={"valid_until": day})) == "terms.valid_until"


def test_every_date_and_address_of_every_command_is_held_to_its_type() -> None:
    """A bare date, or a text without a pattern, would let in what nobody can carry out."""
    annotations: list[tuple[str, str, Any]] = [
        (kind.__name__, name, annotation)
        for kind in (*vars(c).values(), *vars(bodies).values())
        if isinstance(kind, type) and (issubclass(kind, c.Command) or kind.__module__ == bodies.__name__)
        if not kind.__name__.startswith("Record")
        for name, annotation in kind.__annotations__.items()
    ]
    plain = {date, str}
    bare = [
        f"{kind}.{name}"
        for kind, name, annotation in annotations
        if annotation in plain or (get_origin(annotation) is not Annotated and plain & set(get_args(annotation)))
    ]
    assert bare == []


@pytest.mark.parametrize(
    "url",
    [
        "https://",
        "https://x",
        "https://a b.fr/",
        "https://user@b.fr/",
        "https://b.fr/é",
        "http://b.fr",
        "https://b.fr/\u202e",
        "https://b..fr",
    ],
)
def test_a_tracking_page_is_an_address_that_opens(url: str) -> None:
    assert refused(Ship, {"type": "ship", "carrier": "DHL", "tracking_url": url}) == "tracking_url"


def test_a_tracking_page_with_all_that_it_may_have() -> None:
    url = "https://www.dhl.com:443/fr-fr/home/tracking.html?tracking-id=1%C3%A9&x=[1]#top"
    assert read(Ship, {"type": "ship", "carrier": "DHL", "tracking_url": url}).tracking_url == url


ANY = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(
    st.sampled_from("aé \t\n\r\x00\x85\u200b\u202e\u2028\ufdd0\ufffe\uffff\U0001fffe😀@.-"), max_size=8
)


TAKEN = "Zoé Bon, 25 µm"
"""A text that each shape takes."""


@given(st.sampled_from([f.Word, f.Phrase, f.Comment]), ANY)
@example(f.Phrase, "\ufffe")
@example(f.Word, TAKEN)
@example(f.Phrase, TAKEN)
@example(f.Comment, TAKEN)
def test_whatever_text_comes_in_xml_mails_and_type_can_carry(shape: Any, text: str) -> None:
    try:
        read(shape, text)
    except (msgspec.ValidationError, UnicodeEncodeError):
        assert text != TAKEN
        return
    element = etree.Element("a")
    element.text = text
    assert etree.fromstring(etree.tostring(element)).text == text
    assert any(not char.isspace() for char in text)
    assert all(map(face_of, set(settable(text)) - {"\n", "\t", "\r"})) and "\ufffd" not in settable(text)
    if shape is not f.Comment:
        sent = message_from_string(f"To: {recipient(text, 'jean@b.fr')}\n\nx", policy=policy.default)
        assert [address.addr_spec for address in sent["To"].addresses] == ["jean@b.fr"]
        assert set(sent.keys()) == {"To"}


@example("jean@b.fr")
@given(st.emails() | st.text(st.sampled_from("aé.-@ß1<> \"'"), max_size=12).map(lambda text: f"{text}@b.fr") | ANY)
def test_whatever_address_comes_in_ses_takes(address: str) -> None:
    try:
        read(NewContact, {"name": "Jean", "email": address, "language": "fr"})
    except (msgspec.ValidationError, Invalid, UnicodeEncodeError):
        assert address != "jean@b.fr"
        return
    sent = recipient("", address)
    assert takes(sent) and takes(recipient("Zoé Bon", address))
    local, _, domain = sent.rpartition("@")
    assert sent.isascii() and len(sent) <= 254 and 0 < len(local) <= 64
    assert ".." not in sent and not local.startswith(".") and not local.endswith(".")
    assert all(0 < len(label) < 64 and label.strip("-") == label for label in domain.split("."))


def test_what_was_stored_before_fields_were_so_strict_is_read_all_the_same() -> None:
    contact = Contact("c1", "Jean\ufffeBon", "rené@x..example", "fr")
    stored = People("bigcorp", "\u200b", {"c1": contact}, {"a1": Address(("x",), "1000", "\ufffe", "UK", electronic="1234:x")})
    noted = Provenance(date(1, 1, 1), datetime(9999, 12, 31, tzinfo=UTC), Actor("manager"), "m1", "staff", comment="\ufffe")
    entry = Entry(1, NoteAdded(), noted, datetime(2026, 8, 6, tzinfo=UTC))
    assert codec.decode_people(codec.encode(stored)) == stored
    assert codec.decode_entry(1, VERSION, codec.encode_entry(entry)) == entry
    assert codec.decode_head(codec.encode_head(Loaded(Dossier(), stored))) == Loaded(Dossier(), stored)
