"""The roles of callers."""

from typing import Literal

StaffRole = Literal["manager", "accountant"]
Role = Literal[StaffRole, "customer", "system"]

MANAGER = frozenset[Role]({"manager"})
ACCOUNTANT = frozenset[Role]({"accountant"})
STAFF = MANAGER | ACCOUNTANT
CUSTOMER = frozenset[Role]({"customer"})
SYSTEM = frozenset[Role]({"system"})
