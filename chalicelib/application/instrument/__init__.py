"""Instruments: how they are written down, found, and read."""
