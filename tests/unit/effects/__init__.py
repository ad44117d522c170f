"""Unit tests of effects."""
