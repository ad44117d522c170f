"""What stands in for CloudFront on this machine: site, API and the outbox of mails under one address."""

READY = "/outbox/ready"
"""Answers with the number of the front's process."""
