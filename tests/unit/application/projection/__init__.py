"""Unit tests of application/projection."""
