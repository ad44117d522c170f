"""The keys that sign the links: an SSM SecureString, comma-separated, oldest first; the last one signs, all are accepted."""

import secrets

from infra.deploy.cloud import Cloud


def ensure_link_keys(cloud: Cloud, name: str) -> None:
    """Make the parameter with one random key of 32 bytes if it does not exist; never change one that does."""
    try:
        cloud.ssm.get_parameter(Name=name)
    except cloud.ssm.exceptions.ParameterNotFound:
        cloud.ssm.put_parameter(Name=name, Type="SecureString", Value=secrets.token_urlsafe(32), Overwrite=False)
