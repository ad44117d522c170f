"""What stands in for Stripe in a test: the books of the stand-in asked by Stripe's own library, and the queue of payments."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import stripe

from chalicelib.adapters.stripe.stripe_api import Refused, carry_out
from chalicelib.application.payment.checkout import StripeAnswer, StripeTask
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.seen_payment import PaymentMessage
from infra.front import stripe_shapes
from infra.front.stripe_books import Books
from infra.front.stripe_checks import Refusal

OLD_SECRET, WEBHOOK_SECRET = "whsec_" + "o" * 32, "whsec_" + "n" * 32
ADDRESS = "http://stripe.example"


class Killed(BaseException):
    """The process died."""


class BooksHttp(stripe.HTTPClient):
    """The library's way to the network, which ends in the books; down: it leads nowhere. dies_after: so many requests."""

    name = "books"

    def __init__(self, books: Books) -> None:
        super().__init__()
        self.books, self.down, self.asked, self.dies_after = books, False, list[str](), 0

    def request(
        self, method: str, url: str, headers: Mapping[str, str] | None, post_data: Any = None, **usage: Any
    ) -> tuple[str, int, Mapping[str, str]]:
        """Answer as the stand-in's routes do."""
        if self.down:
            raise stripe.APIConnectionError("down")  # type: ignore[no-untyped-call]  # the library has no types of it
        at, key = urlsplit(url), (headers or {}).get("Idempotency-Key")
        self.asked.append(f"{method} {at.path}")
        try:
            answer = self._answer(method, at.path.removeprefix("/v1/").split("/"), dict(parse_qsl(at.query)), post_data, key)
        except Refusal as refusal:
            return msgspec.json.encode(refusal.body).decode(), 400, {}
        if len(self.asked) == self.dies_after:
            raise Killed
        return msgspec.json.encode(answer).decode(), 200, {}

    def _answer(self, method: str, path: list[str], query: dict[str, str], data: Any, key: str | None) -> Any:
        books = self.books
        match path:
            case ["checkout", "sessions"] if method == "post":
                form = dict(parse_qsl(data or "", keep_blank_values=True))
                return books.idempotent(key, form, lambda: books.create_session(form))[0]
            case ["checkout", "sessions", name, "expire"]:
                return books.expire(books.sessions[name])
            case ["charges"]:
                return books.of_intent(query["payment_intent"])
            case ["mandates", name]:
                return stripe_shapes.mandate(name)
            case ["charges", name]:
                return books.charges[name]
            case ["disputes", name]:
                return books.disputes[name]
            case ["payouts", name]:
                return books.payouts[name]
            case ["balance_transactions"]:
                return books.of_payout(query["payout"], query.get("starting_after", ""), int(query["limit"]))
            case _:
                raise AssertionError(path)

    def close(self) -> None:
        """Close nothing."""


class FakeStripe:
    """The function that asks Stripe, as the API calls it; `queued`: what was put into the queue of payments."""

    def __init__(self) -> None:
        self.books, self.queued = Books(ADDRESS), list[PaymentMessage]()
        self.http = BooksHttp(self.books)
        self.client = stripe.StripeClient("sk_test_" + "k" * 32, http_client=self.http, max_network_retries=0)

    def answer(self, task: StripeTask) -> StripeAnswer:
        """Ask, by way of JSON as the call of a function goes."""
        asked = msgspec.json.decode(msgspec.json.encode(task), type=StripeTask)
        try:
            answer = carry_out(self.client, asked)
        except Refused as error:
            raise NotAllowed("this payment cannot be made by card or debit: pay by transfer, or call us") from error
        return msgspec.json.decode(msgspec.json.encode(answer), type=StripeAnswer)
