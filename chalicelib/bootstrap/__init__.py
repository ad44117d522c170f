"""Wires adapters to the application: one module for http, one for workers, each imported inside a handler."""
