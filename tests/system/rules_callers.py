"""Rules for who may call what is ours: services of AWS alone, each on behalf of a resource of the template."""

import json
from collections.abc import Iterator
from typing import Any

from tests.system.template import Template, as_list, resources

POLICIES = ("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy", "AWS::S3::BucketPolicy")


def bound(template: Template) -> Iterator[str]:
    """What a queue, a topic or a bucket allows, it allows to a service, for single actions and for a source that is named."""
    for name, statement in _allowed(template):
        if list(_kinds(statement["Principal"])) != ["Service"]:
            yield f"{name} lets in who is no service"
        if any("*" in action for action in as_list(statement["Action"])):
            yield f"{name} allows actions by wildcard"
        if "aws:sourcearn" not in json.dumps(statement.get("Condition", {})).lower():
            yield f"{name} serves any account's resources"
    for name, given, _ in resources(template, "AWS::Lambda::Permission"):
        if "SourceArn" not in given:
            yield f"{name} serves any account's resources"


def assumed(template: Template) -> Iterator[str]:
    """A role is assumed by one service."""
    for name, given, _ in resources(template, "AWS::IAM::Role"):
        for statement in given["AssumeRolePolicyDocument"]["Statement"]:
            trusted = _kinds(statement["Principal"])
            if list(trusted) != ["Service"] or len(as_list(trusted["Service"])) != 1 or "*" in json.dumps(trusted):
                yield f"{name} is assumed by others than one service"


def _kinds(principal: Any) -> dict[str, Any]:
    """A principal by its kind; "*" is everybody."""
    return principal if isinstance(principal, dict) else {"everybody": principal}


def _allowed(template: Template) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in POLICIES:
        for name, given, _ in resources(template, kind):
            for statement in given["PolicyDocument"]["Statement"]:
                if statement["Effect"] == "Allow":
                    yield f"{name}.{statement.get('Sid')}", statement
