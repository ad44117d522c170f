"""The three zips that functions run from, and the SAM template that says which function runs from which.

`core` is small: for the API, and for workers that mail, record and rebuild. `documents` is for workers that make PDFs.
`files` is for the one that looks at what others send in, with decoders of pictures, and without what sets documents in type.
Each holds the libraries that requirements/<name>.txt pins, and of our modules those that its functions reach.
"""
