"""The site's files from their bucket, with the headers they were uploaded with."""

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import web
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

KEPT = {"ContentType": "Content-Type", "ContentEncoding": "Content-Encoding", "CacheControl": "Cache-Control", "ETag": "ETag"}


class Site:
    """Serves GET and HEAD; a folder is its index.html, what is not there is 404.html."""

    def __init__(self, s3: "S3Client", bucket: str) -> None:
        self._s3 = s3
        self._bucket = bucket

    async def __call__(self, request: web.Request) -> web.Response:
        """Answer for one path."""
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=403)
        path = request.path.lstrip("/")
        last = path.rsplit("/", 1)[-1]
        if last and "." not in last:
            return web.Response(status=308, headers={"Location": f"/{path}/"})
        key = path if last else f"{path}index.html"
        known = request.headers.get("If-None-Match")
        found = await asyncio.to_thread(self._get, key, known)
        if not found:
            missing = "en/404.html" if path.startswith("en/") else "404.html"
            return self._answer(request, 404, await asyncio.to_thread(self._get, missing, None))
        return self._answer(request, 304 if found.get("ETag") == known else 200, found)

    def _get(self, key: str, known: str | None) -> dict[str, Any]:
        """The object with its bytes under "Content"; empty if there is none."""
        try:
            found = self._s3.get_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return {}
            raise
        content = b"" if found["ETag"] == known else found["Body"].read()
        return {**found, "Content": content}

    def _answer(self, request: web.Request, status: int, found: dict[str, Any]) -> web.Response:
        headers = {header: found[name] for name, header in KEPT.items() if name in found}
        return web.Response(status=status, headers=headers, body=found.get("Content", b"") if request.method == "GET" else None)
