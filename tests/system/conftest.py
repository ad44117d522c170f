"""What several tests of what is deployed begin with."""

import zipfile
from pathlib import Path

import pytest

from infra.package.build import build


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The content of each zip by its name, as Lambda lays it out."""
    folders: dict[str, Path] = {}
    for name, path in build("production").zips.items():
        folders[name] = tmp_path_factory.mktemp(name)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folders[name])
    return folders
