"""Rules for what the world reaches: gateway, guards of the staff's routes, CloudFront."""

import json
from collections.abc import Iterator
from typing import Any

import boto3

from tests.system.template import REGION, Template, resources

ERRORS = (400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504)
"""All whose time CloudFront lets one set: of these, API and bucket may answer any."""
SCOPES = ["aws.cognito.signin.user.admin", "suivi/staff"]
CACHING_DISABLED, ALL_VIEWER_BUT_HOST = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "b689b0a8-53d0-40ab-baf2-68738e2966ac"


def answers(template: Template) -> Iterator[str]:
    """Every type of answer that API Gateway knows is problem JSON of the right status."""
    response_types = boto3.client("apigateway", REGION).meta.service_model.shape_for("GatewayResponseType").enum
    given = _definition(template)["x-amazon-apigateway-gateway-responses"]
    for name in response_types:
        answer = given.get(name)
        if not answer:
            yield f"{name} is left as it is"
            continue
        if answer["responseParameters"].get("gatewayresponse.header.Content-Type") != "'application/problem+json'":
            yield f"{name} is not problem JSON"
        body = json.loads(answer["responseTemplates"]["application/json"])
        if (str(body["status"]), body["type"]) != (answer["statusCode"], "about:blank"):
            yield f"{name} says another status"


def guards(template: Template) -> Iterator[str]:
    """Each route below /staff takes access tokens of our pool with a scope of ours; no other route asks for one."""
    definition = _definition(template)
    for path, methods in definition["paths"].items():
        for method, operation in methods.items():
            wanted = [{"staff": SCOPES}] if path.startswith("/staff") else None
            if operation.get("security") != wanted:
                yield f"{method} {path} is not guarded as it should be"
    scheme = definition["securityDefinitions"]["staff"]["x-amazon-apigateway-authorizer"]
    if scheme["providerARNs"] != [{"Fn::GetAtt": ["UserPool", "Arn"]}]:
        yield "the guard is of another pool"


WEBHOOK = "/~1webhooks~1stripe"
"""The path of the webhook as settings of a stage name it: slashes within are ~1."""


def stage(template: Template) -> Iterator[str]:
    """The API has one stage, the one that the edge forwards to: it is throttled, what strangers post most of all, and logged."""
    stages = {given.get("StageName") for _, given, _ in resources(template, "AWS::ApiGateway::Stage")}
    stages |= {given.get("StageName") for _, given, _ in resources(template, "AWS::ApiGateway::Deployment")}
    if stages - {None} != {"api"}:
        yield f"the stages are {stages}"
    for name, given, _ in resources(template, "AWS::ApiGateway::Stage"):
        if not all(
            one.get("ThrottlingRateLimit") and one.get("ThrottlingBurstLimit") for one in given.get("MethodSettings", [{}])
        ):
            yield f"{name} is not throttled"
        limits = {one.get("ResourcePath"): one.get("ThrottlingRateLimit", 0) for one in given.get("MethodSettings", [{}])}
        if not 0 < limits.get(WEBHOOK, 0) <= limits.get("/*", 0) / 10:
            yield f"{name} lets strangers post as much to {WEBHOOK} as to all"
        if "AccessLogSetting" not in given:
            yield f"{name} logs no access"


def edge(template: Template) -> Iterator[str]:
    """/api and both inboxes pass untouched, never kept; security headers are everywhere; TLS is new; no log has addresses."""
    for name, given, _ in resources(template, "AWS::CloudFront::Distribution"):
        config = given["DistributionConfig"]
        passed, site = config["CacheBehaviors"][:3], [config["DefaultCacheBehavior"], *config["CacheBehaviors"][3:]]
        leads = [("/api/*", "api"), ("/uploads/*", "uploads"), ("/statements/*", "uploads")]
        if [(one["PathPattern"], one["TargetOriginId"]) for one in passed] != leads:
            yield f"{name} leads elsewhere"
        if {one["TargetOriginId"] for one in site} != {"site"}:
            yield f"{name} leads pages elsewhere"
        for one in passed:
            if (one.get("CachePolicyId"), one.get("OriginRequestPolicyId")) != (CACHING_DISABLED, ALL_VIEWER_BUT_HOST):
                yield f"{name} does not pass {one['PathPattern']} untouched"
            if one["ViewerProtocolPolicy"] != "https-only":
                yield f"{name} takes {one['PathPattern']} without TLS"
        if "Logging" in config:
            yield f"{name} logs what its readers ask for, and links that were changed on their way have their token in the path"
        headers = {one.get("PathPattern"): one.get("ResponseHeadersPolicyId") for one in (*passed, *site)}
        policies = dict.fromkeys((None, *(pattern for pattern, _ in leads)), "SecurityHeaders")
        policies |= {"/bureau/*": "DeskHeaders", "/en/desk/*": "DeskHeaders"}
        if headers != {pattern: {"Ref": policy} for pattern, policy in policies.items()}:
            yield f"{name} answers without security headers, or with another page's"
        condition, ours, _ = config["ViewerCertificate"]["Fn::If"]
        if (condition, ours["MinimumProtocolVersion"]) != ("HasCertificate", "TLSv1.2_2021"):
            yield f"{name} speaks an old TLS"


def viewer(template: Template) -> Iterator[str]:
    """Who asks the API is told by the edge, under a secret that no template holds and that nobody is shown."""
    parameter = template["Parameters"]["OriginSecret"]
    if not parameter.get("NoEcho") or "Default" in parameter:
        yield "the origin's secret is shown"
    if json.dumps({"Outputs": template.get("Outputs", {}), "Functions": _variables(template)}).count('OriginSecret"'):
        yield "the origin's secret is told to more than the edge"
    for name, given, _ in resources(template, "AWS::CloudFront::Distribution"):
        config = given["DistributionConfig"]
        (behaviour,) = (one for one in config["CacheBehaviors"] if one["PathPattern"] == "/api/*")
        (origin,) = (one for one in config["Origins"] if one["Id"] == "api")
        wanted = {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": ["Viewer", "FunctionARN"]}}
        if behaviour.get("FunctionAssociations") != [wanted]:
            yield f"{name} does not say who asks the API"
        if origin.get("OriginCustomHeaders") != [{"HeaderName": "x-origin-secret", "HeaderValue": {"Ref": "OriginSecret"}}]:
            yield f"{name} does not vouch for who asks the API"


def inbox(template: Template) -> Iterator[str]:
    """The bucket of uploads is reached by signed addresses alone: the edge signs nothing there by itself."""
    for name, given, _ in resources(template, "AWS::CloudFront::Distribution"):
        (origin,) = (one for one in given["DistributionConfig"]["Origins"] if one["Id"] == "uploads")
        if origin.get("OriginAccessControlId") or origin["S3OriginConfig"]["OriginAccessIdentity"]:
            yield f"{name} signs what its readers did not"
        if origin["DomainName"] != {"Fn::GetAtt": ["UploadsBucket", "RegionalDomainName"]}:
            yield f"{name} leads uploads to another host than the one that is signed"


def errors(template: Template) -> Iterator[str]:
    """Errors go out as they were said, and no error of one reader is kept for the others: by default each is, for ten seconds."""
    for name, given, _ in resources(template, "AWS::CloudFront::Distribution"):
        responses = given["DistributionConfig"].get("CustomErrorResponses", [])
        if sorted(responses, key=lambda one: int(one["ErrorCode"])) != [
            {"ErrorCode": code, "ErrorCachingMinTTL": 0} for code in ERRORS
        ]:
            yield f"{name} keeps errors, or replaces them"


def policy(template: Template) -> Iterator[str]:
    """The content policy allows nothing inline and requires trusted types."""
    for name, given, _ in resources(template, "AWS::CloudFront::ResponseHeadersPolicy"):
        headers = given["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
        text = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]
        if name == "DeskHeaders":
            text = text["Fn::Sub"]
            if "connect-src 'self' ${SignInUrl};" not in text:
                yield f"{name} lets the desk ask more than the API and the pool"
        if "unsafe" in text or "*" in text:
            yield f"{name} allows what is inline or foreign"
        if "require-trusted-types-for 'script'" not in text or "default-src 'none'" not in text:
            yield f"{name} is not strict"
        if not {"ContentTypeOptions", "StrictTransportSecurity", "ReferrerPolicy", "FrameOptions"} <= headers.keys():
            yield f"{name} lacks a header"


def _variables(template: Template) -> list[Any]:
    return [given.get("Environment") for _, given, _ in resources(template, "AWS::Lambda::Function")]


def _definition(template: Template) -> dict[str, Any]:
    definition: dict[str, Any] = template["Resources"]["RestAPI"]["Properties"]["Body"]
    return definition
