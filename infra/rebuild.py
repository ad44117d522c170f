"""Make derived data anew: heads from their histories, and the rows of lists from heads, while commands go on.

`python -m infra.rebuild production` calls the stage's worker until it is done. It does nothing where the table is of the
deployed version; stopped and started again, it goes on where it was. Deploying runs it.
"""

import json
import os
import sys
import time
from typing import Any

from infra.deploy.cloud import Cloud
from infra.deploy.stages import load_stage

SETTLE = 60
"""Seconds that functions of the version before may still write: longer than any of their timeouts."""
REST = 5
"""Seconds between two walks."""


def rebuild(cloud: Cloud, function: str, settle: int = SETTLE, rest: float = REST) -> int:
    """Call the worker until it is done; gives how many dossiers it looked at. Raises RuntimeError where it failed."""
    while True:
        answer = cloud.functions.invoke(FunctionName=function, Payload=json.dumps({"settle": settle}))
        result: dict[str, Any] = json.loads(answer["Payload"].read())
        if answer.get("FunctionError"):
            raise RuntimeError(f"the rebuild failed: {result.get('errorType')}: {result.get('errorMessage')}")
        if result["done"]:
            return int(result["looked_at"])
        if result["walk_ended"]:
            time.sleep(rest)


def main(name: str) -> None:
    """Rebuild a stage that is deployed."""
    stage = load_stage(name)
    cloud = Cloud(stage.region, os.environ.get("AWS_ENDPOINT_URL"))
    outputs = cloud.cloudformation.describe_stacks(StackName=stage.stack)["Stacks"][0].get("Outputs", [])
    function = next(output["OutputValue"] for output in outputs if output["OutputKey"] == "RebuildFunction")
    print(f"{stage.stack}: derived data are of the deployed version; {rebuild(cloud, function)} dossiers looked at")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
    except (ValueError, RuntimeError) as problem:
        sys.exit(str(problem))
