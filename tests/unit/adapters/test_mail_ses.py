"""What SES is asked, as botocore checks it."""

from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.ses.sender import CONFIG, SesMailer, from_header, recipient, tag, untag
from chalicelib.effects.ports import Mail, MailRefused, RenderedMail

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
