"""Cut off programs what no process loads, the names for debuggers: a fifth of Typst's 84 MB, and 2 MB of its zip."""

import struct
from pathlib import Path

IDENTITY = b"\x7fELF\x02\x01"
"""An ELF file of 64 bits, little-endian: what Lambda's x86_64 runs."""
HEADER = 64
SECTIONS = slice(40, 48)
"""Where the header says at which byte the table of sections is."""
NUMBERS = slice(54, 64)
"""Size and number of the segments, size and number of the sections, and which of these has their names."""


def cut(program: Path) -> None:
    """Leave of a program what a process loads, its segments; does nothing to another file, or where something follows them.

    Sections are for linkers and debuggers (ELF-64, version 1.5): their table, and what no segment has of them, stand at the end.
    """
    content = program.read_bytes()
    if content[: len(IDENTITY)] != IDENTITY:
        return
    first, sections = struct.unpack_from("<QQ", content, 32)
    size, count, *_ = struct.unpack("<5H", content[NUMBERS])
    segments = (struct.unpack_from("<IIQQQQQQ", content, first + number * size) for number in range(count))
    end = max(HEADER, first + count * size, *(offset + length for _, _, offset, _, _, length, *_ in segments))
    if sections < end:
        return
    header = bytearray(content[:HEADER])
    header[SECTIONS] = bytes(8)
    header[NUMBERS] = struct.pack("<5H", size, count, 0, 0, 0)
    program.write_bytes(bytes(header) + content[HEADER:end])
