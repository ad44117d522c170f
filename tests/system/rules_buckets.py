"""Rules for the buckets: private, encrypted, reached over TLS alone; documents with their versions, invoices under lock."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.system.template import Template, as_list, resources

BUCKET = "AWS::S3::Bucket"
READ, WRITE, LIST, DELETE = "s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject"
RENDERING = {("Documents", READ), ("Documents", WRITE), ("Documents", LIST), ("Documents", DELETE),
             ("Invoices", READ), ("Invoices", WRITE), ("Invoices", LIST)}  # fmt: skip
RIGHTS: dict[str, set[tuple[str, str]]] = {
    "ApiRole": {("Documents", READ), ("Documents", LIST), ("Invoices", READ), ("Uploads", WRITE)},
    "PreviewRole": {("Documents", READ), ("Documents", WRITE)},
    "RenderRole": RENDERING,
    "RenderSweepRole": RENDERING,
    "ForwardRole": {("Invoices", READ)},
    "UploadsRole": {("Uploads", READ), ("Documents", WRITE)},
    "StatementsRole": {("Uploads", READ)},
}
"""What each role may do in which bucket: nobody deletes but files that customers sent, and nobody passes the lock by."""
DELETED = {"Fn::Sub": "${DocumentsBucket.Arn}/files/*"}
PLACES = tuple({"Fn::Sub": f"${{UploadsBucket.Arn}}/{folder}/*"} for folder in ("staff", "uploads", "statements"))
"""Where a place was given in the inbox: to staff, customers, files of banks. Nobody puts or reads anything elsewhere in it."""


def private(template: Template) -> Iterator[str]:
    """Buckets block the public in each of the four ways, know no access lists, and encrypt."""
    for name, given, _ in resources(template, BUCKET):
        blocked = given.get("PublicAccessBlockConfiguration", {})
        if [blocked.get(key) for key in sorted(blocked)] != [True] * 4:
            yield f"{name} is not private"
        if given.get("OwnershipControls") != {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}:
            yield f"{name} has access lists"
        (rule,) = given.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [{}])
        if rule.get("ServerSideEncryptionByDefault") != {"SSEAlgorithm": "AES256"}:
            yield f"{name} is not encrypted"


def tls(template: Template) -> Iterator[str]:
    """What holds documents refuses what does not come over TLS, but on the local AWS, which has none."""
    refusing = {}
    for _, given, whole in resources(template, "AWS::S3::BucketPolicy"):
        if whole.get("Condition") not in (None, "OffLocalAws"):
            continue
        for statement in given["PolicyDocument"]["Statement"]:
            over = statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
            if over and (statement["Effect"], statement["Principal"], statement["Action"]) == ("Deny", "*", "s3:*"):
                refusing[given["Bucket"]["Ref"]] = statement["Resource"]
    for name in ("DocumentsBucket", "InvoicesBucket", "UploadsBucket"):
        if refusing.get(name) != [{"Fn::GetAtt": [name, "Arn"]}, {"Fn::Sub": f"${{{name}.Arn}}/*"}]:
            yield f"{name} is reached without TLS"


def versions(template: Template) -> Iterator[str]:
    """Nothing is written over in the buckets of documents and of invoices."""
    for name, given, _ in resources(template, BUCKET):
        if name in ("DocumentsBucket", "InvoicesBucket") and given.get("VersioningConfiguration") != {"Status": "Enabled"}:
            yield f"{name} keeps no versions"


def locked(template: Template) -> Iterator[str]:
    """Invoices are under Object Lock from their first moment, in the stage's mode and for its days; none expires."""
    given = template["Resources"]["InvoicesBucket"]["Properties"]
    retention = {"Mode": {"Ref": "InvoiceLock"}, "Days": {"Ref": "InvoiceLockDays"}}
    lock = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": retention}}
    if (given.get("ObjectLockEnabled"), given.get("ObjectLockConfiguration")) != (True, lock):
        yield "invoices can be deleted"
    if any("Expiration" in key for rule in _lifecycle(given) for key in rule):
        yield "invoices expire"


def expiring(template: Template) -> Iterator[str]:
    """Drafts and replaced archives live a day, uploads a week; what an upload left unfinished goes after a day, everywhere."""
    buckets = {name: _lifecycle(given) for name, given, _ in resources(template, BUCKET) if name != "SiteBucket"}
    for name, rules in buckets.items():
        if not any(rule.get("AbortIncompleteMultipartUpload") == {"DaysAfterInitiation": 1} for rule in rules):
            yield f"{name} keeps unfinished uploads"
    days = {
        (name, rule.get("Prefix")): rule["ExpirationInDays"]
        for name in buckets
        for rule in buckets[name]
        if "ExpirationInDays" in rule
    }
    if days != {("DocumentsBucket", "drafts/"): 1, ("UploadsBucket", None): 7}:
        yield f"what expires is {days}"
    replaced = {rule.get("Prefix"): rule.get("NoncurrentVersionExpiration") for rule in buckets["DocumentsBucket"]}
    if replaced.get("archives/") != {"NoncurrentDays": 1}:
        yield "archives that were replaced stay"
    if replaced.get("files/") != {"NoncurrentDays": 1}:
        yield "files that were removed stay"


def own_buckets(template: Template) -> Iterator[str]:
    """Each function may do what it needs in the buckets it needs, and no other."""
    rights: dict[str, set[tuple[str, str]]] = {}
    for _, given, _ in resources(template, "AWS::IAM::Policy"):
        for role in given["Roles"]:
            for statement in given["PolicyDocument"]["Statement"]:
                for resource, action in product(as_list(statement["Resource"]), as_list(statement["Action"])):
                    if action.startswith("s3:"):
                        rights.setdefault(role["Ref"], set()).add((_bucket(resource), action))
                    if action == DELETE and resource != DELETED:
                        yield f"{role['Ref']} deletes {resource}"
                    if action.startswith("s3:") and _bucket(resource) == "Uploads" and resource not in PLACES:
                        yield f"{role['Ref']} reaches {resource}"
    for role in rights | RIGHTS:
        if rights.get(role) != RIGHTS.get(role):
            yield f"{role} may {sorted(rights.get(role, ()))}"


def _bucket(resource: Any) -> str:
    """The bucket that a statement names, by itself or with its objects."""
    name = resource.get("Fn::Sub", "") or resource.get("Fn::GetAtt", [""])[0] if isinstance(resource, dict) else resource
    return str(name).removeprefix("${").split("Bucket")[0]


def _lifecycle(bucket: dict[str, Any]) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = bucket.get("LifecycleConfiguration", {}).get("Rules", [])
    return rules
