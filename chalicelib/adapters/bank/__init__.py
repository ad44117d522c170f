"""Files of banks: camt.053 and .054, MT940 and CFONB 120, each read as a stream of statements and lines."""
