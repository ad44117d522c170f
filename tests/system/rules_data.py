"""Rules for what keeps data: nothing may be lost by a mistake, nothing read by the public."""

from collections.abc import Iterator

from tests.system.template import Template, resources


def retained(template: Template) -> Iterator[str]:
    """Table, pool and buckets outlive the stack, but that of uploads, which keeps nothing for long."""
    for kind in ("AWS::DynamoDB::Table", "AWS::Cognito::UserPool", "AWS::S3::Bucket"):
        for name, _, whole in resources(template, kind):
            fates = {whole.get("DeletionPolicy"), whole.get("UpdateReplacePolicy")}
            if fates != {"Retain"} and name != "UploadsBucket":
                yield f"{name} is not retained"


def table(template: Template) -> Iterator[str]:
    """Protected, recoverable, with its stream and its expiry, and sparse indexes that hold keys alone."""
    for name, given, _ in resources(template, "AWS::DynamoDB::Table"):
        if not given.get("DeletionProtectionEnabled"):
            yield f"{name} may be deleted"
        if not given.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"):
            yield f"{name} has no point-in-time recovery"
        if given.get("StreamSpecification", {}).get("StreamViewType") != "NEW_IMAGE":
            yield f"{name} has no stream"
        if given.get("TimeToLiveSpecification") != {"AttributeName": "ttl", "Enabled": True}:
            yield f"{name} does not expire by ttl"
        for index in given["GlobalSecondaryIndexes"]:
            if index["Projection"] != {"ProjectionType": "KEYS_ONLY"}:
                yield f"{index['IndexName']} decides with more than keys"


def encrypted(template: Template) -> Iterator[str]:
    """Table and queues are encrypted where they lie, under keys that AWS keeps."""
    for name, given, _ in resources(template, "AWS::DynamoDB::Table"):
        if not given.get("SSESpecification", {}).get("SSEEnabled"):
            yield f"{name} is not encrypted by KMS"
    for name, given, _ in resources(template, "AWS::SQS::Queue"):
        if not given.get("SqsManagedSseEnabled"):
            yield f"{name} is not encrypted"


def pool(template: Template) -> Iterator[str]:
    """Staff sign in with an authenticator and are made by an administrator; no client has a secret to lose.

    The desk's client takes a code flow alone, its tokens open nothing of the pool, and each refresh token is good once.
    """
    for name, given, _ in resources(template, "AWS::Cognito::UserPool"):
        if (given.get("MfaConfiguration"), given.get("EnabledMfas")) != ("ON", ["SOFTWARE_TOKEN_MFA"]):
            yield f"{name} does not require an authenticator"
        if not given.get("AdminCreateUserConfig", {}).get("AllowAdminCreateUserOnly"):
            yield f"{name} lets anyone sign up"
        if given.get("DeletionProtection") != "ACTIVE":
            yield f"{name} may be deleted"
    for name, given, _ in resources(template, "AWS::Cognito::UserPoolClient"):
        if given.get("GenerateSecret"):
            yield f"{name} has a secret"
    desk = template["Resources"]["DeskClient"]["Properties"]
    if (desk["AllowedOAuthFlows"], desk["AllowedOAuthScopes"]) != (["code"], ["openid", "suivi/staff"]):
        yield "the desk is given more than it asks for"
    if desk["RefreshTokenRotation"]["Feature"] != "ENABLED" or "ALLOW_REFRESH_TOKEN_AUTH" in desk["ExplicitAuthFlows"]:
        yield "the desk's refresh tokens are good for more than once"
    if desk["CallbackURLs"] != [{"Fn::Sub": "${SiteUrl}/bureau/"}, {"Fn::Sub": "${SiteUrl}/en/desk/"}]:
        yield "the pool leads elsewhere than to the desk"
    if template["Resources"].get("DeskBranding", {}).get("Condition") != "OffLocalAws":
        yield "the sign-in page has no branding, and is not shown"
