"""The document store on S3: two buckets."""

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.adapters.s3.disposition import attachment
from chalicelib.application.ports.document_store import Bucket, Held

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import PutObjectRequestTypeDef

LIFE = 300
"""Seconds that an address is good for."""
MARK = "holds"
"""The name of the metadata that tells a file from the one before it."""
REPLACED = (404, 409, 412)
"""What a conditional write is answered where another writing is there by now, is going on, or nothing is left."""


class S3DocumentStore:
    """Files by bucket and key; what was put is never written over, what replaces tells by its mark what it holds."""

    def __init__(self, client: "S3Client", buckets: Mapping[Bucket, str]) -> None:
        self._client = client
        self._buckets = buckets

    def put(self, bucket: Bucket, key: str, content: bytes, media_type: str) -> None:
        """Keep the bytes under a key, checked by their SHA-256 on arrival; a key that is taken already is left as it is.

        The key tells the content, so what is there is the same. Raises ClientError.
        """
        try:
            self._client.put_object(
                Bucket=self._buckets[bucket],
                Key=key,
                Body=content,
                ContentType=media_type,
                ChecksumAlgorithm="SHA256",
                IfNoneMatch="*",
            )
        except ClientError as error:
            if _status(error) != 412:
                raise

    def get(self, bucket: Bucket, key: str) -> bytes:
        """Give the bytes under a key, checked by the SHA-256 that they were put with.

        Raises LookupError, FlexibleChecksumError.
        """
        try:
            answer = self._client.get_object(Bucket=self._buckets[bucket], Key=key, ChecksumMode="ENABLED")
        except self._client.exceptions.NoSuchKey:
            raise LookupError(key) from None
        return answer["Body"].read()

    def replace(self, bucket: Bucket, key: str, content: IO[bytes], media_type: str, mark: str, before: Held | None) -> bool:
        """Keep a file, read as it is sent, in place of what was found under a key; False, and nothing kept, if that is gone.

        Raises ClientError.
        """
        asked: PutObjectRequestTypeDef = {
            "Bucket": self._buckets[bucket],
            "Key": key,
            "Body": content,
            "ContentType": media_type,
            "ChecksumAlgorithm": "SHA256",
            "Metadata": {MARK: mark},
        }
        if before:
            asked["IfMatch"] = before.writing
        else:
            asked["IfNoneMatch"] = "*"
        try:
            self._client.put_object(**asked)
        except ClientError as error:
            if _status(error) not in REPLACED:
                raise
            return False
        return True

    def held(self, bucket: Bucket, key: str) -> Held | None:
        """Give what is under a key, strongly consistent, or None. Raises ClientError."""
        try:
            head = self._client.head_object(Bucket=self._buckets[bucket], Key=key)
        except ClientError as error:
            if _status(error) != 404:
                raise
            return None
        return Held(head["Metadata"].get(MARK), head["ETag"])

    def remove(self, bucket: Bucket, key: str) -> None:
        """Take away what is under a key; nothing where nothing is. Its last version goes with the bucket's rule of the day after.

        Raises ClientError.
        """
        self._client.delete_object(Bucket=self._buckets[bucket], Key=key)

    def url(self, bucket: Bucket, key: str, name: str) -> str:
        """Give an address that gives the file to whoever has it for five minutes, under a name of its own."""
        asked = {
            "Bucket": self._buckets[bucket],
            "Key": key,
            "ResponseContentDisposition": attachment(name),
            "ResponseCacheControl": "private",
        }
        return self._client.generate_presigned_url("get_object", Params=asked, ExpiresIn=LIFE)


def _status(error: ClientError) -> int:
    return error.response["ResponseMetadata"]["HTTPStatusCode"]
