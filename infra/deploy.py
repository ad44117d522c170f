"""Deploy a stage: the zips and the template go to S3, CloudFormation does the rest. Production and the local AWS take this path.

`python -m infra.deploy production` deploys to the account of the usual AWS credentials; AWS_ENDPOINT_URL leads it elsewhere.
"""

import json
import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from infra.artefacts import ensure_bucket, upload
from infra.cloud import Cloud
from infra.digest import digest
from infra.expand import expand
from infra.linkkeys import ensure_link_keys
from infra.package.build import Package, build
from infra.rebuild import SETTLE, rebuild
from infra.site import upload_site
from infra.stack_update import apply
from infra.stages import Stage, load_stage

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import DefaultRetentionTypeDef, ObjectLockConfigurationTypeDef


@dataclass(frozen=True)
class Deployed:
    """What a deployment answers with: the outputs of the stack."""

    stage: Stage
    table: str
    site_bucket: str
    api_id: str
    user_pool: str
    user_pool_client: str


def deploy(cloud: Cloud, stage: Stage, package: Package) -> Deployed:
    """Bring the stack to this package; RuntimeError with the failed resources when CloudFormation gives up."""
    bucket = ensure_bucket(cloud, stage.stack)
    keys = {name: upload(cloud, bucket, digest(path) + ".zip", path.read_bytes()) for name, path in package.zips.items()}
    template = json.dumps(expand(package.sam, cloud.region, bucket, keys)).encode()
    template_key = upload(cloud, bucket, digest(template) + ".json", template)
    ensure_link_keys(cloud, stage.link_keys_parameter)
    outputs = apply(cloud, stage.stack, f"{_host(cloud, bucket)}/{template_key}", stage.parameters())
    _ensure_expiry(cloud, outputs["TableName"])
    _ensure_lock(cloud, outputs["InvoicesBucket"], stage)
    rebuild(cloud, outputs["RebuildFunction"], settle=0 if cloud.endpoint else SETTLE)
    names = ("TableName", "SiteBucket", "RestAPIId", "UserPoolId", "UserPoolClientId")
    return Deployed(stage, *(outputs[name] for name in names))


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


def main(name: str) -> None:
    """Package, deploy, upload the site."""
    started = time.monotonic()
    stage = load_stage(name)
    cloud = Cloud(stage.region, os.environ.get("AWS_ENDPOINT_URL"))
    deployed = deploy(cloud, stage, build(name))
    upload_site(cloud, deployed.site_bucket)
    print(f"{stage.stack} deployed in {time.monotonic() - started:.0f} s: {stage.site_url}")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
    except (ValueError, RuntimeError) as problem:
        sys.exit(str(problem))
