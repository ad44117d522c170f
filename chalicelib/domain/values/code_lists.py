"""Lists of codes that documents are held to, kept here so that what no bill can carry is refused where it comes in."""

_ISO = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
)
COUNTRIES = frozenset(_ISO.split())
"""ISO 3166-1 alpha-2, the officially assigned codes (iso.org, Online Browsing Platform, 2026: 249 of them)."""
KOSOVO = "XK"
"""Assigned by nobody and used by everybody for Kosovo: ISO 3166-1 leaves it to its users. EN 16931's own code for it is 1A."""
UNLISTED = frozenset({"SS"})
"""South Sudan is in ISO 3166-1, and missing in CEN's list (BR-CL-14, release 1.3.16)."""
MEANT = {"UK": "GB", "EN": "GB", "EL": "GR", "SP": "ES", "SW": "SE", "DN": "DK", "OE": "AT", "XI": "GB"}
"""What people write, and the code that they mean."""
_EAS = (
    "0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 "
    "0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 "
    "0217 0218 0221 0225 0230 0235 0240 0244 0242 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 "
    "9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 "
    "9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM "
)
ADDRESS_SCHEMES = frozenset(_EAS.split())
"""EAS, the schemes of electronic addresses that a bill can have (BT-34-1, BT-49-1): CEN's BR-CL-25 of release 1.3.16 without
0219 and 0220, which Factur-X 1.09 has not (FX-SCH-A-000571)."""
VAT_PREFIXES = (COUNTRIES - UNLISTED) | {"EL", "XI"}
"""How VAT numbers begin that a bill can have (BT-31, BT-48; BR-CO-09): a country's code, Greece's EL, Northern Ireland's XI."""
