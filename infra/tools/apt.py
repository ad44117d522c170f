"""Debian's packages, where this machine lets us install them."""

import os
import shutil
import subprocess


def install(*packages: str) -> None:
    """Install what the tests need, as root or by a sudo that asks nothing; says what, and leaves a failure to be found."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return
    print(f"Installing Debian's {' and '.join(packages)} …", flush=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*root, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
