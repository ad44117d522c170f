"""Unit tests of application/view."""
