"""Who books payments that are certain: nobody in person, so that the history says how the money came and not who entered it."""

from chalicelib.application.caller import Caller
from chalicelib.domain.values.actor import Actor

PAYMENTS = Caller("payments", "payments", frozenset({"accountant", "system"}), Actor("system"), "event")
"""The worker of payments: it may do with money what accountants may."""
