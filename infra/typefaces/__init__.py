"""The fallback faces of documents, made from pinned sources: `make faces`."""
