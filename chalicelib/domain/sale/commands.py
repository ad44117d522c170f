"""What can be asked of a dossier, gathered with the facts of its features; each is also the shape of a request's body."""

from chalicelib.domain.sale.command import Command as Command
from chalicelib.domain.sale.command import Opening as Opening
from chalicelib.domain.sale.command import Signed as Signed
from chalicelib.domain.sale.events import *
