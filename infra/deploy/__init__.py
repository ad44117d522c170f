"""From packages and templates to a stack in one AWS, the account's own or the local one: `python -m infra.deploy production`."""
