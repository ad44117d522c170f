"""Payments: what came in or went out by the bank, by card or at the desk; each a stream of its own."""
