"""Unit tests of application."""
