"""What the front has of the template, one source for both: functions at the edge, and headers."""

from typing import Any

from infra.template import compose


def edge_function(pattern: str | None = None) -> str:
    """Give the code that CloudFront runs on each request for the site, or for the paths of a pattern."""
    config = _distribution()
    behaviours = {one["PathPattern"]: one for one in config["CacheBehaviors"]}
    behaviour = behaviours[pattern] if pattern else config["DefaultCacheBehavior"]
    (association,) = behaviour["FunctionAssociations"]
    name, _ = association["FunctionARN"]["Fn::GetAtt"]
    code: str = compose()["Resources"][name]["Properties"]["FunctionCode"]
    return code


def origin_header() -> str:
    """Give the name under which CloudFront sends the API the secret that vouches for it."""
    (origin,) = (one for one in _distribution()["Origins"] if one["Id"] == "api")
    (header,) = origin["OriginCustomHeaders"]
    name: str = header["HeaderName"]
    return name


def _distribution() -> dict[str, Any]:
    config: dict[str, Any] = compose()["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    return config


def security_headers() -> dict[str, str]:
    """Give header names and values as CloudFront sends them."""
    policy = compose()["Resources"]["SecurityHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    security: dict[str, Any] = policy["SecurityHeadersConfig"]
    transport = security["StrictTransportSecurity"]
    subdomains = "; includeSubDomains" if transport["IncludeSubdomains"] else ""
    return {
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": security["FrameOptions"]["FrameOption"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "Strict-Transport-Security": f"max-age={transport['AccessControlMaxAgeSec']}{subdomains}",
        **{item["Header"]: item["Value"] for item in policy["CustomHeadersConfig"]["Items"]},
    }
