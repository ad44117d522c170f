"""The general terms that who orders accepts: their source, and the PDF that is made of it."""
