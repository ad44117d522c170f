"""The catalogue as a CSV file: read out, changed in a spreadsheet, and read in."""
