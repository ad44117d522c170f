"""The addresses that the demonstration prints."""

import pytest

from infra.demo.pages import statement_page


@pytest.mark.parametrize(("affairs", "statement"), [("affaires/", "releve/"), ("en/affairs/", "en/statement/")])
def test_the_link_to_all_affairs_opens_the_statement_too(affairs: str, statement: str) -> None:
    assert statement_page(f"http://localhost:8700/{affairs}#Token") == f"http://localhost:8700/{statement}#Token"
