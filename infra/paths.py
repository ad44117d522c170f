"""Where things are in the checkout and where the local AWS keeps its state."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SITE = ROOT / "static_site" / "dist"
EMULATOR = ROOT / "infra" / "emulator"
AWS_PYTHON = ROOT / ".venv-aws" / "bin" / "python"


def state_folder() -> Path:
    """Give the folder that holds the local AWS's data between starts (STATE overrides it)."""
    return Path(os.environ.get("STATE") or ROOT / ".state").resolve()
