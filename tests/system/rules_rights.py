"""Rules for rights and for what runs: least privilege, one role a function, every queue watched."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from chalicelib.adapters.dynamodb.keys import EFFECTS
from tests.system.template import Template, as_list, resources

OBJECTS = {f"${{{bucket}}}/*" for bucket in ("SiteBucket.Arn", "DocumentsBucket.Arn", "InvoicesBucket.Arn")}
OBJECTS |= {f"${{DocumentsBucket.Arn}}/{folder}/*" for folder in ("drafts", "own", "files")}
OBJECTS |= {f"${{UploadsBucket.Arn}}/{folder}/*" for folder in ("staff", "uploads", "statements")}
"""The objects of one bucket, or of one folder in it."""
WORKERS = ("Effects", "Sweep", "Render", "RenderSweep", "Forward")
"""The functions that do effects."""

READERS = {
    "due": {"ApiRole", "SweepRole", "RenderSweepRole", "EffectsRole", "ForwardRole"},
    "work_due": {"ApiRole", "SweepRole", "EffectsRole"},
    "work_since": {"ApiRole"},
    "work_step": {"ApiRole"},
}
"""Who reads which index: the sweeps what is due, the API lists and what is parked, and those who write digests both."""

SWEPT = {"forward"}
"""Queues that wake nobody: their worker looks each minute."""
READ_BY = 2
"""Readers of one shard of a stream: of more DynamoDB says that their requests may be throttled."""


def no_wildcards(template: Template) -> Iterator[str]:
    """Nothing allowed is every action or every resource, but in what exists on the local AWS alone."""
    for name, statement, local in _statements(template):
        if statement["Effect"] == "Deny":
            continue
        if any("*" in action for action in as_list(statement["Action"])):
            yield f"{name} allows actions by wildcard"
        if not local and any(_everything(one) for one in as_list(statement["Resource"])):
            yield f"{name} allows any resource"


def only_local(template: Template) -> Iterator[str]:
    """What exists on the local AWS alone, or everywhere else, is bound to the stage of that name."""
    conditions = template["Conditions"]
    if conditions["OnLocalAws"] != {"Fn::Equals": [{"Ref": "Stage"}, "local"]}:
        yield "OnLocalAws is not the stage local"
    if conditions["OffLocalAws"] != {"Fn::Not": [{"Condition": "OnLocalAws"}]}:
        yield "OffLocalAws is not all other stages"


def own_role(template: Template) -> Iterator[str]:
    """Each function has a role and a log group of its own, whose logs end and are JSON."""
    roles: Counter[str] = Counter()
    for name, given, _ in resources(template, "AWS::Lambda::Function"):
        roles[json.dumps(given["Role"])] += 1
        if "Fn::GetAtt" not in given["Role"]:
            yield f"{name} has no role of the template"
        group = given.get("LoggingConfig", {}).get("LogGroup", {}).get("Ref")
        if not template["Resources"].get(group, {}).get("Properties", {}).get("RetentionInDays"):
            yield f"{name} logs for ever"
        if given.get("LoggingConfig", {}).get("LogFormat") != "JSON":
            yield f"{name} logs plain text"
    if max(roles.values()) > 1:
        yield "two functions share a role"


def queues(template: Template) -> Iterator[str]:
    """A queue is a dead-letter queue with an alarm, or has both a dead-letter queue and a consumer."""
    mappings = [given for _, given, _ in resources(template, "AWS::Lambda::EventSourceMapping")]
    dead = {json.dumps(one["DestinationConfig"]["OnFailure"]["Destination"]) for one in mappings if "DestinationConfig" in one}
    dead |= {
        json.dumps(given["RedrivePolicy"]["deadLetterTargetArn"]) for _, given, _ in _queues(template) if "RedrivePolicy" in given
    }
    alarms = json.dumps([given.get("Dimensions") for _, given, _ in resources(template, "AWS::CloudWatch::Alarm")])
    for name, given, _ in _queues(template):
        arn = {"Fn::GetAtt": [name, "Arn"]}
        if json.dumps(arn) in dead:
            if json.dumps({"Fn::GetAtt": [name, "QueueName"]}) not in alarms:
                yield f"{name} has no alarm"
        elif "RedrivePolicy" not in given:
            yield f"{name} has no dead-letter queue"
        elif not any(one["EventSourceArn"] == arn for one in mappings):
            yield f"{name} has no consumer"


def stream(template: Template) -> Iterator[str]:
    """The effects' streams begin at their oldest record, split a failing batch, and tell what was given up."""
    wanted = {
        "StartingPosition": "TRIM_HORIZON",
        "BisectBatchOnFunctionError": True,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }
    prefixes: list[str] = []
    for name, given, _ in resources(template, "AWS::Lambda::EventSourceMapping"):
        if given["EventSourceArn"] != {"Fn::GetAtt": ["Table", "StreamArn"]}:
            continue
        for key, value in wanted.items():
            if given.get(key) != value:
                yield f"{name}: {key} is not {value}"
        if "DestinationConfig" not in given:
            yield f"{name} drops what fails"
        for pattern in (json.loads(one["Pattern"]) for one in given.get("FilterCriteria", {}).get("Filters", [])):
            prefixes.append(pattern.get("dynamodb", {}).get("Keys", {}).get("pk", {}).get("S", [{}])[0].get("prefix"))
            if pattern != {"eventName": ["INSERT"], "dynamodb": {"Keys": {"pk": {"S": [{"prefix": prefixes[-1]}]}}}}:
                yield f"{name} is woken by more than new effects"
    if sorted(prefixes) != sorted(prefix for queue, prefix in EFFECTS.items() if queue not in SWEPT):
        yield "not each queue of effects wakes a worker of its own"
    if len(prefixes) > READ_BY:
        yield "the stream has more readers than it serves without throttling"


def indexes(template: Template) -> Iterator[str]:
    """Each index is read by whom it is for, and by nobody else."""
    for index, wanted in READERS.items():
        readers = set()
        for _, given, _ in resources(template, "AWS::IAM::Policy"):
            if f'"${{Table.Arn}}/index/{index}"' in json.dumps(given["PolicyDocument"]):
                readers |= {role["Ref"] for role in given["Roles"]}
        if readers != wanted:
            yield f"the index {index} is read by {sorted(readers)}"


def parked(template: Template) -> Iterator[str]:
    """An effect that any worker parks sounds the alarm, by the line that it logs (chalicelib/effects/queue/run.py)."""
    (alarm,) = [given for name, given, _ in resources(template, "AWS::CloudWatch::Alarm") if name == "ParkedAlarm"]
    notified = set()
    for name, given, _ in resources(template, "AWS::Logs::MetricFilter"):
        (metric,) = given["MetricTransformations"]
        if (metric["MetricNamespace"], metric["MetricName"]) != (alarm["Namespace"], alarm["MetricName"]):
            yield f"{name} sounds no alarm"
        if given["FilterPattern"] == '{ $.message = "effect parked: *" }':
            notified.add(given["LogGroupName"]["Ref"])
    workers = [whole["Properties"] for name, _, whole in resources(template, "AWS::Lambda::Function") if name in WORKERS]
    if notified != {worker["LoggingConfig"]["LogGroup"]["Ref"] for worker in workers}:
        yield "not every worker that may park an effect is heard"


def _queues(template: Template) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    return list(resources(template, "AWS::SQS::Queue"))


def _statements(template: Template) -> Iterator[tuple[str, dict[str, Any], bool]]:
    for kind in ("AWS::IAM::Policy", "AWS::IAM::Role", "AWS::S3::BucketPolicy"):
        for name, given, whole in resources(template, kind):
            documents = [given["PolicyDocument"]] if "PolicyDocument" in given else []
            documents += [policy["PolicyDocument"] for policy in given.get("Policies", [])]
            for statement in (one for document in documents for one in document["Statement"]):
                yield f"{name}.{statement.get('Sid')}", statement, whole.get("Condition") == "OnLocalAws"


def _everything(resource: Any) -> bool:
    """Whether it names no resource; the objects of one bucket are named."""
    text = resource.get("Fn::Sub", "") if isinstance(resource, dict) else resource
    return isinstance(text, str) and "*" in text and text not in OBJECTS
