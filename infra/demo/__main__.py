"""`STAFF_TOKEN=… ACCOUNTANT_TOKEN=… python -m infra.demo SITE MEMORY COUNT`: load it, print its pages, each below what it is."""

import os
import sys
from pathlib import Path

from infra.demo.pages import affairs_pages, customer_pages, page_beside, statement_page


def main(arguments: list[str]) -> int:
    """Load and print; the exit code says whether all pages are there."""
    if len(arguments) != 3 or not arguments[2].isdigit():
        print("usage: STAFF_TOKEN=… ACCOUNTANT_TOKEN=… python -m infra.demo SITE MEMORY COUNT", file=sys.stderr)
        return 2
    site, memory, count = arguments
    try:
        pages = []
        tokens = os.environ["STAFF_TOKEN"], os.environ.get("ACCOUNTANT_TOKEN")
        for page in customer_pages(site, tokens[0], Path(memory), int(count), _say, tokens[1]):
            _say(f"Customer page  {page.reference}, {page.what}: {page.reader}\n    {page.url}")
            pages.append(page)
        for reader, url in affairs_pages(site, Path(memory), pages):
            _say(f"Affairs page   everything of {reader}\n    {url}")
            _say(f"Statement      the account, of the orders of {reader}\n    {statement_page(url)}")
            _say(f"Instruments    with their passports, as {reader} sees them\n    {page_beside(url, 'instruments')}")
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
