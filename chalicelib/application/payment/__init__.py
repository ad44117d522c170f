"""Payments come in by one way, and are put against what dossiers owe."""
