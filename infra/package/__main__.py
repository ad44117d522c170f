"""`python -m infra.package [stage]` builds the packages and prints where they are."""

import sys

from infra.package.build import build

if __name__ == "__main__":
    print(*build(sys.argv[1] if len(sys.argv) > 1 else "production").zips.values(), sep="\n")
