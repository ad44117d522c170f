"""Deploy a stage and its site: `python -m infra.deploy production`.

It goes to the account of the usual AWS credentials; AWS_ENDPOINT_URL leads it elsewhere.
"""

import os
import sys
import time

from infra.deploy.cloud import Cloud
from infra.deploy.deployment import deploy
from infra.deploy.site_upload import upload_site
from infra.deploy.stages import load_stage
from infra.package.build import build


def main(name: str) -> None:
    """Package, deploy, upload the site."""
    started = time.monotonic()
    stage = load_stage(name)
    cloud = Cloud(stage.region, os.environ.get("AWS_ENDPOINT_URL"))
    deployed = deploy(cloud, stage, build(name))
    upload_site(cloud, deployed)
    print(f"{stage.stack} deployed in {time.monotonic() - started:.0f} s: {stage.site_url}")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
    except (ValueError, RuntimeError) as problem:
        sys.exit(str(problem))
