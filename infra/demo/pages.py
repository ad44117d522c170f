"""The demonstration over HTTP: what `make run` loads and prints."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.domain.values.language import Language
from infra.demo import fleet
from infra.demo.documents import wait_for_documents
from infra.demo.load import CASES, CHANGED, PAYING, PLAYS, Page, load
from infra.demo.lost_links import request_links
from infra.demo.mailed_links import MailedLinks
from infra.demo.payers import pay
from infra.demo.script import PARIS
from infra.demo.staff_api import StaffApi
from infra.demo.stock import fill


def customer_pages(
    site: str, token: str, memory: Path, count: int = 0, say: Callable[[str], None] = lambda _: None,
    accountant: str | None = None,
) -> Iterator[Page]:  # fmt: skip
    """Load what is not there yet, give each customer's page as soon as its link was mailed, and wait for the documents.

    site: where the product is served, without a slash at its end. token: a manager's access token. memory: a file of its own.
    count: how many dossiers there are to be, where the drawings' are not enough. say: told what is waited for.
    accountant: an accountant's access token, which more than the drawings' take.
    Raises RuntimeError.
    """
    staff = StaffApi(f"{site}/api", token, accountant=accountant)
    today, pages = datetime.now(PARIS).date(), []
    for page in load(staff, MailedLinks(site, memory).link, count=count, say=say):
        pages.append(page)
        if len(pages) == 1:  # Their account is there, and no case of theirs is yet.
            fleet.fill(staff, today)
        yield page
    fill(staff, today)
    fleet.let_read(staff)
    pay(site, staff, pages, today)
    if count > len(PLAYS):
        request_links(staff)
    say("  waiting for the PDF documents …")
    wait_for_documents(staff, (play.reference for play in (*PLAYS, *CASES, CHANGED, *PAYING)[: max(count, len(PLAYS))]))


def affairs_pages(site: str, memory: Path, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Give each reader of these, in the order of the first, and the page of all their affairs."""
    outbox = MailedLinks(site, memory)
    links = ((reader, outbox.affairs(email)) for email, reader in {page.email: page.reader for page in pages}.items())
    return ((reader, url) for reader, url in links if url)


def statement_page(affairs: str) -> str:
    """Give where the link to all affairs opens the statement of the account, in the same language."""
    return page_beside(affairs, "statement")


def page_beside(affairs: str, key: str) -> str:
    """Give where the link to all affairs opens another page of the account's, in the same language."""
    before, _, token = affairs.partition("#")
    for pages in (translations(language).pages for language in sorted(seller().languages, key=_longest, reverse=True)):
        if before.endswith(f"/{pages['affairs']}"):
            return f"{before.removesuffix(pages['affairs'])}{pages[key]}#{token}"
    raise ValueError(f"{before} is no page of all affairs")


def _longest(language: Language) -> int:
    """Give the length of a language's path: one may end as another does."""
    return len(translations(language).pages["affairs"])
