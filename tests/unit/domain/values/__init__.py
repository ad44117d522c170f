"""Unit tests of domain/values."""
