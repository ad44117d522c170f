"""What API Gateway answers by itself, as RFC 9457 problem JSON.

They belong in the API's definition: an update of it removes what is defined elsewhere. The local AWS reads them from resources
alone, so there, and only there, they are resources too.
"""

import json
from typing import Any

ANSWERS: dict[str, tuple[int, str]] = {
    "ACCESS_DENIED": (403, "Forbidden"),
    "API_CONFIGURATION_ERROR": (500, "Internal Server Error"),
    "AUTHORIZER_CONFIGURATION_ERROR": (500, "Internal Server Error"),
    "AUTHORIZER_FAILURE": (500, "Internal Server Error"),
    "BAD_REQUEST_BODY": (400, "Bad Request"),
    "BAD_REQUEST_PARAMETERS": (400, "Bad Request"),
    "EXPIRED_TOKEN": (401, "Unauthorized"),
    "INTEGRATION_FAILURE": (502, "Bad Gateway"),
    "INTEGRATION_TIMEOUT": (504, "Gateway Timeout"),
    "INVALID_API_KEY": (403, "Forbidden"),
    "INVALID_SIGNATURE": (401, "Unauthorized"),
    # API Gateway's name for a path or a method that does not exist.
    "MISSING_AUTHENTICATION_TOKEN": (404, "Not Found"),
    "QUOTA_EXCEEDED": (429, "Too Many Requests"),
    "REQUEST_TOO_LARGE": (413, "Content Too Large"),
    "RESOURCE_NOT_FOUND": (404, "Not Found"),
    "THROTTLED": (429, "Too Many Requests"),
    "UNAUTHORIZED": (401, "Unauthorized"),
    "UNSUPPORTED_MEDIA_TYPE": (415, "Unsupported Media Type"),
    "WAF_FILTERED": (403, "Forbidden"),
    "DEFAULT_4XX": (400, "Bad Request"),
    "DEFAULT_5XX": (500, "Internal Server Error"),
}


def gateway_responses() -> dict[str, Any]:
    """Give the part of the template that says it: the definition's extension, and the resources of the local AWS."""
    answers = {name: _answer(*answer) for name, answer in ANSWERS.items()}
    definition = {"x-amazon-apigateway-gateway-responses": answers}
    resources = {f"{name.title().replace('_', '')}Answer": _resource(name, answer) for name, answer in answers.items()}
    return {"Resources": {"RestAPI": {"Properties": {"DefinitionBody": definition}}, **resources}}


def _answer(status: int, title: str) -> dict[str, Any]:
    headers = {"Content-Type": "'application/problem+json'", "Cache-Control": "'no-store'"}
    if status == 401:
        headers["WWW-Authenticate"] = "'Bearer'"
    if status == 429:
        headers["Retry-After"] = "'1'"
    return {
        "statusCode": str(status),
        "responseParameters": {f"gatewayresponse.header.{header}": value for header, value in headers.items()},
        "responseTemplates": {"application/json": json.dumps({"type": "about:blank", "title": title, "status": status})},
    }


def _resource(name: str, answer: dict[str, Any]) -> dict[str, Any]:
    properties = {f"{key[0].upper()}{key[1:]}": value for key, value in answer.items()}
    return {
        "Type": "AWS::ApiGateway::GatewayResponse",
        "Condition": "OnLocalAws",
        "Properties": {"RestApiId": {"Ref": "RestAPI"}, "ResponseType": name, **properties},
    }
