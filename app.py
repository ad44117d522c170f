"""The Lambda application: what chalice packages, and API Gateway, the table's stream and the scheduler call."""

import logging

from chalice.app import Chalice

from chalicelib.entrypoints.http.customer.access import customer_access
from chalicelib.entrypoints.http.customer.acts import acts
from chalicelib.entrypoints.http.customer.affairs import customer_affairs
from chalicelib.entrypoints.http.customer.card_payments import card_payments
from chalicelib.entrypoints.http.customer.case_acts import case_acts
from chalicelib.entrypoints.http.customer.documents import customer_documents
from chalicelib.entrypoints.http.customer.dossier import customer_dossier
from chalicelib.entrypoints.http.customer.files import customer_files
from chalicelib.entrypoints.http.customer.link import customer
from chalicelib.entrypoints.http.customer.lost_links import lost_links
from chalicelib.entrypoints.http.customer.orders import orders
from chalicelib.entrypoints.http.customer.own_instrument_routes import customer_instruments
from chalicelib.entrypoints.http.customer.own_statement_routes import customer_statement
from chalicelib.entrypoints.http.customer.reservations import reservations
from chalicelib.entrypoints.http.customer.transfers import customer_transfers
from chalicelib.entrypoints.http.staff.account_statement_routes import staff_account_statement
from chalicelib.entrypoints.http.staff.accounts import staff_accounts
from chalicelib.entrypoints.http.staff.colleagues_routes import staff_colleagues
from chalicelib.entrypoints.http.staff.desk_routes import staff_desk
from chalicelib.entrypoints.http.staff.document_routes import staff_documents
from chalicelib.entrypoints.http.staff.dossiers import staff
from chalicelib.entrypoints.http.staff.imports import staff_imports
from chalicelib.entrypoints.http.staff.instrument_file_routes import staff_instrument_files
from chalicelib.entrypoints.http.staff.instrument_routes import staff_instruments
from chalicelib.entrypoints.http.staff.label_routes import staff_labels
from chalicelib.entrypoints.http.staff.lists import staff_lists
from chalicelib.entrypoints.http.staff.me import staff_me
from chalicelib.entrypoints.http.staff.parked_effects import staff_effects
from chalicelib.entrypoints.http.staff.payer_routes import staff_payers
from chalicelib.entrypoints.http.staff.payment_routes import staff_payments
from chalicelib.entrypoints.http.staff.product_file_routes import staff_product_files
from chalicelib.entrypoints.http.staff.products import staff_products
from chalicelib.entrypoints.http.staff.statement_routes import staff_statements
from chalicelib.entrypoints.http.staff.stock import staff_stock
from chalicelib.entrypoints.http.staff.tasks import staff_tasks
from chalicelib.entrypoints.http.staff.vat import staff_vat
from chalicelib.entrypoints.http.webhooks import webhooks
from chalicelib.entrypoints.workers.bounces import feedback
from chalicelib.entrypoints.workers.checkout import checkouts
from chalicelib.entrypoints.workers.drafts import drafts
from chalicelib.entrypoints.workers.effects import workers
from chalicelib.entrypoints.workers.forward import forwarders
from chalicelib.entrypoints.workers.payments import payment_messages
from chalicelib.entrypoints.workers.preview import previews
from chalicelib.entrypoints.workers.rebuild import rebuilds
from chalicelib.entrypoints.workers.render import renderers
from chalicelib.entrypoints.workers.statements import bank_files
from chalicelib.entrypoints.workers.uploads import inbox
from chalicelib.entrypoints.workers.user_roles import user_roles

app = Chalice(app_name="suivi", configure_logs=False)  # Its own handler writes plain lines; Lambda's writes JSON.
logging.getLogger("suivi").setLevel(logging.INFO)  # All loggers of ours are below it.
app.api.binary_types = []  # Chalice leaves bodies alone, see entrypoints/http/kernel/answer.py.
for blueprint in (
    customer, lost_links, customer_dossier, acts, orders, reservations, customer_documents, customer_files, customer_access,
    customer_affairs, card_payments, webhooks, staff, staff_me, staff_colleagues, staff_desk, staff_documents, staff_effects,
    staff_lists, staff_accounts, customer_transfers, staff_products, staff_product_files, staff_imports, staff_stock, staff_vat,
    staff_tasks, staff_payers, staff_payments, workers, renderers, forwarders, previews, drafts, checkouts, rebuilds, inbox,
    feedback, payment_messages, staff_statements, bank_files, customer_statement, staff_account_statement,
    staff_instruments, staff_instrument_files, customer_instruments, case_acts, user_roles, staff_labels,
):  # fmt: skip
    app.register_blueprint(blueprint)
