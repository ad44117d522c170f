"""What stands in for CloudFront on this machine: site, API and the outbox of mails under one address."""
