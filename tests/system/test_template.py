"""The template that CloudFormation gets: cfn-lint, and our own rules, each shown to find the break it is for."""

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from infra.deploy.stages import FOLDER, STACK, known_stages, load_stage
from tests.system import rules_buckets, rules_callers, rules_data, rules_edge, rules_mail, rules_rights
from tests.system.template import REGION, Template, expanded

Rule = Callable[[Template], Iterator[str]]
RULES: list[Rule] = [
    rules_data.retained, rules_data.table, rules_data.encrypted, rules_data.pool,
    rules_buckets.private, rules_buckets.tls, rules_buckets.versions, rules_buckets.locked, rules_buckets.expiring,
    rules_buckets.own_buckets,
    rules_rights.no_wildcards, rules_rights.only_local, rules_rights.own_role, rules_rights.queues, rules_rights.stream,
    rules_rights.indexes, rules_rights.parked,
    rules_mail.one_list, rules_mail.reported, rules_mail.by_whom, rules_mail.with_files,
    rules_callers.bound, rules_callers.assumed,
    rules_edge.answers, rules_edge.guards, rules_edge.stage, rules_edge.edge, rules_edge.errors,
    rules_edge.policy, rules_edge.inbox, rules_edge.viewer,
]  # fmt: skip


def test_cfn_lint_finds_nothing() -> None:
    from cfnlint.api import lint  # half a second of imports, which each process of the gate would wait for
    from cfnlint.config import ManualArgs

    # W3660: gateway responses are also resources on the local AWS alone, which does not read them from the definition.
    findings = lint(json.dumps(expanded()), config=ManualArgs(regions=[REGION], ignore_checks=["W3660"]))
    assert [f"{match.rule.id} {match.message}" for match in findings] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_template_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(expanded())) == []


BREAKS: list[tuple[Rule, str, Any]] = [
    (rules_data.retained, "Table/DeletionPolicy", "Delete"),
    (rules_data.table, "Table/Properties/DeletionProtectionEnabled", False),
    (rules_data.table, "Table/Properties/PointInTimeRecoverySpecification", {}),
    (rules_data.table, "Table/Properties/StreamSpecification", {}),
    (rules_data.table, "Table/Properties/TimeToLiveSpecification", {}),
    (rules_data.table, "Table/Properties/GlobalSecondaryIndexes/0/Projection", {"ProjectionType": "ALL"}),
    (rules_data.encrypted, "Table/Properties/SSESpecification", {"SSEEnabled": False}),
    (rules_data.encrypted, "UploadsQueue/Properties/SqsManagedSseEnabled", None),
    (rules_buckets.private, "SiteBucket/Properties/PublicAccessBlockConfiguration/BlockPublicAcls", False),
    (rules_buckets.private, "SiteBucket/Properties/PublicAccessBlockConfiguration", {}),
    (rules_buckets.private, "InvoicesBucket/Properties/BucketEncryption", {}),
    (rules_buckets.private, "DocumentsBucket/Properties/OwnershipControls", {}),
    (rules_buckets.tls, "InvoicesBucketPolicy/Properties/PolicyDocument/Statement/0/Effect", "Allow"),
    (rules_buckets.tls, "UploadsBucketPolicy/Properties/PolicyDocument/Statement/0/Condition", None),
    (rules_buckets.tls, "DocumentsBucketPolicy/Condition", "OnLocalAws"),
    (rules_buckets.tls, "DocumentsBucketPolicy", None),
    (rules_buckets.versions, "DocumentsBucket/Properties/VersioningConfiguration", {"Status": "Suspended"}),
    (rules_buckets.locked, "InvoicesBucket/Properties/ObjectLockConfiguration/Rule/DefaultRetention/Mode", "GOVERNANCE"),
    (rules_buckets.locked, "InvoicesBucket/Properties/ObjectLockEnabled", False),
    (rules_buckets.locked, "InvoicesBucket/Properties/LifecycleConfiguration/Rules/0/ExpirationInDays", 30),
    (rules_buckets.expiring, "DocumentsBucket/Properties/LifecycleConfiguration/Rules/1/Prefix", None),
    (rules_buckets.expiring, "DocumentsBucket/Properties/LifecycleConfiguration/Rules/2/NoncurrentVersionExpiration", None),
    (rules_buckets.expiring, "UploadsBucket/Properties/LifecycleConfiguration", {}),
    (rules_buckets.expiring, "DocumentsBucket/Properties/LifecycleConfiguration/Rules/3/Prefix", "elsewhere/"),
    (
        rules_buckets.own_buckets,
        "RenderPolicy/Properties/PolicyDocument/Statement/3/Resource",
        {"Fn::Sub": "${DocumentsBucket.Arn}/*"},
    ),
    (rules_buckets.own_buckets, "ApiPolicy/Properties/PolicyDocument/Statement/4/Action", ["s3:GetObject", "s3:DeleteObject"]),
    (
        rules_buckets.own_buckets,
        "ApiPolicy/Properties/PolicyDocument/Statement/4/Resource",
        {"Fn::Sub": "${UploadsBucket.Arn}/*"},
    ),
    (rules_buckets.own_buckets, "RenderPolicy/Properties/Roles/0/Ref", "SweepRole"),
    (
        rules_buckets.own_buckets,
        "ApiUploadsPolicy/Properties/PolicyDocument/Statement/0/Resource",
        {"Fn::Sub": "${UploadsBucket.Arn}/*"},
    ),
    (rules_data.pool, "UserPool/Properties/MfaConfiguration", "OPTIONAL"),
    (rules_data.pool, "UserPool/Properties/AdminCreateUserConfig", {}),
    (rules_data.pool, "UserPool/Properties/DeletionProtection", "INACTIVE"),
    (rules_data.pool, "UserPoolClient/Properties/GenerateSecret", True),
    (rules_data.pool, "DeskClient/Properties/AllowedOAuthScopes", ["openid", "aws.cognito.signin.user.admin"]),
    (rules_data.pool, "DeskClient/Properties/RefreshTokenRotation/Feature", "DISABLED"),
    (rules_data.pool, "DeskClient/Properties/CallbackURLs", ["https://elsewhere.example/"]),
    (rules_data.pool, "DeskBranding", None),
    (rules_rights.no_wildcards, "ApiPolicy/Properties/PolicyDocument/Statement/1/Action", "dynamodb:*"),
    (rules_rights.no_wildcards, "ApiPolicy/Properties/PolicyDocument/Statement/1/Resource", "*"),
    (rules_rights.no_wildcards, "EffectsPolicy/Properties/PolicyDocument/Statement/1/Resource", {"Fn::Sub": "${Table.Arn}*"}),
    (rules_rights.no_wildcards, "LocalMailPolicy/Condition", None),
    (rules_callers.bound, "UploadsQueuePolicy/Properties/PolicyDocument/Statement/0/Principal", "*"),
    (rules_callers.bound, "UploadsQueuePolicy/Properties/PolicyDocument/Statement/0/Action", "sqs:*"),
    (rules_callers.bound, "SiteBucketPolicy/Properties/PolicyDocument/Statement/0/Condition", None),
    (rules_callers.bound, "APIHandlerInvokePermission/Properties/SourceArn", None),
    (rules_callers.assumed, "ApiRole/Properties/AssumeRolePolicyDocument/Statement/0/Principal", {"AWS": "*"}),
    (rules_rights.own_role, "Sweep/Properties/Role", {"Fn::GetAtt": ["EffectsRole", "Arn"]}),
    (rules_rights.own_role, "SweepLogs/Properties", {}),
    (rules_rights.own_role, "Preview/Properties/LoggingConfig/LogFormat", "Text"),
    (rules_rights.queues, "EffectsDeadLettersAlarm/Properties/Dimensions", []),
    (rules_rights.queues, "Uploads", {"Type": "AWS::SQS::Queue", "Properties": {}}),
    (rules_rights.stream, "EffectsEffectsDynamodbEventSource/Properties/StartingPosition", "LATEST"),
    (rules_rights.stream, "EffectsEffectsDynamodbEventSource/Properties/FunctionResponseTypes", []),
    (rules_rights.stream, "EffectsEffectsDynamodbEventSource/Properties/FilterCriteria", {}),
    (rules_rights.stream, "RenderRenderDynamodbEventSource", None),
    (rules_buckets.own_buckets, "ForwardPolicy/Properties/PolicyDocument/Statement/3/Action", ["s3:GetObject", "s3:PutObject"]),
    (rules_buckets.own_buckets, "EffectsPolicy/Properties/PolicyDocument/Statement/4/Action", ["s3:GetObject"]),
    (rules_rights.indexes, "RenderPolicy/Properties/PolicyDocument/Statement/1/Resource", {"Fn::Sub": "${Table.Arn}/index/due"}),
    (
        rules_rights.indexes,
        "UploadsPolicy/Properties/PolicyDocument/Statement/1/Resource",
        {"Fn::Sub": "${Table.Arn}/index/work_due"},
    ),
    (rules_rights.indexes, "EffectsPolicy/Properties/PolicyDocument/Statement/2/Resource", {"Fn::Sub": "${Table.Arn}/index/due"}),
    (rules_rights.parked, "RenderParked", None),
    (rules_rights.parked, "ForwardParked", None),
    (rules_rights.parked, "SweepParked/Properties/FilterPattern", "parked"),
    (rules_rights.parked, "ParkedAlarm/Properties/MetricName", "Errors"),
    (rules_mail.one_list, "ConfigurationSet/Properties/SuppressionOptions/SuppressedReasons", ["BOUNCE"]),
    (rules_mail.one_list, "ConfigurationSet/Properties/SuppressionOptions", None),
    (rules_mail.one_list, "ConfigurationSet/Properties/DeliveryOptions", {}),
    (rules_mail.reported, "BouncesTold", None),
    (rules_mail.reported, "BouncesTold/DependsOn", []),
    (rules_mail.reported, "BouncesTold/Properties/EventDestination/Enabled", False),
    (rules_mail.reported, "BouncesTold/Properties/EventDestination/MatchingEventTypes", ["bounce"]),
    (rules_mail.reported, "BouncesSubscription/Properties/RawMessageDelivery", None),
    (rules_mail.by_whom, "BouncesTopicPolicy/Properties/PolicyDocument/Statement/0/Condition/ArnEquals", None),
    (rules_mail.by_whom, "BouncesTopicPolicy/Properties/PolicyDocument/Statement/0/Condition/StringEquals", {}),
    (rules_mail.by_whom, "BouncesTopicPolicy/Properties/PolicyDocument/Statement/0/Principal", {"AWS": "*"}),
    (rules_mail.with_files, "ForwardPolicy/Properties/PolicyDocument/Statement/5/Action", ["ses:SendEmail"]),
    (rules_mail.by_whom, "BouncesQueuePolicy/Properties/PolicyDocument/Statement/0/Condition", {}),
    (rules_rights.queues, "BouncesQueue/Properties/RedrivePolicy", None),
    (rules_rights.queues, "BouncesBouncesSqsEventSource", None),
    (rules_edge.answers, "RestAPI/Properties/Body/x-amazon-apigateway-gateway-responses/THROTTLED", None),
    (rules_edge.answers, "RestAPI/Properties/Body/x-amazon-apigateway-gateway-responses/THROTTLED/statusCode", "403"),
    (rules_edge.guards, "RestAPI/Properties/Body/paths/~1staff~1dossiers/post/security", None),
    (rules_edge.guards, "RestAPI/Properties/Body/paths/~1staff~1dossiers/post/security", [{"staff": []}]),
    (rules_edge.stage, "RestAPIapiStage/Properties/MethodSettings", [{}]),
    (rules_edge.stage, "RestAPIapiStage/Properties/MethodSettings/1", None),
    (rules_edge.stage, "RestAPIapiStage/Properties/MethodSettings/1/ThrottlingRateLimit", 200),
    (rules_edge.stage, "RestAPIapiStage/Properties/AccessLogSetting", None),
    (rules_edge.stage, "RestAPIapiStage/Properties/StageName", "Stage"),
    (rules_edge.edge, "Distribution/Properties/DistributionConfig/Logging", {"Bucket": "logs.s3.amazonaws.com"}),
    (rules_edge.edge, "Distribution/Properties/DistributionConfig/CacheBehaviors/1/OriginRequestPolicyId", None),
    (rules_edge.edge, "Distribution/Properties/DistributionConfig/CacheBehaviors/1/ViewerProtocolPolicy", "allow-all"),
    (rules_edge.edge, "Distribution/Properties/DistributionConfig/CacheBehaviors/1/TargetOriginId", "site"),
    (rules_edge.viewer, "Distribution/Properties/DistributionConfig/CacheBehaviors/0/FunctionAssociations", None),
    (rules_edge.viewer, "Distribution/Properties/DistributionConfig/Origins/1/OriginCustomHeaders/0/HeaderValue", "s" * 40),
    (rules_edge.viewer, "APIHandler/Properties/Environment/Variables/ORIGIN_SECRET", {"Ref": "OriginSecret"}),
    (rules_edge.inbox, "Distribution/Properties/DistributionConfig/Origins/2/OriginAccessControlId", {"Ref": "SiteAccess"}),
    (rules_edge.inbox, "Distribution/Properties/DistributionConfig/Origins/2/DomainName", "uploads.s3.amazonaws.com"),
    (rules_edge.errors, "Distribution/Properties/DistributionConfig/CustomErrorResponses", None),
    (rules_edge.errors, "Distribution/Properties/DistributionConfig/CustomErrorResponses/9", None),
    (rules_edge.errors, "Distribution/Properties/DistributionConfig/CustomErrorResponses/9/ErrorCachingMinTTL", 10),
    (rules_edge.errors, "Distribution/Properties/DistributionConfig/CustomErrorResponses/2/ResponsePagePath", "/404.html"),
    (
        rules_edge.edge,
        "Distribution/Properties/DistributionConfig/CacheBehaviors/0/CachePolicyId",
        "658327ea-f89d-4fab-a63d-7e88639e58f6",
    ),
    (rules_edge.edge, "Distribution/Properties/DistributionConfig/DefaultCacheBehavior/ResponseHeadersPolicyId", None),
    (
        rules_edge.edge,
        "Distribution/Properties/DistributionConfig/ViewerCertificate/Fn::If/1/MinimumProtocolVersion",
        "TLSv1.1_2016",
    ),
    (
        rules_edge.edge,
        "Distribution/Properties/DistributionConfig/CacheBehaviors/3/ResponseHeadersPolicyId/Ref",
        "SecurityHeaders",
    ),
    (
        rules_edge.policy,
        "DeskHeaders/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy/Fn::Sub",
        "default-src 'none'; connect-src 'self' ${SignInUrl} https://elsewhere.example; require-trusted-types-for 'script'",
    ),
    (
        rules_edge.policy,
        "SecurityHeaders/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy",
        "default-src 'none'; script-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'",
    ),
]


@pytest.mark.parametrize(
    ("rule", "path", "value"), BREAKS, ids=lambda part: part if isinstance(part, str) and "/" in part else ""
)
def test_a_planted_break_is_found(rule: Rule, path: str, value: Any) -> None:
    template = expanded()
    *way, last = (step.replace("~1", "/") for step in path.split("/"))
    here: Any = template["Resources"]
    for step in way:
        here = here[int(step) if isinstance(here, list) else step]
    if value is None:
        del here[int(last) if isinstance(here, list) else last]
    else:
        here[last] = value
    assert list(rule(template)) != []


def test_production_lets_nobody_delete_an_invoice_for_eleven_years() -> None:
    # Code de commerce L123-22: supporting documents are kept for ten years from the close of the financial year, and the first
    # invoice of one is a year old by then. Eleven years have at most three of 29 February.
    locks = {name: _lock(name) for name in known_stages()}
    assert locks["production"] == ("COMPLIANCE", 4018)
    days = locks["production"][1]
    for opening in (date(year, month, 1) for year in range(2024, 2060) for month in range(1, 13)):
        close = date(opening.year + 1, opening.month, 1)
        assert opening + timedelta(days=days) >= close.replace(year=close.year + 10), opening
    assert locks["local"] == ("GOVERNANCE", 1)


def _lock(stage: str) -> tuple[str, int]:
    given = tomllib.loads((FOLDER / f"{stage}.toml").read_text("utf-8"))
    return given["invoice_lock"], given["invoice_lock_days"]


def test_only_known_stages_are_deployed_and_only_whole_ones() -> None:
    with pytest.raises(ValueError, match="unknown stage 'prod': known are local, production"):
        load_stage("prod")
    with pytest.raises(ValueError, match="certificate_arn is empty"):
        load_stage("production")
    assert load_stage("local").at("http://a", "", "").sign_in_address("012345678901") == (
        "https://suivi-local-012345678901.auth.eu-west-3.amazoncognito.com"
    )
    assert [STACK.fullmatch(name) is not None for name in ("suivi-b", "Suivi", "suivi-aws", "s" * 51)] == [
        True,
        False,
        False,
        False,
    ]
