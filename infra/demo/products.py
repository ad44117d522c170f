"""The products of the drawing's open offer, as the catalogue has them."""

from infra.demo.script import Body, text

SINCE = "2026-01-01"
"""The day from which the prices hold."""
PRODUCTS: tuple[Body, ...] = (
    {
        "sku": "42-1000", "name": text("Module voie sèche DryFlow", "DryFlow dry dispersion module"), "kind": "instrument",
        "detail": text("pour GL-300", "for GL-300"), "vat_rate": "20", "prices": [{"since": SINCE, "amount": "3290.00"}],
        "lead_days": 15, "fits": ["GL-300"], "numbered": "serial", "customs_code": "90279080", "origin": "FR", "weight": 14500,
        "reorder_below": 1,
    },
    {
        "sku": "42-1040", "name": text("Buse de dispersion 4 bar", "Dispersion nozzle, 4 bar"), "kind": "spare_part",
        "vat_rate": "20", "prices": [{"since": SINCE, "amount": "165.00"}], "lead_days": 5, "fits": ["42-1000"],
        "customs_code": "90279080", "origin": "FR", "weight": 120, "reorder_below": 1,
    },
    {
        "sku": "44-0322", "name": text("Billes étalon 50–350 µm", "Calibration beads 50–350 µm"), "kind": "consumable",
        "detail": text("flacon de 50 g", "50 g bottle"), "unit": text("flacon", "bottle"), "unit_code": "XBO",
        "vat_rate": "20",
        "prices": [{"since": SINCE, "amount": "120.00"}], "lead_days": 5, "numbered": "lot", "origin": "FR", "weight": 90,
        "reorder_below": 1,
    },
)  # fmt: skip
