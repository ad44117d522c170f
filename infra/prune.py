"""Leave out of the zip what no function uses: most of botocore's 25 MB describe services that we never call."""

import shutil
from pathlib import Path

SERVICES = frozenset({"dynamodb", "s3", "sesv2", "ssm"})
BOTOCORE_DATA = SERVICES | {"endpoints.json", "partitions.json", "sdk-default-configuration.json", "_retry.json"}


def prune(folder: Path) -> None:
    """Remove unused service models, command line scripts, byte code and test folders from an unzipped package."""
    for data, kept in ((folder / "botocore" / "data", BOTOCORE_DATA), (folder / "boto3" / "data", frozenset[str]())):
        for entry in data.iterdir() if data.is_dir() else ():
            if entry.name not in kept and entry.name.removesuffix(".gz") not in kept:
                _remove(entry)
    for name in ("bin", "boto3/examples"):
        _remove(folder / name)
    for cache in list(folder.rglob("__pycache__")):
        _remove(cache)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
