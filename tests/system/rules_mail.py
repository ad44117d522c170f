"""Rules for mails: what SES reports of them reaches the worker, from nobody but SES, and no list but ours closes an address."""

from collections.abc import Iterator

from tests.system.template import Template, as_list, resources

OURS = {"Fn::Sub": "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:configuration-set/${ConfigurationSet}"}


def one_list(template: Template) -> Iterator[str]:
    """SES keeps no list of its own beside ours, and sends by TLS alone."""
    for name, given, _ in resources(template, "AWS::SES::ConfigurationSet"):
        if given.get("SuppressionOptions") != {"SuppressedReasons": []}:
            yield f"{name} closes addresses that we hold open"
        if given.get("DeliveryOptions", {}).get("TlsPolicy") != "REQUIRE":
            yield f"{name} sends in clear"


def reported(template: Template) -> Iterator[str]:
    """Each configuration set tells a topic of bounces and complaints, once the topic may be told, and the topic tells a queue."""
    destinations = {name: given for name, given, _ in resources(template, "AWS::SES::ConfigurationSetEventDestination")}
    sets = [name for name, _, _ in resources(template, "AWS::SES::ConfigurationSet")]
    if [given["ConfigurationSetName"]["Ref"] for given in destinations.values()] != sets:
        yield "a configuration set tells nobody, or more than one"
    for name, given in destinations.items():
        destination = given["EventDestination"]
        if (destination["Enabled"], sorted(destination["MatchingEventTypes"])) != (True, ["bounce", "complaint"]):
            yield f"{name} does not tell of bounces and complaints, and of these alone"
        topic = destination["SnsDestination"]["TopicARN"]["Ref"]
        waits = as_list(template["Resources"][name].get("DependsOn", []))
        if not {f"{topic}Policy", "BouncesSubscription"} <= set(waits):
            yield f"{name} does not wait until its topic may be told"
        for key, subscription, _ in resources(template, "AWS::SNS::Subscription"):
            if subscription["TopicArn"] == {"Ref": topic} and subscription.get("RawMessageDelivery") is not True:
                yield f"{key} wraps what the worker reads"


def with_files(template: Template) -> Iterator[str]:
    """Whoever mails files may send a message as it is: SES asks for that right too, though the call is SendEmail."""
    mailing = {
        name: set(as_list(statement["Action"]))
        for name, given, _ in resources(template, "AWS::IAM::Policy")
        for statement in given["PolicyDocument"]["Statement"]
        if statement.get("Sid") == "Mail" and statement["Resource"] != "*"
    }
    whole = {name for name, actions in mailing.items() if "ses:SendRawEmail" in actions}
    if whole != {"ForwardPolicy"}:
        yield f"{sorted(whole)} may send messages as they are, and not the worker that mails files alone"
    for name, actions in mailing.items():
        if not {"ses:SendEmail"} <= actions <= {"ses:SendEmail", "ses:SendRawEmail"}:
            yield f"{name} may ask SES for something else than to mail"


def by_whom(template: Template) -> Iterator[str]:
    """A topic that SES tells is told by our configuration set alone; a queue that a topic tells, by that topic alone."""
    told_by: dict[str, set[str]] = {"AWS::SNS::TopicPolicy": set(), "AWS::SQS::QueuePolicy": set()}
    for kind, service, account in (("AWS::SNS::TopicPolicy", "ses", True), ("AWS::SQS::QueuePolicy", "sns", False)):
        for name, given, _ in resources(template, kind):
            for statement in given["PolicyDocument"]["Statement"]:
                if statement["Principal"] != {"Service": f"{service}.amazonaws.com"}:
                    continue
                told_by[kind].add(name)
                condition = statement.get("Condition", {})
                source = OURS if account else {"Ref": "BouncesTopic"}
                if condition.get("ArnEquals") != {"aws:SourceArn": source}:
                    yield f"{name} lets {service} in for anybody"
                if account and condition.get("StringEquals") != {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}:
                    yield f"{name} lets other accounts in"
    if told_by != {"AWS::SNS::TopicPolicy": {"BouncesTopicPolicy"}, "AWS::SQS::QueuePolicy": {"BouncesQueuePolicy"}}:
        yield "not the topic of bounces is told by SES, or not their queue by the topic"
    for name, given, _ in resources(template, "AWS::SNS::TopicPolicy"):
        if any("Service" not in statement["Principal"] for statement in given["PolicyDocument"]["Statement"]):
            yield f"{name} is told by others than services"
