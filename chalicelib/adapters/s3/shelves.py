"""Shelves in S3, a bucket each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.adapters.s3.disposition import attachment
from chalicelib.application.shelves import Shelf

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

LIFE = 300
"""Seconds that an address is good for."""


class S3Shelves:
    """Files by bucket and key; what is under a key is never written over."""

    def __init__(self, client: "S3Client", buckets: Mapping[Shelf, str]) -> None:
        self._client = client
        self._buckets = buckets

    def put(self, shelf: Shelf, key: str, content: bytes, media_type: str) -> None:
        """Keep the bytes under a key, checked by their SHA-256 on arrival; a key that is taken already is left as it is.

        The key tells the content, so what is there is the same. Raises ClientError.
        """
        try:
            self._client.put_object(
                Bucket=self._buckets[shelf],
                Key=key,
                Body=content,
                ContentType=media_type,
                ChecksumAlgorithm="SHA256",
                IfNoneMatch="*",
            )
        except ClientError as error:
            if _status(error) != 412:
                raise

    def get(self, shelf: Shelf, key: str) -> bytes:
        """The bytes under a key, checked by the SHA-256 that they were put with. Raises LookupError, FlexibleChecksumError."""
        try:
            answer = self._client.get_object(Bucket=self._buckets[shelf], Key=key, ChecksumMode="ENABLED")
        except self._client.exceptions.NoSuchKey:
            raise LookupError(key) from None
        return answer["Body"].read()

    def has(self, shelf: Shelf, key: str) -> bool:
        """Whether there is something under a key."""
        try:
            self._client.head_object(Bucket=self._buckets[shelf], Key=key)
        except ClientError as error:
            if _status(error) != 404:
                raise
            return False
        return True

    def url(self, shelf: Shelf, key: str, name: str) -> str:
        """An address that gives the file to whoever has it for five minutes, under a name of its own."""
        asked = {
            "Bucket": self._buckets[shelf],
            "Key": key,
            "ResponseContentDisposition": attachment(name),
            "ResponseCacheControl": "private",
        }
        return self._client.generate_presigned_url("get_object", Params=asked, ExpiresIn=LIFE)


def _status(error: ClientError) -> int:
    return error.response["ResponseMetadata"]["HTTPStatusCode"]
