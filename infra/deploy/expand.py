"""Turn chalice's SAM template into plain CloudFormation, here and not in the account: what is checked is what is deployed."""

import copy
from collections.abc import Mapping
from typing import Any

import boto3

from infra.package.functions import functions_of


def expand(sam: dict[str, Any], region: str, bucket: str, keys: Mapping[str, str]) -> dict[str, Any]:
    """Translate the template for a region, with the zip of each package at s3://bucket/<its key>."""
    # Half a second of imports: whoever starts a running stack, or collects the tests, translates nothing.
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.arn_generator import ArnGenerator
    from samtranslator.translator.translator import Translator
    from samtranslator.utils.py27hash_fix import to_py27_compatible_template, undo_mark_unicode_str_in_template

    source = copy.deepcopy(sam)
    for function in functions_of(sam):
        source["Resources"][function.name]["Properties"]["CodeUri"] = {"Bucket": bucket, "Key": keys[function.package]}
    # Its own `transform` asks the environment for the region: a template must not depend on who builds it.
    ArnGenerator.BOTO_SESSION_REGION_NAME = region
    parameters: dict[str, str] = {}
    to_py27_compatible_template(source, parameters)
    translator = Translator({}, Parser(), boto_session=boto3.Session(region_name=region))
    expanded: dict[str, Any] = undo_mark_unicode_str_in_template(translator.translate(source, parameter_values=parameters))
    _order(expanded)
    return expanded


def _order(template: dict[str, Any]) -> None:
    """Let the API's deployment, which publishes them, wait for the gateway responses where they are resources.

    By references that the condition guards: a DependsOn would name what does not exist elsewhere.
    """
    resources = template["Resources"]
    answers = sorted(name for name, one in resources.items() if one["Type"] == "AWS::ApiGateway::GatewayResponse")
    for deployment in (one for one in resources.values() if one["Type"] == "AWS::ApiGateway::Deployment"):
        text = deployment["Properties"]["Description"]
        waiting = {"Fn::Join": [" ", [text, *({"Ref": name} for name in answers)]]}
        deployment["Properties"]["Description"] = {"Fn::If": ["OnLocalAws", waiting, text]}
