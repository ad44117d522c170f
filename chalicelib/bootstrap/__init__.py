"""Wires the adapters to the application: one module for the HTTP function, one for the workers, imported inside the handlers."""
