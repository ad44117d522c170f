"""`STAFF_TOKEN=… python -m infra.demo SITE MEMORY COUNT`: load the demonstration and print its customer pages, one a line."""

import os
import sys
from pathlib import Path

from infra.demo.pages import affairs_pages, customer_pages


def main(arguments: list[str]) -> int:
    """Load and print; the exit code says whether all pages are there."""
    if len(arguments) != 3 or not arguments[2].isdigit():
        print("usage: STAFF_TOKEN=… python -m infra.demo SITE MEMORY COUNT", file=sys.stderr)
        return 2
    site, memory, count = arguments
    try:
        pages = []
        for page in customer_pages(site, os.environ["STAFF_TOKEN"], Path(memory), int(count)):
            print(f"Customer page  {page.url}", flush=True)
            pages.append(page)
        for url in affairs_pages(site, Path(memory), pages):
            print(f"Affairs page   {url}", flush=True)
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
