"""What can be asked of a dossier, gathered from the facts of its features; each is also the shape of a request's body."""

from chalicelib.domain.sale.command import Command as Command
from chalicelib.domain.sale.command import Signed as Signed
from chalicelib.domain.sale.facts.contact import *
from chalicelib.domain.sale.facts.conversation import *
from chalicelib.domain.sale.facts.correction import *
from chalicelib.domain.sale.facts.delivery import *
from chalicelib.domain.sale.facts.document import *
from chalicelib.domain.sale.facts.invoice import *
from chalicelib.domain.sale.facts.link import *
from chalicelib.domain.sale.facts.mail import *
from chalicelib.domain.sale.facts.offer import *
from chalicelib.domain.sale.facts.opening import *
from chalicelib.domain.sale.facts.order import *
from chalicelib.domain.sale.facts.parcel import *
from chalicelib.domain.sale.facts.payment import *
from chalicelib.domain.sale.facts.supply import *
