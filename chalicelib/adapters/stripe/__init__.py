"""Stripe: what it tells us (core package, no library), and what it is asked (package `payments`, its own library)."""
