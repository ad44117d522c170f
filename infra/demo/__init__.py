"""The demonstration: the seed's dossier of 2004, the drawing's partial order and open offer, as if today were 6 August 2026."""
