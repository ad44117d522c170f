"""`make reset`: forget what the local product holds."""

import shutil
import sys

from infra.local.orphans import Busy, owned
from infra.paths import state_folder

# By name, so that a STATE that names a wrong folder loses nothing of its own.
OURS = ("state", "s3", "tmp", ".cache", "staff.json", "links.json", "mails.jsonl", "running.json", "aws.log", "lock")


def main() -> None:
    """Remove the data; says so if the product runs."""
    state = state_folder()
    with owned(state):
        for name in OURS:
            path = state / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    print(f"Forgotten: {state}")


if __name__ == "__main__":
    try:
        main()
    except Busy as problem:
        sys.exit(f"{problem}: stop it first (Ctrl-C in its terminal)")
