"""Make the PDFs of the manuals anew: the same source gives the same bytes."""

from infra.manuals.instrument_manuals import made

if __name__ == "__main__":
    for path, content in made():
        path.write_bytes(content)
