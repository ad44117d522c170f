"""Packaging, deployment and the local AWS: nothing of it is deployed."""
