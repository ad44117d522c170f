"""Stand-ins in memory for what is outside."""
