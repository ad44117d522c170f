"""The port to what makes codes, and seals them so that nobody reads them where they are kept."""

from typing import Protocol


class SealsCodes(Protocol):
    """Makes the code of a seed by a key of ours, and tells a right one from others."""

    def code_of(self, seed: str, seal: str | None = None) -> str:
        """Give the code of 8 digits of a seed, by the key that made this seal; of a new one by the newest key.

        Raises LookupError where no key of today made that seal.
        """

    def seal(self, seed: str, code: str) -> str:
        """Give what is kept of a code."""

    def opens(self, seed: str, code: str, seal: str) -> bool:
        """Say whether it is the code that was sealed, in the same time whatever differs."""
