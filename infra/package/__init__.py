"""The two zips that functions run from, and the SAM template that says which function runs from which.

`core` is small: for the API, and for workers that mail, record and rebuild. `documents` is for workers that make or read PDFs.
Each holds the libraries that requirements/<name>.txt pins, and of our modules those that its functions reach.
"""
