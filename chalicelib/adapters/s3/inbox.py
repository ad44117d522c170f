"""The inbox of documents, a bucket that whoever has a signed address may put one object into."""

from base64 import b64encode
from typing import TYPE_CHECKING

from chalicelib.adapters.s3.document_store import LIFE
from chalicelib.application.staff.uploads import NewUpload, PlacedFile, PresignedUpload

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

PDF = "application/pdf"


class S3Inbox:
    """Documents in, by key."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def presign(self, key: str, new: NewUpload) -> PresignedUpload:
        """Give an address for these bytes: type, size and SHA-256 are signed, so that S3 takes no others."""
        return self.presign_bytes(key, PlacedFile(PDF, new.size, new.sha256, LIFE))

    def presign_bytes(self, key: str, new: PlacedFile) -> PresignedUpload:
        """Give an address for these bytes, as often as they are put while it lives: type, size and SHA-256 are signed."""
        checksum = b64encode(bytes.fromhex(new.sha256)).decode()
        asked = {
            "Bucket": self._bucket,
            "Key": key,
            "ContentType": new.media,
            "ContentLength": new.size,
            "ChecksumSHA256": checksum,
        }
        url = self._client.generate_presigned_url("put_object", Params=asked, ExpiresIn=new.seconds)
        return PresignedUpload(url, {"Content-Type": new.media, "x-amz-checksum-sha256": checksum})

    def presign_once(self, key: str, new: PlacedFile) -> PresignedUpload:
        """Give an address for these bytes, good until something is under the key: the header that says so is signed too."""
        checksum = b64encode(bytes.fromhex(new.sha256)).decode()
        asked = {
            "Bucket": self._bucket,
            "Key": key,
            "ContentType": new.media,
            "ContentLength": new.size,
            "ChecksumSHA256": checksum,
            "IfNoneMatch": "*",
        }
        url = self._client.generate_presigned_url("put_object", Params=asked, ExpiresIn=new.seconds)
        return PresignedUpload(url, {"Content-Type": new.media, "x-amz-checksum-sha256": checksum, "If-None-Match": "*"})

    def get(self, key: str, most: int) -> bytes:
        """Give the object's first bytes. Raises LookupError."""
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=key)
        except self._client.exceptions.NoSuchKey:
            raise LookupError(key) from None
        return answer["Body"].read(most)
