"""The product. How Python collects is said here, before anything else of it is loaded."""

import gc

# What a cold start makes stays: looking through it for rubbish dozens of times is a fifteenth of the whole start.
gc.set_threshold(200_000)
