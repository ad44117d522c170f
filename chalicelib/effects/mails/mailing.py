"""What mails are made and sent with."""

from msgspec import Struct

from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.effects.ports import Mailer, Mint, Writer


class Mailing(Struct, frozen=True, kw_only=True):
    """The outside of a mail; site_url has no slash at its end."""

    store: DossierStore
    clock: Clock
    mailer: Mailer
    write: Writer
    mint: Mint
    translations_for: TranslationsFor
    seller: Seller
    site_url: str
