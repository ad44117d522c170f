"""How DynamoDB's answers are read: as the JSON that they are.

botocore walks through every answer with the description of its shapes, 37 µs an item, to make bytes of base64 and moments of
numbers. What we keep holds neither, so that walk gives what it was given.
"""

from botocore.parsers import JSONParser, ResponseParser, ResponseParserFactory


class PlainJSONParser(JSONParser):
    """Reads answers without blobs and timestamps: errors, metadata and checksums as botocore does."""

    def _parse_shape(self, shape: object, node: object) -> object:
        return node


class PlainJSONParsers(ResponseParserFactory):
    """Gives that parser, whatever the protocol is called: the one of DynamoDB is JSON."""

    def create_parser(self, protocol_name: str) -> ResponseParser:
        """Give the parser."""
        return PlainJSONParser()
