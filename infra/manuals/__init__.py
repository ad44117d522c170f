"""The papers that an instrument's label leads to, manuals and safety sheets: their texts, and the PDFs that are made of them."""
