"""Unit tests of effects/mails."""
