"""Open dossiers carried over from a spreadsheet: all of a file, or nothing of it."""
