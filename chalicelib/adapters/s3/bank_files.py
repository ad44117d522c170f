"""Files of banks in the bucket of uploads, each copied to a file of this machine, since it is read several times."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from chalicelib.domain.payment.bank_line import LARGEST_FILE, BankFileError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

CHUNK = 1 << 20


class S3BankFiles:
    """Opens what was put under a key."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    @contextmanager
    def opened(self, key: str) -> Iterator[BinaryIO]:
        """Give the file, which is gone with the block. Raises LookupError, and BankFileError for one that is too large."""
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=key)
        except self._client.exceptions.NoSuchKey:
            raise LookupError(key) from None
        if answer["ContentLength"] > LARGEST_FILE:
            answer["Body"].close()
            raise BankFileError("too_large")
        with tempfile.TemporaryFile() as file:
            for chunk in answer["Body"].iter_chunks(CHUNK):
                file.write(chunk)
            file.seek(0)
            yield cast("BinaryIO", file)
