"""The site's files from their bucket, as the function at the edge asks for them, with the headers they were uploaded with."""

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

from aiohttp import web
from botocore.exceptions import ClientError

from infra.front.edge import FunctionFailed, event_of, run

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

KEPT = {"ContentType": "Content-Type", "ContentEncoding": "Content-Encoding", "CacheControl": "Cache-Control", "ETag": "ETag"}
MISSING = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Key>{key}</Key></Error>'


class Site:
    """Serves GET and HEAD; what the function answers itself goes out as it is, and a file that is not there is S3's own 404."""

    def __init__(self, s3: "S3Client", bucket: str, function: str) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._function = function

    async def __call__(self, request: web.Request) -> web.Response:
        """Answer for one path."""
        if request.method not in ("GET", "HEAD") or request.can_read_body:
            return web.Response(status=403)
        event = event_of(request.method, request.raw_path, request.headers.items(), request.remote or "")
        try:
            given = run(self._function, event)
        except FunctionFailed as problem:
            print(f"The function at the edge failed: {problem}", flush=True)
            return web.Response(status=503)
        if "statusCode" in given:
            return _generated(request, given)
        return await self._file(request, unquote(given["uri"][1:]))

    async def _file(self, request: web.Request, key: str) -> web.Response:
        etag = request.headers.get("If-None-Match")
        answer = await asyncio.to_thread(self._get, key, etag)
        if not answer:
            text = MISSING.format(key=escape(key)) if request.method == "GET" else None
            return web.Response(status=404, text=text, content_type="application/xml")
        headers = {header: answer[name] for name, header in KEPT.items() if name in answer}
        status = 304 if answer.get("ETag") == etag else 200
        return web.Response(status=status, headers=headers, body=answer["Content"] if request.method == "GET" else None)

    def _get(self, key: str, etag: str | None) -> dict[str, Any]:
        """Give the object with its bytes under "Content"; empty if there is none."""
        try:
            answer = self._s3.get_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return {}
            raise
        content = b"" if answer["ETag"] == etag else answer["Body"].read()
        return {**answer, "Content": content}


def _generated(request: web.Request, given: dict[str, Any]) -> web.Response:
    headers = {name: one["value"] for name, one in given.get("headers", {}).items()}
    text = given.get("body", {}).get("data") if request.method == "GET" else None
    return web.Response(status=given["statusCode"], headers=headers, text=text)
