"""Unit tests of application/importing."""
