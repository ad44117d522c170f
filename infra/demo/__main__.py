"""`python -m infra.demo API TOKEN OUTBOX`: load the demonstration and print its customer pages, one a line."""

import sys
from functools import partial

from infra.demo.load import load
from infra.demo.outbox import mailed_link
from infra.demo.staff import Staff


def main(arguments: list[str]) -> int:
    """Load and print; the exit code says whether all pages are there."""
    if len(arguments) != 3:
        print("usage: python -m infra.demo API TOKEN OUTBOX", file=sys.stderr)
        return 2
    api, token, outbox = arguments
    try:
        for page in load(Staff(api, token), partial(mailed_link, outbox)):
            print(f"Customer page  {page.url}", flush=True)
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
