"""What several tests of what is deployed begin with."""

import zipfile
from pathlib import Path

import pytest

from infra.package import build


@pytest.fixture(scope="session")
def unzipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the zip, as Lambda lays it out."""
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(build("production").zip) as archive:
        archive.extractall(folder)
    return folder
