"""The clients of one AWS: the account's own, or with an endpoint the local one."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_lambda import LambdaClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_ssm import SSMClient
    from mypy_boto3_sts import STSClient


@dataclass(frozen=True)
class Cloud:
    """A region of an AWS; `endpoint` is what AWS_ENDPOINT_URL would say, None for AWS itself."""

    region: str
    endpoint: str | None = None

    @cached_property
    def session(self) -> boto3.Session:
        """The session all clients come from; the local AWS takes a well-known key, a real one the usual chain."""
        if self.endpoint:
            return boto3.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name=self.region)
        return boto3.Session(region_name=self.region)

    @cached_property
    def _config(self) -> Config:
        return Config(s3={"addressing_style": "path" if self.endpoint else "auto"}, retries={"mode": "standard"})

    @cached_property
    def cloudformation(self) -> "CloudFormationClient":
        """CloudFormation."""
        return self.session.client("cloudformation", endpoint_url=self.endpoint, config=self._config)

    @cached_property
    def cognito(self) -> "CognitoIdentityProviderClient":
        """Cognito user pools."""
        return self.session.client("cognito-idp", endpoint_url=self.endpoint, config=self._config)

    @cached_property
    def dynamodb(self) -> "DynamoDBClient":
        """DynamoDB."""
        return self.session.client("dynamodb", endpoint_url=self.endpoint, config=self._config)

    @cached_property
    def functions(self) -> "LambdaClient":
        """Lambda; a call waits as long as a function may take, and is not repeated by itself."""
        waiting = self._config.merge(Config(read_timeout=310, retries={"mode": "standard", "total_max_attempts": 1}))
        return self.session.client("lambda", endpoint_url=self.endpoint, config=waiting)

    @cached_property
    def s3(self) -> "S3Client":
        """S3."""
        return self.session.client("s3", endpoint_url=self.endpoint, config=self._config)

    @cached_property
    def sesv2(self) -> "SESV2Client":
        """SES, API version 2."""
        return self.session.client("sesv2", endpoint_url=self.endpoint, config=self._config)

    @cached_property
    def ssm(self) -> "SSMClient":
        """Systems Manager parameters."""
        return self.session.client("ssm", endpoint_url=self.endpoint, config=self._config)

    @cached_property
    def sts(self) -> "STSClient":
        """Security Token Service."""
        return self.session.client("sts", endpoint_url=self.endpoint, config=self._config)
