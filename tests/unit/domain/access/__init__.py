"""Unit tests of domain/access."""
