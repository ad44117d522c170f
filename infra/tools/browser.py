"""`make test` needs a Chromium: find it, or install Debian's, or say in one line what is missing."""

import os
import shutil
import sys

from infra.tools.apt import install

LIGHT = "chromium-headless-shell"
"""Chromium without a window: half of the time of a whole one, which draws the frame of a window for each page."""
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Give the browser that CHROMIUM names or that is installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> None:
    """Make sure that there is one."""
    if not os.environ.get("CHROMIUM") and not shutil.which(LIGHT):
        install(LIGHT)
    if not find():
        install("chromium")
    if not find():
        sys.exit("Missing: Chromium (on Debian: apt-get install chromium), or its path in CHROMIUM")


if __name__ == "__main__":
    main()
