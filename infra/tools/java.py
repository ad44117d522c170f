"""`make test` validates PDFs by veraPDF, which runs on Java: find it, or install Debian's, or say in one line what is missing."""

import shutil
from pathlib import Path

from infra.tools.apt import install

PACKAGES = ("default-jdk-headless", "libjaxb-java")
JAXB = (Path("/usr/share/java/jaxb-runtime.jar"), Path("/usr/share/java/jaxb-core.jar"))
MISSING = (
    f"Missing: Java with JAXB (on Debian: apt-get install {' '.join(PACKAGES)}): PDFs are not validated as PDF/A-3a and PDF/UA-1"
)


def installed() -> bool:
    """Say whether a Java that compiles and JAXB, which Java itself no longer has, are here."""
    return shutil.which("javac") is not None and all(jar.exists() for jar in JAXB)


def main() -> None:
    """Install it if need be; without it the rest of the gate still runs."""
    if not installed():
        install(*PACKAGES)
    if not installed():
        print(MISSING, flush=True)


if __name__ == "__main__":
    main()
