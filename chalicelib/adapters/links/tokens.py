"""Tokens of links: a few bytes, signed by itsdangerous with HMAC-SHA256. No personal data, no expiry and no scope is in them.

Three characters at the end tell a token that was cut or changed on its way: the page's script reckons them too
(static_site/shared/script/token.js), and asks nobody. They protect nothing.
"""

import hashlib
import re
import string
import struct
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence

from itsdangerous import BadSignature as Unsigned
from itsdangerous import Signer
from itsdangerous.encoding import base64_decode, base64_encode
from itsdangerous.exc import BadData

from chalicelib.application.ports.links import BadPayload, BadShape, BadSignature, LinkKey, LinkKind

VERSION = 1
SALT = b"suivi.link.v1"
LONGEST = 159
"""Characters: of a contact's link with ids as long as they may be. A dossier's has seventy or so."""
LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
_SHAPE = re.compile(rf"(?=.{{20,{LONGEST}}}\Z)([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{{43}})([A-Za-z0-9_-]{{3}})")
_HEAD = struct.Struct(">BHB")
"""Version and kind (four bits each), epoch, length of the link's id; the id and the subject follow, both ASCII."""


class LinkSigner:
    """Makes tokens with the newest key, reads those of every key; `keys` gives them oldest first, at each call."""

    def __init__(self, keys: Callable[[], Sequence[str]]) -> None:
        self._keys = keys

    def mint(self, key: LinkKey) -> str:
        """Give the token of a link. Raises ValueError for a key that no token can hold."""
        signed = self._signer().sign(base64_encode(_pack(key))).decode()
        token = signed + check_of(signed)
        if len(token) > LONGEST:
            raise ValueError(f"the token would have {len(token)} characters, more than {LONGEST}")
        return token

    def read(self, token: str) -> LinkKey:
        """Give what the token says; see `application.links.ReadsLinks`."""
        size = len(token)
        shape = _SHAPE.fullmatch(token)
        if shape is None or check_of(token[:-3]) != shape[3] or not (_canonical(shape[1]) and _canonical(shape[2])):
            raise BadShape("not spelled as a token", size)
        try:
            payload = self._signer().unsign(token[:-3])
        except Unsigned:
            raise BadSignature("not signed by a key of ours", size) from None
        try:
            data = base64_decode(payload)
            key = _unpack(data)
            if _pack(key) != data:
                raise ValueError("not the one encoding of its content")
        except (ValueError, struct.error) as error:
            raise BadPayload(f"unknown content: {error}", size) from None
        return key

    def _signer(self) -> Signer:
        return Signer([*self._keys()], salt=SALT, key_derivation="hmac", digest_method=hashlib.sha256)


def check_of(signed: str) -> str:
    """Give the three characters behind payload and signature: another one for each change of a single character."""
    total = 0
    for letter in signed:
        total = (total * 31 + ord(letter)) % 2**18
    return "".join(LETTERS[total >> bits & 63] for bits in (12, 6, 0))


def _canonical(part: str) -> bool:
    """Say whether encoding it again gives the same text: base64 has spare bits at its end, and a decoder that forgives them."""
    try:
        return base64_encode(base64_decode(part)).decode() == part
    except (BadData, NotBase64):
        return False


def _pack(key: LinkKey) -> bytes:
    link, subject = key.link.encode("ascii"), key.subject.encode("ascii")
    try:
        return _HEAD.pack(VERSION << 4 | key.kind, key.epoch, len(link)) + link + subject
    except struct.error as error:
        raise ValueError(str(error)) from error


def _unpack(data: bytes) -> LinkKey:
    first, epoch, length = _HEAD.unpack_from(data)
    if first >> 4 != VERSION:
        raise ValueError(f"version {first >> 4}")
    text = data[_HEAD.size :].decode("ascii")
    if not 0 < length < len(text):
        raise ValueError("lengths that do not fit")
    return LinkKey(LinkKind(first & 15), text[length:], text[:length], epoch)
