"""Unit tests of domain/sale."""
