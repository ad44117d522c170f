"""Dossiers, callers and events that tests begin with."""
