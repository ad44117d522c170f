"""Unit tests of application/writing."""
