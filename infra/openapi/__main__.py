"""`python -m infra.openapi` prints the document."""

import json

from infra.openapi.document import document

if __name__ == "__main__":
    print(json.dumps(document(), ensure_ascii=False, indent=1))
