"""Mails to colleagues: what a customer did, at once, and a digest each working morning."""
