"""What is known to running code alone: SSM SecureStrings, comma-separated, oldest first; the last is used, all are accepted.

The keys that sign the links, and the secrets by which the API knows that a request came through the edge.
"""

import secrets

from infra.deploy.cloud import Cloud


def ensure_secret(cloud: Cloud, name: str) -> None:
    """Make the parameter with one random secret of 32 bytes if it does not exist; never change one that does."""
    if not has_secret(cloud, name):
        cloud.ssm.put_parameter(Name=name, Type="SecureString", Value=secrets.token_urlsafe(32), Overwrite=False)


def has_secret(cloud: Cloud, name: str) -> bool:
    """Say whether the parameter exists."""
    try:
        cloud.ssm.get_parameter(Name=name)
    except cloud.ssm.exceptions.ParameterNotFound:
        return False
    return True


def newest_secret(cloud: Cloud, name: str) -> str:
    """Give the last one of a parameter."""
    value = cloud.ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
    return [one.strip() for one in value.split(",") if one.strip()][-1]
