"""What is carried out by keyboard, so that each pane is opened, filled and written in the state of a dossier that it is for."""

from datetime import timedelta

from chalicelib.domain.values.calendar import paris_date
from tests.browser.pane_hands import Step
from tests.http.clock import now

NEXT_YEAR = f"1111{now().year + 1}"
"""A day as it is typed where the day comes first, and where the month does."""
LATER = str(paris_date(now()) + timedelta(days=40))

SOLD = [
    Step("assign", "assigned", {"owner": "Paul"}),
    Step("order", "order_created", {"customer_reference": "P020051G-02"}),
    Step("acknowledge", "acknowledgement_requested"),
    Step("allocate", "stock_allocated"),
    Step("date", "delivery_announced"),
    Step("date", "delivery_announced", {"comment": "Le laboratoire nous livre plus tard."}),
    Step("delivery-note", "delivery_note_created"),
    Step("ship", "shipped", {"carrier": "La Poste", "tracking": "RR 0458 2288 1", "comment": "Avec le certificat."}),
    Step("shipment", "shipment_corrected", {"tracking": "RR 0458 2288 9"}),
    Step("question", "question_asked", {"comment": "Et le certificat ?"}),
    Step("answer", "question_answered", {"comment": "Dans le colis."}),
    Step("question", "question_asked", {"comment": "Merci."}),
    Step("close", "question_closed"),
    Step("news", "news_promised"),
    Step("news", "note_added", {"comment": "Le fabricant confirme."}),
    Step("aside", "dossier_put_aside"),
    Step("take-up", "dossier_taken_up"),
    Step("note", "note_added", {"comment": "Rappeler lundi."}),
    Step("invite", "link_granted", {"name": "Ann Bright", "email": "ann@bigcorp.example"}),
    Step("contact", "contact_corrected", {"name": "Jean Bon-Fils"}),
    Step("address", "address_corrected", {"city": "Grenoble"}),
    Step("received", "received", {"remarks": "Un joint manque."}),
    Step("strike", "entry_struck"),
    Step("revoke", "link_revoked"),
    Step("revoke-all", "links_revoked"),
]
ORDERED = [
    Step("supply", "supply_ordered"),
    Step("receive", "supply_received"),
    Step("change", "order_changed", {"tbody tr:first-child input": "3"}),
    Step("remove-file", "file_removed", {"comment": "Le bon d’un autre."}),
    Step("mail-document", "document_mail_requested"),
    Step("cancel", "order_cancelled", {"comment": "À votre demande."}),
]
OFFERED = [
    Step("keep", "pieces_reserved"),
    Step("release", "reservation_released"),
    Step("withdraw", "offer_voided", {"comment": "Le fabricant ne la fait plus."}),
]
REQUESTED = [Step("confirm", "order_created")]
DECLINED = [Step("decline", "order_declined", {"comment": "Aucun camion n’y va."})]
SETTLED = [Step("paid", "marked_paid")]

REPAIRED = [
    Step("declaration", "decontamination_declared", {"substances": "Alumine", "cleaned_with": "Éthanol, deux fois"}),
    Step("give_label", "return_label_given", {"comment": "Le colis d’origine suffit."}),
    Step("receive_part", "part_received"),
    Step("lend", "loan_given", {"model": "GL-300", "serial": "GL3-00977"}),
    Step("diagnose", "case_diagnosed", {"finding": "Fuite au palier", "cause": "Joint usé", "work": "Joint, 1 h 30"}),
    Step(
        "quote",
        "repair_quoted",
        {"#p-lines th input:first-child": "41-2007", "#p-fee th input:first-child": "41-2250", "#p-fee .price": "20"},
    ),
    Step("accepted", "quote_accepted", {"order": "P020051G-02"}),
    Step("begin", "repair_started"),
    Step("repair", "repair_done", {"tbody th input": "41-2007", "tbody .q": "1", "tbody .cell--lot input": "L-12"}),
    Step("check", "check_done", {"result": "2,0 l/min"}),
    Step("give_back", "loan_returned"),
    Step("send_back", "case_returned", {"carrier": "La Poste", "tracking": "RR 118"}),
    Step("bill", "case_billed"),
]
VISITED = [Step("visit", "case_visit_planned")]
UNREPAIRED = [Step("refused", "quote_refused"), Step("close-case", "case_closed", {"comment": "Rien n’a été démonté."})]


def paid(ours: str) -> list[Step]:
    """What is paid by another system's payment and by one of ours, `ours` its id: of ours alone what is too much is freed."""
    return [
        Step("ask_deposit", "deposit_asked", {"amount": "100"}),
        Step("deposit", "deposit_received", {"amount": "100", "payment": "VIR-0"}),
        Step("invoice", "invoice_issued", {"tbody tr:nth-child(2) input": "0"}),
        Step("due", "due_date_changed", {"due": NEXT_YEAR, "comment": "Comme convenu."}),
        Step("book", "invoice_booked"),
        Step("payment", "payment_allocated", {"payment": ours}),
        Step("invoice", "invoice_issued"),
        Step("credit", "credited", {"invoice": "ArrowUp", "tbody .q": "1"}),
        Step("move", "payment_moved"),
        Step("refund", "refunded", {"amount": "10"}),
        Step("refund_back", "refund_came_back"),
        Step("free_payment", "payment_released", {"amount": "5"}),
        Step("payment_back", "payment_returned"),
    ]


WALKS = (SOLD, ORDERED, OFFERED, REQUESTED, DECLINED, REPAIRED, VISITED, UNREPAIRED, paid("PMT-"), SETTLED)
"""Each in an order in which its acts are allowed."""
