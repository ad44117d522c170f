"""Files that a customer sends, as the fake API takes them: announced, put into their place, and looked at."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from tests.browser.answers import Answer, Asked, problem


@dataclass(slots=True)
class FakeFiles:
    """What was announced, by its path; `put_status` is what a place answers, `refused` why a file is not taken, in words."""

    announced: dict[str, dict[str, Any]] = field(default_factory=dict)
    put: list[tuple[str, bytes]] = field(default_factory=list)
    put_status: int = 200
    refused: str | None = None

    def announce(self, asked: Asked, reference: str, documents: dict[str, Any]) -> Answer:
        """Give a place, the same for the same file; the dossier shows it as one that is looked at."""
        body = asked.body
        same = next((path for path, one in self.announced.items() if one["sha256"] == body["sha256"]), None)
        path = same or f"/uploads/{reference}/{40 + len(self.announced)}"
        self.announced[path] = body
        entry, until = int(path.rsplit("/", 1)[1]), (datetime.now(UTC) + timedelta(minutes=15)).isoformat()
        for document in documents.values() if same is None else ():
            document["files"] = [shown(entry, body["filename"], "checking", "En contrôle", until), *document["files"]]
        upload = {"url": f"{path}?X-Amz-Signature=f", "headers": {"Content-Type": body["type"], "If-None-Match": "*"}}
        answer = {"reference": reference, "version": documents["fr"]["version"], "file": entry, "upload": upload}
        return Answer(201, answer)

    def take(self, asked: Asked, content: bytes, documents: dict[str, Any]) -> Answer:
        """Take what was announced, and no other bytes; it is looked at once it is there."""
        body = self.announced.get(asked.path)
        self.put.append((asked.path, content))
        if body is None or (len(content), sha256(content).hexdigest()) != (body["size"], body["sha256"]):
            return problem(403)
        if asked.headers.get("If-None-Match") != "*" or "Cookie" in asked.headers:
            return problem(400)
        entry = int(asked.path.rsplit("/", 1)[1])
        after = ("refused", f"Refusé : {self.refused}") if self.refused else ("filed", "Contrôlé et classé")
        for document in documents.values() if self.put_status in (200, 412) else ():
            document["files"] = [
                shown(entry, file["name"], *after, None) if file["entry"] == entry else file for file in document["files"]
            ]
        return Answer(200) if self.put_status == 200 else problem(self.put_status)


def shown(entry: int, name: str, state: str, note: str, until: str | None) -> dict[str, Any]:
    """A file as the document shows it."""
    url = f"/api/dossiers/45MR02G00A/files/{entry}" if state == "filed" else None
    return {
        "entry": entry, "name": name, "what": "Bon de commande, 9 ko", "state": state, "note": note, "until": until, "url": url,
        "by": "Jean Bon, 6 août",
    }  # fmt: skip
