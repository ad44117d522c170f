"""Unit tests of effects/staff."""
