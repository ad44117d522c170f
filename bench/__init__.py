"""How near the product is to what it stands on: ratios beside their targets, measured in one run."""
