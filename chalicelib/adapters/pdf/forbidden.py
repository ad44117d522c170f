"""What a document may not hold, dictionary by dictionary (ISO 32000-1, 12.6 actions, 12.5 annotations, 7.11 files)."""

import re

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject

from chalicelib.domain.sale.uploads import Refusal

KEYS: dict[str, Refusal] = {
    "/JS": "script",
    "/JavaScript": "script",
    "/XFA": "script",
    "/AA": "action",
    "/RichMediaContent": "media",
    "/RichMediaSettings": "media",
    "/Collection": "attachment",
}
ACTIONS: dict[str, Refusal] = {
    "/JavaScript": "script",
    **dict.fromkeys(("/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Hide", "/Thread", "/SetOCGState"), "action"),
    **dict.fromkeys(("/GoToR", "/GoToE", "/GoToDp"), "action"),
    **dict.fromkeys(("/Sound", "/Movie", "/Rendition", "/GoTo3DView", "/RichMediaExecute", "/Trans"), "media"),
}
"""By /S; what is left is /GoTo, /URI and /Named, and what is no action."""
WEB = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
"""Addresses that a link may lead to; there are also javascript: and file:."""
TURNS = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
"""Named actions of ISO 32000-1, 12.6.4.11; readers know others, which do what their menus do."""
KINDS: dict[str, Refusal] = {
    **dict.fromkeys(("/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"), "media"),
    "/FileAttachment": "attachment",
}
"""By /Subtype: annotations."""
FACTUR_X = "factur-x.xml"
XML = (b"<?xml", b"\xef\xbb\xbf<?xml", b"<rsm:")


def forbidden(dictionary: DictionaryObject) -> Refusal | None:
    """Say why a dictionary may not be in a document, or None."""
    for key, why in KEYS.items():
        if key in dictionary:
            return why
    if harm := _action(dictionary, _named(dictionary, "/S")) or KINDS.get(_named(dictionary, "/Subtype")):
        return harm
    if "/OpenAction" in dictionary and (harm := _opening(dictionary["/OpenAction"])):
        return harm
    if isinstance(dictionary, StreamObject) and "/F" in dictionary:  # its bytes are in another file (7.3.8.2)
        return "attachment"
    if "/EF" in dictionary and not _is_facturx(dictionary):
        return "attachment"
    return None


def _value(dictionary: DictionaryObject, key: str) -> PdfObject | None:
    """Give what is under a key, if anything; `get` would give the reference to it."""
    if key not in dictionary:
        return None
    return dictionary[key]


def _named(dictionary: DictionaryObject, key: str) -> str:
    value = _value(dictionary, key)
    return str(value) if isinstance(value, NameObject) else ""


def _action(dictionary: DictionaryObject, kind: str) -> Refusal | None:
    """Give what forbids an action; other things with an /S are none."""
    if kind in ACTIONS:
        return ACTIONS[kind]
    if kind == "/URI" and not WEB.match(str(_value(dictionary, "/URI"))):
        return "action"
    return "action" if kind == "/Named" and _named(dictionary, "/N") not in TURNS else None


def _opening(value: PdfObject) -> Refusal | None:
    """Give what forbids it to happen at opening: it may lead to a place in the document, and no more (12.3.2, 12.6.4.2)."""
    if not isinstance(value, DictionaryObject):
        return None if isinstance(value, ArrayObject) else "action"
    return forbidden(value) or (None if _named(value, "/S") == "/GoTo" else "action")


def _is_facturx(dictionary: DictionaryObject) -> bool:
    """Say whether an embedded file is the invoice's XML, by its name and by how it begins."""
    names = {str(dictionary[key]) for key in ("/F", "/UF") if key in dictionary}
    files = dictionary["/EF"]
    if names != {FACTUR_X} or not isinstance(files, DictionaryObject) or not files:
        return False
    held = [files[key] for key in files]
    return all(isinstance(one, StreamObject) and one.get_data().startswith(XML) for one in held)
