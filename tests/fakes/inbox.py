"""An inbox in memory."""

from dataclasses import dataclass, field

from chalicelib.application.staff.uploads import NewUpload, PlacedFile, PresignedUpload


@dataclass
class FakeInbox:
    """What was put in, by key."""

    files: dict[str, bytes] = field(default_factory=dict)

    def presign(self, key: str, new: NewUpload) -> PresignedUpload:
        """An address that tells what it stands for; nothing answers there."""
        return PresignedUpload(
            f"https://uploads.example/{key}", {"Content-Type": "application/pdf", "x-amz-checksum-sha256": new.sha256}
        )

    def presign_bytes(self, key: str, new: PlacedFile) -> PresignedUpload:
        """See Inbox: an address that tells what it stands for."""
        headers = {"Content-Type": new.media, "x-amz-checksum-sha256": new.sha256}
        return PresignedUpload(f"https://uploads.example/{key}?seconds={new.seconds}&size={new.size}", headers)

    def presign_once(self, key: str, new: PlacedFile) -> PresignedUpload:
        """See Inbox: an address that tells what it stands for."""
        headers = {"Content-Type": new.media, "x-amz-checksum-sha256": new.sha256, "If-None-Match": "*"}
        return PresignedUpload(f"https://uploads.example/{key}?seconds={new.seconds}&size={new.size}", headers)

    def get(self, key: str, most: int) -> bytes:
        """See Inbox. Raises LookupError."""
        return self.files[key][:most]
