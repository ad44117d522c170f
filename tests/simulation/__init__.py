"""Many workers on the real adapter, on one thread, switched at every call by a seeded chance."""
