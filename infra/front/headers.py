"""What the front has of the template, one source for both: the function at the edge, and the security headers of every answer."""

from typing import Any

from infra.template import compose


def edge_function() -> str:
    """Give the code that CloudFront runs on each request for the site."""
    code: str = compose()["Resources"]["FolderIndex"]["Properties"]["FunctionCode"]
    return code


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
