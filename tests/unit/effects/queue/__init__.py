"""Unit tests of effects/queue."""
