"""Clients of AWS, by botocore alone: what boto3 adds, resources and transfers, would be loaded at each cold start for nobody."""

from functools import lru_cache
from typing import Any

from botocore.config import Config
from botocore.session import Session, get_session


def client(service: str, config: Config) -> Any:
    """A client for the region and endpoint that the environment names (AWS_DEFAULT_REGION, AWS_ENDPOINT_URL)."""
    return _session().create_client(service, config=config)


@lru_cache
def _session() -> Session:
    """One for all clients: what it read of endpoints and credentials serves the next."""
    return get_session()
