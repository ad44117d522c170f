"""Unit tests of domain/account."""
