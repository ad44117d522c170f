"""What the gate and the builds need on a machine: pinned environments and programs, and what Debian has."""
