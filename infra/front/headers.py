"""What the front has of the template, one source for both: functions at the edge, and headers."""

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from infra.template import compose

NONE: Mapping[str, str] = {}


@cache
def _resources() -> dict[str, Any]:
    resources: dict[str, Any] = compose()["Resources"]
    return resources


def edge_function(pattern: str | None = None) -> str:
    """Give the code that CloudFront runs on each request for the site, or for the paths of a pattern."""
    config = _distribution()
    behaviours = {one["PathPattern"]: one for one in config["CacheBehaviors"]}
    behaviour = behaviours[pattern] if pattern else config["DefaultCacheBehavior"]
    (association,) = behaviour["FunctionAssociations"]
    name, _ = association["FunctionARN"]["Fn::GetAtt"]
    code: str = _resources()[name]["Properties"]["FunctionCode"]
    return code


def origin_header() -> str:
    """Give the name under which CloudFront sends the API the secret that vouches for it."""
    (origin,) = (one for one in _distribution()["Origins"] if one["Id"] == "api")
    (header,) = origin["OriginCustomHeaders"]
    name: str = header["HeaderName"]
    return name


def _distribution() -> dict[str, Any]:
    config: dict[str, Any] = _resources()["Distribution"]["Properties"]["DistributionConfig"]
    return config


def headers_by_path(values: Mapping[str, str], documents: str) -> Callable[[str], dict[str, str]]:
    """Give what finds the headers of a path, by the first behaviour whose pattern it is of.

    values: what stands in the policies for parameters; documents: where the local AWS shows what is in a bucket.
    """
    config = _distribution()
    patterns = [(one["PathPattern"], one) for one in config["CacheBehaviors"]] + [("*", config["DefaultCacheBehavior"])]
    headers = [(pattern, security_headers(one["ResponseHeadersPolicyId"]["Ref"], values, documents)) for pattern, one in patterns]
    return lambda path: next(given for pattern, given in headers if fnmatchcase(path, pattern))


def security_headers(name: str = "SecurityHeaders", values: Mapping[str, str] = NONE, documents: str = "") -> dict[str, str]:
    """Give header names and values of a policy as CloudFront sends them."""
    policy = _resources()[name]["Properties"]["ResponseHeadersPolicyConfig"]
    security: dict[str, Any] = policy["SecurityHeadersConfig"]
    transport = security["StrictTransportSecurity"]
    subdomains = "; includeSubDomains" if transport["IncludeSubdomains"] else ""
    return {
        "Content-Security-Policy": _placed(security["ContentSecurityPolicy"]["ContentSecurityPolicy"], values, documents),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": security["FrameOptions"]["FrameOption"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "Strict-Transport-Security": f"max-age={transport['AccessControlMaxAgeSec']}{subdomains}",
        **{item["Header"]: item["Value"] for item in policy["CustomHeadersConfig"]["Items"]},
    }


def _placed(text: Any, values: Mapping[str, str], documents: str) -> str:
    """Give a text of the template with its places filled, as CloudFormation does."""
    if isinstance(text, str):
        return text
    filled = re.sub(r"https://\$\{\w+\.RegionalDomainName\}", documents, text["Fn::Sub"])
    return re.sub(r"\$\{(\w+)\}", lambda match: values[match[1]], filled)
