"""Create or update one CloudFormation stack and wait for it."""

import time
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from infra.deploy.cloud import Cloud

if TYPE_CHECKING:
    from mypy_boto3_cloudformation.type_defs import StackTypeDef

LIMIT = 30 * 60


def apply(cloud: Cloud, stack: str, template_url: str, parameters: dict[str, str]) -> dict[str, str]:
    """Bring the stack to the template and return its outputs; RuntimeError tells which resources failed."""
    wanted: dict[str, Any] = {
        "StackName": stack,
        "TemplateURL": template_url,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Capabilities": ["CAPABILITY_IAM"],
    }
    try:
        cloud.cloudformation.update_stack(**wanted) if _describe(cloud, stack) else cloud.cloudformation.create_stack(**wanted)
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise RuntimeError(f"CloudFormation refused {stack}: {error}") from error
    return _wait(cloud, stack)


def outputs_of(cloud: Cloud, stack: str) -> dict[str, str]:
    """Give the outputs of a stack that is there; RuntimeError where it is not."""
    described = _describe(cloud, stack)
    if not described:
        raise RuntimeError(f"there is no stack {stack}: deploy it first")
    return _outputs(described)


def _outputs(described: "StackTypeDef") -> dict[str, str]:
    return {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}


def _describe(cloud: Cloud, stack: str) -> "StackTypeDef | None":
    try:
        return cloud.cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise


def _wait(cloud: Cloud, stack: str) -> dict[str, str]:
    pause, deadline = 0.2, time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        described = _describe(cloud, stack)
        status = described["StackStatus"] if described else "DELETE_COMPLETE"
        if described and status in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            return _outputs(described)
        if not status.endswith("_IN_PROGRESS"):
            raise RuntimeError(f"{stack} is {status}\n" + "\n".join(_failures(cloud, stack)))
        time.sleep(pause)
        pause = min(pause * 1.5, 5)
    raise RuntimeError(f"{stack} was not ready after {LIMIT // 60} minutes")


def _failures(cloud: Cloud, stack: str) -> list[str]:
    events = cloud.cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
    failed = (event for event in events if event.get("ResourceStatus", "").endswith("_FAILED"))
    return [f"  {event.get('LogicalResourceId')}: {event.get('ResourceStatusReason')}" for event in failed]
