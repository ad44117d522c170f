"""An interpreter that has nothing of this machine but the standard library."""

import subprocess
import sys


def python(code: str, *words: object, env: dict[str, str] | None = None) -> str:
    """What an interpreter without site-packages and without this machine's settings prints."""
    command = [sys.executable, "-I", "-S", "-c", code, *map(str, words)]
    done = subprocess.run(command, env=env or {}, cwd="/", capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout
