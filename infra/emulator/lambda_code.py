"""A package unpacked once for all functions that run from it: ministack unpacks it for each, which takes longer than they do."""

import hashlib
import inspect
import tempfile
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ministack.core import lambda_runtime

UNPACKING = "zf.extractall(code_dir)"


class SharedZip(zipfile.ZipFile):
    """A zip whose content is a link to the one folder that holds it; nobody writes into what Lambda gives to read."""

    _one_at_a_time = threading.Lock()

    def extractall(self, path: Any = None, members: Any = None, pwd: Any = None) -> None:
        """Put the link in the place of an empty folder."""
        content = hashlib.sha256(Path(str(self.filename)).read_bytes()).hexdigest()
        folder = _unpacked() / content
        with self._one_at_a_time:
            if not folder.exists():
                half = folder.with_suffix(".half")
                super().extractall(half)
                half.rename(folder)
        Path(path).rmdir()
        Path(path).symlink_to(folder)


def install() -> None:
    """Let functions share; raises RuntimeError where ministack is no more what this was written for."""
    if UNPACKING not in inspect.getsource(lambda_runtime.Worker._spawn):
        raise RuntimeError("ministack unpacks functions in another way: see infra/emulator/lambda_code.py")
    lambda_runtime.zipfile = SimpleNamespace(**vars(zipfile) | {"ZipFile": SharedZip})


def _unpacked() -> Path:
    return Path(tempfile.gettempdir(), "unpacked")
