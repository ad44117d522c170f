"""Unit tests of effects/documents."""
