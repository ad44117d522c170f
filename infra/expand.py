"""Turn chalice's SAM template into plain CloudFormation, here and not in the account: what is checked is what is deployed."""

import copy
import hashlib
import json
from typing import Any

import boto3
from samtranslator.parser.parser import Parser
from samtranslator.translator.arn_generator import ArnGenerator
from samtranslator.translator.translator import Translator
from samtranslator.utils.py27hash_fix import to_py27_compatible_template, undo_mark_unicode_str_in_template

CODE = "./deployment.zip"


def expand(sam: dict[str, Any], region: str, bucket: str, key: str) -> dict[str, Any]:
    """Translate the template for a region, with the zip at s3://bucket/key."""
    source = copy.deepcopy(sam)
    for resource in source["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function" and resource["Properties"].get("CodeUri") == CODE:
            resource["Properties"]["CodeUri"] = {"Bucket": bucket, "Key": key}
    # Its own `transform` asks the environment for the region: a template must not depend on who builds it.
    ArnGenerator.BOTO_SESSION_REGION_NAME = region
    parameters: dict[str, str] = {}
    to_py27_compatible_template(source, parameters)
    translator = Translator({}, Parser(), boto_session=boto3.Session(region_name=region))
    expanded: dict[str, Any] = undo_mark_unicode_str_in_template(translator.translate(source, parameter_values=parameters))
    _deploy_gateway_responses(expanded)
    return expanded


def _deploy_gateway_responses(template: dict[str, Any]) -> None:
    """Let the API's deployment wait for the gateway responses, and be a new one when they change.

    API Gateway publishes them with a deployment only, and the one that SAM makes knows of nothing but the definition.
    """
    resources = template["Resources"]
    answers = {name: one for name, one in resources.items() if one["Type"] == "AWS::ApiGateway::GatewayResponse"}
    mark = hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:10]
    for name in [name for name, one in resources.items() if one["Type"] == "AWS::ApiGateway::Deployment"]:
        deployment = resources.pop(name)
        deployment["DependsOn"] = sorted(answers)
        resources[f"{name}{mark}"] = deployment
        for stage in (one for one in resources.values() if one["Type"] == "AWS::ApiGateway::Stage"):
            if stage["Properties"]["DeploymentId"] == {"Ref": name}:
                stage["Properties"]["DeploymentId"] = {"Ref": f"{name}{mark}"}
