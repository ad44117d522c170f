"""The translations that are deployed, made from the sources' messages and from CLDR: `make locale`."""
