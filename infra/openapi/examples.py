"""An example of each body, written where it says more than its type; a test holds them to the types."""

from typing import Any, Literal, get_args, get_origin

from msgspec.structs import fields

from chalicelib.adapters.seller import seller
from chalicelib.domain.sale.bodies import Contacts, Lines, NewAddress, NewTerms, Pieces
from chalicelib.domain.sale.facts.online_order import Figures
from chalicelib.domain.values.fields import (
    Amount,
    Comment,
    Day,
    Email,
    Id,
    LineIds,
    Ordinal,
    Percent,
    Phrase,
    PrintedWord,
    Sha256,
    Word,
)
from chalicelib.domain.values.language import Language

SPOKEN = seller().languages
CELL = {code: "Cellule voie liquide" if code == "fr" else "Liquid cell" for code in SPOKEN}
"""A text is in each of the seller's languages; English stands in for those that the examples do not speak."""
ADDRESS = {"lines": ["BigCorp Europe", "12, rue des Tamis"], "postcode": "38000", "city": "Grenoble", "country": "FR"}
CONTACT = {"id": "jean", "name": "Jean Bon", "email": "jean.bon@bigcorp.example", "language": "fr"}
LINE = {
    "sku": "41-2250",
    "name": CELL,
    "quantity": 2,
    "unit_price": "2610.00",
    "vat_rate": "20",
    "lead_days": 0,
}
TERMS = {"valid_until": "2099-08-28"}
INSTRUMENT = {"id": "45HR30A04C", "model": "GL-300", "serial": "GL3-01187", "warranty": "2099-11-04"}

EXAMPLES: dict[str, dict[str, Any]] = {
    "Together": {
        "type": "together",
        "commands": [{"type": "create_delivery_note"}, {"type": "ship", "carrier": "La Poste"}],
    },
    "Event": {"type": "product.created", "created": 1792000000, "data": {"object": {"id": "prod_1"}}},
    "NewPayment": {"name": "Jean Bon", "invoice": "F26-0412", "amount": "120.00", "method": "card"},
    "OpenLink": {"token": "AWQ1S0w4OUcwMEU.c2lnbmF0dXJl", "shared": True},
    "LostLink": {"email": "jean.bon@bigcorp.example", "number": "45KL89G00E", "phone": "+33 4 76 00 00 00", "lang": "fr"},
    "OpenCase": {
        "type": "open_case",
        "account": "bigcorp",
        "customer": "BigCorp Europe",
        "contacts": [CONTACT],
        "delivery": ADDRESS,
        "billing": ADDRESS,
        "owner": "vasseur",
        "instrument": INSTRUMENT,
        "measures": "partly",
        "comment": "Fuite sous la pompe de gauche.",
    },
    "EnterPayment": {
        "method": "cheque",
        "amount": "240.00",
        "value_date": "2026-08-05",
        "payer": "BigCorp Europe",
        "text": "Chèque 0004412",
    },
    "EnterInstrument": {
        "model": "40-0300",
        "name": {code: "Granulomètre laser GL-300" if code == "fr" else "GL-300 laser particle sizer" for code in SPOKEN},
        "serial": "GL3-01187",
        "account": "bigcorp",
        "location": "Laboratoire poudres, Grenoble",
    },
    "PutInstrument": {"type": "put_instrument", "location": "Contrôle réception, Lyon"},
    "LabelRequest": {
        "label": "FAABCkw3SzNGOU0yUTA0MC0wMzAw",
        "name": "Ana Ruiz",
        "email": "ana.ruiz@bigcorp.example",
        "lang": "fr",
    },
    "PrintLabels": {"instruments": ["45HR30A04C"], "size": "medium", "first": 1},
    "SetWarranty": {"type": "set_warranty", "until": "2027-11-04"},
    "SetContract": {"type": "set_contract", "contract": {"level": "complete", "since": "2025-11-05", "until": "2027-11-04"}},
    "NoteComponent": {"type": "note_component", "part": "Pompe de circulation", "number": "P-2391", "replaces": "P-2207"},
    "NoteIntervention": {
        "type": "note_intervention",
        "work": "verification",
        "done_by": "Marc Aubin",
        "report": "CV25-1187",
        "valid_until": "2026-11-05",
    },
    "AddInstrumentNote": {"type": "add_instrument_note", "comment": "Appeler avant de venir."},
    "StrikeInstrumentEntry": {"type": "strike_instrument_entry", "entry": 2},
    "GiveInstrument": {"type": "give_instrument", "account": "bigcorp"},
    "AcceptSure": {"payments": [{"payment": "PMT-ABCDEFGHIJKLMNOPQRST", "version": 1}]},
    "AllocateToDossiers": {"allocations": [{"reference": "45KL89G00E", "invoice": "F26-0412", "amount": "240.00"}]},
    "KeepPaymentFor": {"type": "keep_for", "account": "bigcorp"},
    "Nothing": {},
    "NewStatementFile": {
        "filename": "releve-2026-11-30.xml",
        "size": 48211,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
    "VatQuestion": {"delivery": ADDRESS, "billing": ADDRESS},
    "GrantAffairs": {"type": "grant_affairs", "contact": "jean", "whole": True},
    "RenameAccount": {"type": "rename_account", "name": "BigCorp France"},
    "CreateProduct": {
        "sku": "41-2250",
        "name": CELL,
        "kind": "spare_part",
        "vat_rate": "20",
        "prices": [{"since": "2026-01-01", "amount": "2610.00"}],
        "lead_days": 5,
        "fits": ["GL-300"],
        "customs_code": "90279080",
        "origin": "FR",
        "weight": 850,
    },
    "ChangeProduct": {"type": "change_product", "lead_days": 3, "replaced_by": None},
    "AssignTask": {"type": "assign_task", "to": "moulin"},
    "TieTask": {"type": "tie_task", "dossier": "45KL89G00E"},
    "AnswerTask": {"type": "answer_task", "comment": "The number on your instrument is 3512.", "close": True},
    "CloseTask": {"type": "close_task", "outcome": "no_answer"},
    "SetPrice": {"type": "set_price", "amount": "2690.00", "since": "2099-01-01"},
    "DropPrice": {"type": "drop_price", "since": "2099-01-01"},
    "OpenAccount": {"account": "bigcorp", "customer": "BigCorp Europe", "contacts": [CONTACT]},
    "SetPaymentTerms": {"type": "set_payment_terms", "payment": {"days": 45, "end_of_month": True}},
    "SetFreightRules": {
        "type": "set_freight_rules",
        "rules": [{"to": "FR", "rate": "18.00", "free_from": "500.00"}, {"to": "ES", "rate": "45.00"}],
    },
    "HoldAccount": {"type": "hold_account", "reason": "two invoices are unpaid since June"},
    "ReleaseAccount": {"type": "release_account"},
    "AddAccountAddress": {"type": "add_account_address", "label": "Laboratoire", "address": ADDRESS},
    "ChangeAccountAddress": {"type": "change_account_address", "id": "b1", "label": "Atelier"},
    "RemoveAccountAddress": {"type": "remove_account_address", "id": "b1"},
    "SetAccountPrice": {"type": "set_account_price", "sku": "41-2250", "since": "2099-01-01", "amount": "2480.00"},
    "RemoveAccountPrice": {"type": "remove_account_price", "sku": "41-2250"},
    "SetAccountDiscount": {"type": "set_account_discount", "discount": "5"},
    "RevokeAffairs": {"type": "revoke_affairs", "contact": "jean"},
    "Question": {"name": "Jean Bon", "question": "May the second parcel come on a Monday?"},
    "Reception": {"name": "Jean Bon", "parcel": 1, "received_on": "2026-08-06", "remarks": None},
    "Reserve": {"name": "Jean Bon", "lines": [{"line": 1, "quantity": 1}], "until": "2099-08-20"},
    "Extension": {"name": "Jean Bon"},
    "Release": {"name": "Jean Bon"},
    "NewFile": {
        "name": "Jean Bon",
        "kind": "purchase_order",
        "filename": "Order-P020051G.pdf",
        "type": "application/pdf",
        "size": 212480,
        "sha256": "0f343b0931126a20f133d67c2b018a3b1f8b6f0e1d1c4bd8f6d4e0c1a1b2c3d4",
    },
    "NewUpload": {"sha256": "0f343b0931126a20f133d67c2b018a3b1f8b6f0e1d1c4bd8f6d4e0c1a1b2c3d4", "size": 48210},
    "BeginCounting": {"type": "begin_counting", "on_hand": 10},
    "ReceiveGoods": {"type": "receive_goods", "quantity": 4, "arrival": "1"},
    "CountStock": {
        "type": "count_stock",
        "on_hand": 9,
        "reason": "one is broken",
        "as_of": "2026-08-06T09:14:00+02:00",
    },
    "SystemCount": {"on_hand": 9, "as_of": "2026-08-06T09:14:00+02:00", "reason": "count of the warehouse's system"},
    "ExpectGoods": {"type": "expect_goods", "quantity": 4, "on": "2099-09-04"},
    "ChangeArrival": {"type": "change_arrival", "arrival": "1", "on": "2099-09-07"},
    "CancelArrival": {"type": "cancel_arrival", "arrival": "1", "reason": "the maker has none"},
    "Redrive": {"effect": "45KL89G00E.12.link.c1"},
    "CreateDossier": {
        "type": "create_dossier",
        "account": "bigcorp",
        "customer": "BigCorp Europe",
        "owner": "vasseur",
        "contacts": [CONTACT],
        "delivery": ADDRESS,
        "billing": ADDRESS,
        "lines": [LINE],
        "terms": TERMS,
    },
    "ReviseOffer": {"type": "revise_offer", "lines": [LINE], "terms": TERMS, "freight": {"amount": "18.00", "vat_rate": "20"}},
    "VoidOffer": {"type": "void_offer", "comment": "the maker gave the model up"},
    "PlaceOrder": {"type": "place_order", "customer_reference": "P020044G-01"},
    "PromiseNews": {"type": "promise_news", "on": "2099-08-12"},
    "Assign": {"type": "assign", "owner": "vasseur", "deputy": "moulin"},
    "CorrectContact": {"type": "correct_contact", "contact": "jean", "email": "j.bon@bigcorp.example"},
    "CorrectAddress": {"type": "correct_address", "use": "delivery", "address": ADDRESS},
    "AllocateStock": {"type": "allocate_stock", "lines": [1]},
    "OrderSupply": {"type": "order_supply", "lines": [1]},
    "ReceiveSupply": {"type": "receive_supply", "lines": [1]},
    "AnnounceDelivery": {"type": "announce_delivery", "on": "2099-09-04", "comment": "as the maker says"},
    "CreateDeliveryNote": {"type": "create_delivery_note", "parts": [{"line": 1, "quantity": 1}]},
    "Ship": {
        "type": "ship",
        "carrier": "Postal service (Europe)",
        "parts": [{"line": 1, "quantity": 1}],
        "tracking": "RR 0458 2210 7",
        "tracking_url": "https://tracking.example/RR045822107",
    },
    "CorrectShipment": {
        "type": "correct_shipment",
        "parcel": 1,
        "tracking": "RR 0458 2210 8",
        "tracking_url": "https://tracking.example/RR045822108",
    },
    "MarkReceived": {"type": "mark_received", "parcels": [1], "actor": {"kind": "carrier"}},
    "IssueInvoice": {"type": "issue_invoice", "due": "2099-09-30", "booked": False},
    "ChangeOrder": {
        "type": "change_order",
        "agreed_with": "Jean Bon",
        "change": [{"line": 1, "quantity": 2}],
        "cancel": [2],
        "comment": "the budget is smaller",
    },
    "KeepPieces": {
        "type": "keep_pieces",
        "lines": [{"line": 1, "quantity": 1}],
        "until": "2099-08-20",
        "comment": "as agreed on the telephone",
    },
    "ReleasePieces": {"type": "release_pieces", "comment": "at the customer's wish"},
    "CancelOrder": {"type": "cancel_order", "comment": "at the customer's wish"},
    "AddNote": {"type": "add_note", "comment": "called, will write", "visible": False},
    "RecordQuestion": {
        "type": "record_question",
        "comment": "May it come on a Monday?",
        "actor": {"kind": "contact", "id": "c1"},
    },
    "AnswerQuestion": {"type": "answer_question", "comment": "It may."},
    "InviteContact": {"type": "invite_contact", "contact": "jean"},
    "RevokeLink": {"type": "revoke_link", "link": "l1"},
    "MailDocument": {"type": "mail_document", "entry": 12},
    "StrikeEntry": {"type": "strike_entry", "entry": 4, "comment": "entered twice"},
    "AllocatePayment": {
        "type": "allocate_payment",
        "payment": "V-2026-0907",
        "allocations": [{"invoice": "F26-0412", "amount": "3482.40"}],
    },
    "RecordDeposit": {"type": "record_deposit", "payment": "V-2026-0815", "amount": "1000.00"},
    "Credit": {
        "type": "credit",
        "invoice": "F26-0412",
        "reason": "returned",
        "parts": [{"line": 1, "quantity": 1}],
        "invoice_again": False,
    },
    "AskDeposit": {"type": "ask_deposit", "share": "30", "due": "2026-09-15"},
    "Refund": {"type": "refund", "invoice": "F26-0412", "amount": "12.50"},
}

FIELDS: tuple[tuple[Any, Any], ...] = (
    (Amount, "12.50"), (Comment, "at the customer's wish"), (Day, "2099-09-04"), (Email, "jean.bon@bigcorp.example"),
    (Id, "jean"), (Language, "fr"), (LineIds, [1]), (Lines, [LINE]), (NewAddress, ADDRESS), (NewTerms, TERMS), (Ordinal, 1),
    (Percent, "5"),
    (Pieces, [{"line": 1, "quantity": 1}]), (Figures, "0" * 32), (Phrase, "Jean Bon"), (PrintedWord, "P020044G-01"),
    (Sha256, "0" * 64), (Word, "F26-0412"), (Contacts, [CONTACT]), (bool, False),
)  # fmt: skip
"""What stands for a field of a type, in an example that is not written."""

FILES = {
    "text/csv": "reference,account,customer,owner,contact_name,contact_email,contact_language,address,postcode,city,country,"
    f"sku,{','.join(f'name_{code}' for code in SPOKEN)},quantity,unit_price,vat_rate,supply,announced\n"
    "45MR02G00A,bigcorp,BigCorp Europe,vasseur,Jean Bon,jean.bon@bigcorp.example,fr,BigCorp Europe|12 rue des Tamis,38000,"
    f"Grenoble,FR,41-2250,{','.join(CELL.values())},2,2610.00,20,ordered,2099-09-04\n",
}
"""By media type."""
PRODUCTS = (
    f"sku;{';'.join(f'name_{code}' for code in SPOKEN)};kind;vat_rate;price;price_since;lead_days\n"
    f"41-2250;{';'.join(CELL.values())};spare_part;20;2610,00;2099-01-01;5\n"
)
"""A file of products, as a French spreadsheet writes it."""
INSTRUMENTS = (
    f"model;serial;account;{';'.join(f'name_{code}' for code in SPOKEN)};location;since;warranty\n"
    f"40-0300;GL3-01187;bigcorp;{';'.join('GL-300' for _ in SPOKEN)};Grenoble;04/11/2024;04/11/2099\n"
)
"""A file of instruments, likewise."""


def examples(body: Any, media: str, file: str = "") -> dict[str, Any]:
    """Give examples of a body's type, one for each that it may be; of a file, one by its media type unless it is given."""
    if file:
        return {media: {"value": file}}
    if media in FILES:
        return {media: {"value": FILES[media]}}
    types = get_args(body) or (body,)
    return {type_.__name__: {"value": example(type_)} for type_ in types}


def example(body: type) -> dict[str, Any]:
    """Give the example that is written for a body, else one of the fields that a command has to have."""
    if body.__name__ in EXAMPLES:
        return EXAMPLES[body.__name__]
    needed = {field.encode_name: _of(field.type) for field in fields(body) if field.required}
    tag = body.__struct_config__.tag  # type: ignore[attr-defined]  # a body is a Struct, whose configuration type[] does not show
    return {"type": tag, **needed} if tag else needed


def _of(type_: Any) -> Any:
    """Give what stands for a field. Raises LookupError for a type that has nothing: such a body needs an example of its own."""
    for model, value in FIELDS:
        if model == type_:
            return value
    if get_origin(type_) is Literal:
        return get_args(type_)[0]
    raise LookupError(type_)
