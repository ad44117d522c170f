"""Units that quantities are in, by their codes in bills (EN 16931 BT-130)."""

from typing import Literal

UnitCode = Literal[
    "ACT", "ANN", "C62", "CEN", "CLT", "CMT", "DAY", "DZN", "E48", "EA", "GRM", "H87", "HUR", "KGM", "KT", "LS", "LTR", "MGM",
    "MIL", "MIN", "MLT", "MMT", "MON", "MTK", "MTQ", "MTR", "PR", "SET", "TNE", "WEE", "XAM", "XBG", "XBO", "XBX", "XCR", "XCT",
    "XDR", "XJR", "XPA", "XPK", "XPX", "XRO", "XTN", "XTU", "XVI",
]  # fmt: skip
"""UN/ECE Recommendations 20 and, with an X before them, 21: those in which instruments and what belongs to them are counted."""
ONE: UnitCode = "C62"
"""One, of what is counted: the unit of a quantity that names no other."""
