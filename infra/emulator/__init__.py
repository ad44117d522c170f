"""The local AWS's own process: it runs in a virtual environment of its own and imports nothing of the product."""
