"""What several tests of what is deployed begin with."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.demo.load import Page
from infra.demo.pages import customer_pages
from infra.local.stack import Stack, running
from infra.package.build import build
from tests.ports import ports_of
from tests.system.mornings import no_digest


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The content of each zip by its name, as Lambda lays it out."""
    folders: dict[str, Path] = {}
    for name, path in build("production").zips.items():
        folders[name] = tmp_path_factory.mktemp(name)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folders[name])
    return folders


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A product without a site, whose workers mail and make documents: one for all tests of the group "deployed workers"."""
    with running(tmp_path_factory.mktemp("stack"), ports_of("workers")) as stack:
        no_digest(stack)
        yield stack


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration remembers its links."""
    return tmp_path_factory.mktemp("demo") / "links.json"


@pytest.fixture(scope="session")
def demonstration(stack: Stack, memory: Path) -> list[Page]:
    """The demonstration's pages, loaded before anything else is: its documents have numbers that others would take."""
    return list(customer_pages(stack.base_url, stack.token("manager"), memory))
