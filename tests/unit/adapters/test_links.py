"""Tokens: short, canonical, signed, and refused for the right reason."""

import string
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import Signer

from chalicelib.adapters.links.tokens import LETTERS, LONGEST, SALT, LinkSigner, check_of
from chalicelib.application.ports.links import BadPayload, BadShape, BadSignature, LinkError, LinkKey, LinkKind

OLD, NEW = "o" * 40, "n" * 40
SIGNER = LinkSigner(lambda: [OLD, NEW])
KEY = LinkKey(LinkKind.DOSSIER, "45KL89G00E", "l1", 1)
IDS = st.text(string.ascii_letters + string.digits, min_size=1, max_size=12)


@given(st.builds(LinkKey, st.sampled_from(LinkKind), IDS, IDS, st.integers(0, 65535)))
def test_a_token_is_short_and_reads_back(key: LinkKey) -> None:
    token = SIGNER.mint(key)
    assert len(token) < 100 and set(token) <= set(string.ascii_letters + string.digits + "-_.")
    assert SIGNER.read(token) == key
    assert SIGNER.mint(key) == token


def test_a_contacts_token_has_room_for_the_longest_ids() -> None:
    key = LinkKey(LinkKind.CONTACT, "a" * 40, "c" * 40, 65535)
    token = SIGNER.mint(key)
    assert len(token) == LONGEST
    assert SIGNER.read(token) == key


def test_a_dossiers_token_is_pinned() -> None:
    # Links mailed once are opened years later: what this test holds may never change.
    token = LinkSigner(lambda: ["a" * 40]).mint(KEY)
    assert token == "EQABAmwxNDVLTDg5RzAwRQ.9Rxd3Z2T3MoF0FafkVCfoGNdW-kn_yGQSqZ1DB0LduYUv5"


def test_the_newest_key_signs_and_every_key_is_accepted() -> None:
    old = LinkSigner(lambda: [OLD]).mint(KEY)
    assert SIGNER.read(old) == KEY
    assert SIGNER.mint(KEY) == LinkSigner(lambda: [NEW]).mint(KEY) != old
    with pytest.raises(BadSignature):
        LinkSigner(lambda: [NEW]).read(old)


@pytest.mark.parametrize(
    "text", ["", "x", ".", "a.b", "A" * 66, "é" * 66, SIGNER.mint(KEY) + "\n", SIGNER.mint(KEY) + "=", " " + SIGNER.mint(KEY)]
)
def test_what_is_not_spelled_as_a_token(text: str) -> None:
    with pytest.raises(BadShape) as caught:
        SIGNER.read(text)
    assert caught.value.token_length == len(text) and (not text.strip() or text not in str(caught.value))


def test_another_spelling_of_the_same_bytes_is_refused() -> None:
    token = SIGNER.mint(KEY)[:-3]
    for at in (token.index(".") - 1, len(token) - 1):
        number = LETTERS.index(token[at])
        spellings = [token[:at] + LETTERS[number ^ spare] + token[at + 1 :] for spare in (1, 2, 3)]
        for spelling in spellings:
            with pytest.raises((BadShape, BadSignature)):
                SIGNER.read(spelling + check_of(spelling))
    last = token[:-1] + LETTERS[LETTERS.index(token[-1]) ^ 1]
    with pytest.raises(BadShape):
        SIGNER.read(last + check_of(last))


def test_the_last_three_characters_tell_each_change_of_one_and_each_swap() -> None:
    token = SIGNER.mint(KEY)[:-3]
    changed = {token[:at] + letter + token[at + 1 :] for at in range(len(token)) for letter in LETTERS}
    changed |= {token[:at] + token[at + 1] + token[at] + token[at + 2 :] for at in range(len(token) - 1)}
    assert {text for text in changed if check_of(text) == check_of(token)} == {token}


def signed(data: bytes, salt: bytes = SALT) -> str:
    import hashlib

    payload = urlsafe_b64encode(data).rstrip(b"=")
    token = Signer([NEW], salt=salt, key_derivation="hmac", digest_method=hashlib.sha256).sign(payload).decode()
    return token + check_of(token)


@pytest.mark.parametrize(
    "data",
    [
        b"\x21\x00\x01\x02l145KL89G00E",  # version 2
        b"\x15\x00\x01\x02l145KL89G00E",  # kind 5
        b"\x11\x00\x01\x00l145KL89G00E",  # no link
        b"\x11\x00\x01\x0cl145KL89G00E",  # no subject
        b"\x11\x00\x01\xffl145KL89G00E",
        b"\x11\x00\x01\x02l1\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x11\x00",
        b"",
    ],
)
def test_content_that_this_code_does_not_know(data: bytes) -> None:
    with pytest.raises((BadPayload, BadShape)):
        SIGNER.read(signed(data))


def test_a_signature_for_another_purpose_is_none() -> None:
    with pytest.raises(BadSignature):
        SIGNER.read(signed(b"\x11\x00\x01\x02l145KL89G00E", b"another salt"))


def test_one_error_holds_them_all() -> None:
    assert all(issubclass(error, LinkError) for error in (BadShape, BadSignature, BadPayload))


@pytest.mark.parametrize(
    "key", [KEY._replace(subject="é"), KEY._replace(link="l" * 300), KEY._replace(epoch=70000), KEY._replace(subject="x" * 90)]
)
def test_what_no_token_can_hold_is_not_minted(key: LinkKey) -> None:
    with pytest.raises(ValueError):
        SIGNER.mint(key)
