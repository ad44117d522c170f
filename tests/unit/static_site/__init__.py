"""Unit tests of static_site."""
