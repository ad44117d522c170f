"""Where banks carry out SEPA transfers, and so read the code that fills one in."""

UNION = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
TERRITORIES = frozenset({
    "AX", "BL", "GF", "GG", "GI", "GP", "IM", "JE", "MF", "MQ", "PM", "RE", "YT",
})  # fmt: skip
"""Of member states, and of the United Kingdom, with an ISO 3166-1 code of their own."""
OTHERS = frozenset({
    "AD", "AL", "CH", "GB", "IS", "LI", "MC", "MD", "ME", "MK", "NO", "RS", "SM", "VA",
})  # fmt: skip
COUNTRIES = UNION | TERRITORIES | OTHERS
"""ISO 3166-1 codes of the European Payments Council's list of SEPA scheme countries (EPC409-09): 41 since 22 May 2025."""
