"""Unit tests of application/customer."""
