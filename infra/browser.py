"""`make test` needs a Chromium: find it, or install Debian's, or say in one line what is missing."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The browser that CHROMIUM names or that is installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> None:
    """Make sure that there is one."""
    if find():
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        print("Installing Debian's chromium …", flush=True)
        for words in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run([*root, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not find():
        sys.exit("Missing: Chromium (on Debian: apt-get install chromium), or its path in CHROMIUM")


if __name__ == "__main__":
    main()
