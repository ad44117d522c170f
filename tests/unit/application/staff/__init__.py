"""Unit tests of application/staff."""
