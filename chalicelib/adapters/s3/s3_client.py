"""The S3 client, whose signed addresses a browser can open."""

import os
from typing import TYPE_CHECKING, Literal

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


def connect() -> "S3Client":
    """Give a client for the region and endpoint that the environment names (AWS_REGION, AWS_ENDPOINT_URL).

    A signed address must name the region's own host, since a redirect to it breaks the signature: hence "virtual", for which
    botocore does so. The local AWS has one host for all buckets.
    """
    style: Literal["path", "virtual"] = "path" if "AWS_ENDPOINT_URL" in os.environ else "virtual"
    config = Config(
        connect_timeout=2,
        read_timeout=10,
        retries={"mode": "standard", "total_max_attempts": 3},
        signature_version="s3v4",
        s3={"addressing_style": style},
    )
    return boto3.client("s3", config=config)
