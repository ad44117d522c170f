"""The domains of a customer's mail addresses: an address elsewhere may be a stranger's."""

from collections.abc import Iterable

from chalicelib.domain.values.mailbox import mailbox

_LISTED = """
aliceadsl.fr aol.com aol.fr arcor.de bbox.fr bluewin.ch btinternet.com cegetel.net club-internet.fr comcast.net cox.net
email.it fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net googlemail.com hey.com
hispeed.ch hotmail.be hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com inbox.lv
laposte.net libero.it live.be live.co.uk live.com live.fr live.nl mac.com mail.com mail.de mail.ru mailbox.org me.com msn.com
naver.com neuf.fr noos.fr numericable.fr o2.pl online.de orange.fr outlook.be outlook.com outlook.de outlook.es outlook.fr
outlook.it pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rediffmail.com rocketmail.com sbcglobal.net seznam.cz
sfr.fr skynet.be sunrise.ch t-online.de telenet.be tiscali.it tuta.com tuta.io tutanota.com verizon.net virgilio.it
voila.fr wanadoo.fr web.de wp.pl yahoo.ca yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru
yandex.com ymail.com ziggo.nl zoho.com 126.com 163.com
"""
ANYBODYS = frozenset(_LISTED.split())
"""Domains where anybody gets an address: having one says nothing of whom it belongs to."""


def domain_of(address: str) -> str:
    """Give the domain of a mail address as the wire has it, in small letters."""
    return mailbox(address).rpartition("@")[2]


def own_domains(addresses: Iterable[str]) -> tuple[str, ...]:
    """Give the domains of a customer's addresses, in order; none of those where anybody gets one."""
    return tuple(sorted({domain_of(address) for address in addresses} - ANYBODYS))


def is_outside(address: str, domains: tuple[str, ...]) -> bool:
    """Say whether an address is neither of the domains nor below one; nobody is outside where none is known."""
    domain = domain_of(address)
    return bool(domains) and not any(domain == each or domain.endswith(f".{each}") for each in domains)
