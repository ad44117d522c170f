"""The bucket that CloudFormation reads zips and templates from; names are content hashes, so nothing is written over."""

from botocore.exceptions import ClientError

from infra.deploy.cloud import Cloud


def ensure_bucket(cloud: Cloud, stack: str) -> str:
    """Give the private bucket `<stack>-artefacts-<account>`, made if it is not there."""
    bucket = f"{stack}-artefacts-{cloud.sts.get_caller_identity()['Account']}"
    try:
        cloud.s3.head_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] != "404":
            raise
        cloud.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": cloud.region})  # type: ignore[typeddict-item]  # the stubs list the regions that boto3 knew then
        blocked = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": True}
        cloud.s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=blocked)  # type: ignore[arg-type]  # the stubs list the regions that boto3 knew then
    return bucket


def upload(cloud: Cloud, bucket: str, key: str, content: bytes) -> str:
    """Put an object if it is not there yet; returns its key."""
    try:
        cloud.s3.head_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] != "404":
            raise
        cloud.s3.put_object(Bucket=bucket, Key=key, Body=content)
    return key
