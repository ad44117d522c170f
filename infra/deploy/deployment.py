"""Deploy a stage: zips and template go to S3, CloudFormation does the rest. Production and the local AWS take this path."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from infra.deploy.artefacts import ensure_bucket, upload
from infra.deploy.cloud import Cloud
from infra.deploy.cloudformation import apply
from infra.deploy.expand import expand
from infra.deploy.shared_secrets import ensure_secret, has_secret, newest_secret
from infra.deploy.stages import Stage
from infra.digest import digest
from infra.package.build import Package
from infra.rebuild import SETTLE, rebuild

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import DefaultRetentionTypeDef, ObjectLockConfigurationTypeDef


@dataclass(frozen=True)
class Deployed:
    """What a deployment answers with: the outputs of the stack, and where staff sign in."""

    stage: Stage
    sign_in_url: str
    table: str
    site_bucket: str
    uploads_bucket: str
    api_id: str
    user_pool: str
    user_pool_client: str
    desk_client: str


def deploy(cloud: Cloud, stage: Stage, package: Package) -> Deployed:
    """Bring the stack to this package; RuntimeError with the failed resources when CloudFormation gives up."""
    bucket = ensure_bucket(cloud, stage.stack)
    keys = {name: upload(cloud, bucket, digest(path) + ".zip", path.read_bytes()) for name, path in package.zips.items()}
    template = json.dumps(expand(package.sam, cloud.region, bucket, keys)).encode()
    template_key = upload(cloud, bucket, digest(template) + ".json", template)
    ensure_secret(cloud, stage.link_keys_parameter)
    ensure_secret(cloud, stage.origin_secrets_parameter)
    _ensure_stripe(cloud, stage)
    account = cloud.sts.get_caller_identity()["Account"]
    parameters = stage.parameters(newest_secret(cloud, stage.origin_secrets_parameter), account)
    outputs = apply(cloud, stage.stack, f"{_host(cloud, bucket)}/{template_key}", parameters)
    _ensure_expiry(cloud, outputs["TableName"])
    _ensure_lock(cloud, outputs["InvoicesBucket"], stage)
    rebuild(cloud, outputs["RebuildFunction"], settle=0 if cloud.endpoint else SETTLE)
    names = ("TableName", "SiteBucket", "UploadsBucket", "RestAPIId", "UserPoolId", "UserPoolClientId", "DeskClientId")
    return Deployed(stage, parameters["SignInUrl"], *(outputs[name] for name in names))


def _ensure_stripe(cloud: Cloud, stage: Stage) -> None:
    """Make keys for what stands in for Stripe; Stripe's own are its owner's. Raises RuntimeError without them."""
    for name in (stage.stripe_keys_parameter, stage.webhook_secrets_parameter) if stage.card_payments else ():
        if stage.stripe_api:
            ensure_secret(cloud, name)
        elif not has_secret(cloud, name):
            raise RuntimeError(f"{name} is not in SSM: write it as docs/deploy.md says, or set card_payments = false")


def _host(cloud: Cloud, bucket: str) -> str:
    return f"{cloud.endpoint}/{bucket}" if cloud.endpoint else f"https://{bucket}.s3.{cloud.region}.amazonaws.com"


def _ensure_expiry(cloud: Cloud, table: str) -> None:
    """Turn expiry on where the template's word was not taken (the local AWS ignores it)."""
    described = cloud.dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    if described.get("TimeToLiveStatus") not in ("ENABLED", "ENABLING"):
        cloud.dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification={"AttributeName": "ttl", "Enabled": True})


def _ensure_lock(cloud: Cloud, bucket: str, stage: Stage) -> None:
    """Lock invoices where the template's word was not taken (the local AWS ignores it)."""
    try:
        cloud.s3.get_object_lock_configuration(Bucket=bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ObjectLockConfigurationNotFoundError":
            raise
        retention: DefaultRetentionTypeDef = {"Mode": stage.invoice_lock, "Days": stage.invoice_lock_days}
        lock: ObjectLockConfigurationTypeDef = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": retention}}
        cloud.s3.put_object_lock_configuration(Bucket=bucket, ObjectLockConfiguration=lock)
