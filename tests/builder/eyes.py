"""How the tests' staff read dossiers: in English, on the day of the builder's."""

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.staff.expected import Eyes
from tests.builder.dossiers import TODAY

EYES = Eyes(translations("en"), seller(), TODAY)
