"""A service case: the kind of dossier of an instrument that is to be put right."""
