"""What SES is asked, as botocore checks it."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.adapters.ses.mime import MOST, mime
from chalicelib.adapters.ses.sender import CONFIG, SesMailer, from_header, recipient, tag, untag
from chalicelib.domain.sale.uploads import LARGEST
from chalicelib.effects.ports import Attachment, Mail, MailRefused, RenderedMail

MAIL = Mail(
    "Zoé  Bon\r\nBcc: x@x.example", "zoe@bücher.example", "desk@shop.example", "Votre offre 45MR61G00C",
    RenderedMail("text", "<p>html"), "45MR61G00C.3.link.c1",
)  # fmt: skip


@pytest.fixture
def client() -> Any:
    return boto3.client(
        "sesv2", region_name="eu-west-3", aws_access_key_id="x", aws_secret_access_key="x", config=CONFIG
    )  # fmt: skip


def test_a_mail_is_sent_with_both_forms_and_the_effect_as_its_tag(client: Any) -> None:
    expected = {
        "FromEmailAddress": "Shop <desk@shop.example>",
        "Destination": {"ToAddresses": ["=?utf-8?q?Zo=C3=A9_Bon_Bcc=3A_x=40x=2Eexample?= <zoe@xn--bcher-kva.example>"]},
        "ReplyToAddresses": ["desk@shop.example"],
        "Content": {
            "Simple": {
                "Subject": {"Data": MAIL.subject, "Charset": "UTF-8"},
                "Body": {"Text": {"Data": "text", "Charset": "UTF-8"}, "Html": {"Data": "<p>html", "Charset": "UTF-8"}},
                "Headers": [{"Name": "Auto-Submitted", "Value": "auto-generated"}],
            }
        },
        "EmailTags": [{"Name": "effect", "Value": "45MR61G00C_d3_dlink_dc1"}],
        "ConfigurationSetName": "suivi",
    }
    with Stubber(client) as stub:
        stub.add_response("send_email", {"MessageId": "1"}, expected)
        SesMailer(client, "Shop <desk@shop.example>", "suivi").send(MAIL)


def test_a_refusal_tells_its_code_and_no_address(client: Any) -> None:
    with Stubber(client) as stub:
        stub.add_client_error("send_email", "MessageRejected", "zoe@bücher.example is not verified")
        with pytest.raises(MailRefused) as caught:
            SesMailer(client, "Shop <desk@shop.example>", "suivi").send(MAIL)
    assert str(caught.value) == caught.value.code == "MessageRejected"
    assert caught.value.__suppress_context__


FILE = Attachment("Facture é\r\nBcc: x@x.example.pdf", b"%PDF-1.7 " + bytes(range(256)), "application/pdf")
FORGED = "Facture F26-0412\r\nBcc: x@x.example\r\n\r\n<p>\u2028\x00 é"


def _sent(client: Any, mail: Mail) -> EmailMessage:
    """The message that SES is handed."""
    taken: list[dict[str, Any]] = []
    with Stubber(client) as stub:
        stub.add_response("send_email", {"MessageId": "1"})
        client.meta.events.register("provide-client-params.sesv2.SendEmail", lambda params, **kwargs: taken.append(params))
        SesMailer(client, "Société <desk@shop.example>", "suivi").send(mail)
    (asked,) = taken
    assert asked["Destination"] == {"ToAddresses": [recipient(mail.to_name, mail.to)]}
    assert asked["EmailTags"] == [{"Name": "effect", "Value": tag(mail.effect)}]
    assert asked["ReplyToAddresses"] == [], "the message says it itself"
    return message_from_bytes(asked["Content"]["Raw"]["Data"], _class=EmailMessage, policy=default)


def test_a_mail_with_a_file_is_a_whole_message_with_both_forms_and_the_very_bytes(client: Any) -> None:
    body = RenderedMail("Bonjour,\né " + "x" * 2000, "<p>é" + "y" * 2000)
    message = _sent(client, replace(MAIL, body=body, attachments=(FILE,)))
    assert [message[name] for name in ("From", "Reply-To", "Auto-Submitted", "Subject")] == [
        "Société <desk@shop.example>", "desk@shop.example", "auto-generated", MAIL.subject
    ]  # fmt: skip
    name, address = parseaddr(message_from_bytes(message.as_bytes())["To"])
    assert (str(make_header(decode_header(name))), address) == ("Zoé Bon Bcc: x@x.example", "zoe@xn--bcher-kva.example")
    text, html = (message.get_body((form,)) for form in ("plain", "html"))
    assert text and html and (text.get_content().strip(), html.get_content().strip()) == body
    (file,) = message.iter_attachments()
    assert (file.get_content_type(), file.get_payload(decode=True)) == ("application/pdf", FILE.content)
    assert all(len(line) <= 998 for line in message.as_bytes().splitlines()), "no line is longer than SMTP takes (RFC 5321)"


@pytest.mark.parametrize("field", ["subject", "to_name", "reply_to", "file"])
def test_no_text_ends_a_header_of_a_whole_message(client: Any, field: str) -> None:
    plain = replace(MAIL, to_name="Zoé", attachments=(_named(FILE, "Facture.pdf"),))
    forged = replace(plain, attachments=(_named(FILE, FORGED),)) if field == "file" else replace(plain, **{field: FORGED})
    message = _sent(client, forged)
    assert message["Bcc"] is None and message.keys() == _sent(client, plain).keys()
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"
    ]  # fmt: skip
    assert all("Bcc" not in part for part in message.walk())


def test_the_largest_document_fits_a_message() -> None:
    whole = mime(
        replace(MAIL, to_name="Zoé", attachments=(Attachment("a.pdf", bytes(LARGEST), "application/pdf"),)), "a@a.fr", "b@b.fr"
    )
    assert len(whole) < MOST


def _named(file: Attachment, name: str) -> Attachment:
    """The file under another name."""
    return file._replace(name=name)


@pytest.mark.parametrize(
    ("sender", "header"),
    [
        ("Shop <desk@shop.example>", "Shop <desk@shop.example>"),
        ("desk@shop.example", "desk@shop.example"),
        ("Société Métrologie <desk@shop.example>", "=?utf-8?b?U29jacOpdMOpIE3DqXRyb2xvZ2ll?= <desk@shop.example>"),
        ("Granulo, Grenoble <desk@shop.example>", '"Granulo, Grenoble" <desk@shop.example>'),
        ('"Granulo, Grenoble" <desk@shop.example>', '"Granulo, Grenoble" <desk@shop.example>'),
    ],
)
def test_the_sender_s_name_may_have_accents(sender: str, header: str) -> None:
    assert from_header(sender) == header
    assert header.isascii()


def test_one_attempt_is_made(client: Any) -> None:
    assert client.meta.config.retries["total_max_attempts"] == 1


@pytest.mark.parametrize(
    "name",
    ["é" * 200, "Société " + "métallurgique " * 13, "x" * 200, '"' * 200, "数" * 200, "Société " + "é" * 180],
    ids=["word", "words", "ascii", "quoted", "wide", "short first"],
)  # fmt: skip
@pytest.mark.parametrize("address", ["j@x.example", "j" * 64 + "@" + "a." * 90 + "example"], ids=["short", "long"])
def test_a_long_name_is_cut_to_what_the_service_takes(name: str, address: str) -> None:
    header = recipient(name, address)
    shown, sent = parseaddr(str(make_header(decode_header(header))))
    assert len(header) <= 320 and sent == address
    assert (name + " ").startswith(shown + " " if shown else "")


def test_the_first_words_of_a_long_name_stay() -> None:
    assert recipient("Société " + "é" * 180, "j@x.example") == "=?utf-8?b?U29jacOpdMOp?= <j@x.example>"


def test_a_plain_name_stays_readable() -> None:
    assert recipient("Jean Bon", "jean.bon@bigcorp.example") == "Jean Bon <jean.bon@bigcorp.example>"


@given(st.from_regex(r"[0-9A-Z]{10}\.[0-9]{1,4}\.(link|acknowledgement)\.[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}", fullmatch=True))
def test_a_tag_tells_its_effect(effect: str) -> None:
    assert untag(tag(effect)) == effect
    assert set(tag(effect)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    assert len(tag(effect)) <= 256
