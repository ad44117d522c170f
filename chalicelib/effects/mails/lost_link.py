"""The effect `lost_link`: links that were asked for are found and mailed, or staff are left a task."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Request
from chalicelib.application.customer.affairs import Policies
from chalicelib.application.customer.lost_link import KIND
from chalicelib.application.customer.lost_link_search import Archive, LinkMatches, find_links
from chalicelib.application.instrument.labelled import labelled
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.application.ports.links import ReadsLinks
from chalicelib.application.ports.lists import Lists, Search
from chalicelib.application.ports.lost_links import LostLinkStore
from chalicelib.application.ports.task_store import TaskStore
from chalicelib.application.staff.tasks import TaskRequest, file_task
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import same_mail
from chalicelib.domain.sale.commands import RecordMail
from chalicelib.domain.task.task_facts import AskedWhy
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.sendable import sendable
from chalicelib.effects.mails.handlers import NO_ADDRESS
from chalicelib.effects.mails.lost_link_letter import lost_link_letter, readers
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail, MailRefused
from chalicelib.effects.queue.run import SYSTEM
from chalicelib.effects.queue.tools import Handler

LOG = logging.getLogger("suivi.effects")


class LostLinks(NamedTuple):
    """What it is done with; pause(n) waits a little before attempt n."""

    mailing: Mailing
    requests: LostLinkStore
    search: Search
    lists: Lists
    tasks: TaskStore
    instruments: InstrumentStore
    links: ReadsLinks
    pause: Callable[[int], None]


def lost_link(tools: LostLinks, effect: Effect) -> None:
    """Mail whoever asked what they may have; nothing where that was done before."""
    asked = tools.requests.asked(effect.reference)
    if asked is None:
        return
    if asked.label is not None:
        leave_label_request(tools, asked)
        tools.requests.forget(asked.id)
        return
    matches = find_links(_archive(tools), asked)
    if matches.missing:
        _leave(tools, asked, matches.missing, matches)
    elif not _reached(tools, matches):
        _leave(tools, asked, "unreached", matches)
    else:
        _mail(tools, effect, asked, matches)
    tools.requests.forget(asked.id)


def leave_label_request(tools: LostLinks, asked: AskedLink) -> None:
    """Leave it to staff who is let in by the label of an instrument; of what is no label of ours nothing is left."""
    instrument = labelled(tools.instruments, tools.lists, tools.links, asked.label or "")
    if instrument is None:
        return
    brought = tuple(dict.fromkeys(one.dossier for one in instrument.deliveries if one.account == instrument.account))
    _file(tools, replace(asked, number=instrument.id), "label", brought)


def _leave(tools: LostLinks, asked: AskedLink, why: AskedWhy, matches: LinkMatches) -> None:
    """Leave the request to staff, once however often it is done."""
    _file(tools, asked, why, matches.dossiers)


def _file(tools: LostLinks, asked: AskedLink, why: AskedWhy, dossiers: Sequence[str]) -> None:
    wanted = TaskRequest(
        request=asked.id, email=asked.email, why=why, language=asked.language, asked_at=asked.asked, number=asked.number,
        name=asked.name, company=asked.company, phone=asked.phone, dossiers=dossiers,
    )  # fmt: skip
    file_task(tools.tasks, wanted, tools.mailing.clock(), tools.pause)


def _archive(tools: LostLinks) -> Archive:
    mailing = tools.mailing
    policies = Policies(mailing.seller.links, mailing.seller.news)
    return Archive(mailing.store, tools.search, tools.lists, tools.instruments, policies, paris_date(mailing.clock()))


def _reached(tools: LostLinks, matches: LinkMatches) -> bool:
    """Say whether mails reach the address as we have it."""
    address = readers(matches)[0].email
    return sendable(address) and tools.mailing.store.suppressed(address) is None


def _mail(tools: LostLinks, effect: Effect, asked: AskedLink, matches: LinkMatches) -> None:
    now, words = tools.mailing.clock(), same_mail(asked)
    until = now + timedelta(minutes=tools.mailing.seller.lost_link.again_minutes)
    claimed = tools.requests.claim(words, asked.id, now, until)
    if asked.phone and claimed in ("again", "anothers"):
        # The page says that a person calls whoever leaves a number because nothing came.
        _leave(tools, asked, "asked_again", matches)
    if claimed == "anothers":
        return
    if claimed != "sent":
        try:
            tools.mailing.mailer.send(_written(tools.mailing, asked, matches))
        except MailRefused as refused:
            if refused.code != NO_ADDRESS:
                raise
            _leave(tools, asked, "unreached", matches)
            return
        tools.requests.sent(words, asked.id, now)
    for one in matches.links:
        command = RecordMail(mail="link", contact=one.contact.id, asked=True)
        request = Request(f"{effect.id}{one.reference}", effect.id)
        try:
            record = CommandRequest(one.reference, command, SYSTEM, request)
            execute(tools.mailing.store, record, tools.mailing.clock(), tools.pause)
        except DomainError as error:
            LOG.error("effect done, but it cannot be recorded: %s: %s", effect.id, error.reason)


def _written(mailing: Mailing, asked: AskedLink, matches: LinkMatches) -> Mail:
    to = readers(matches)[0]
    w = mailing.translations_for(to.language)
    written = lost_link_letter(mailing, asked, matches, w)
    # The tag names a dossier and its contact, so that a mail that comes back is told there as any other.
    reference = matches.links[0].reference if matches.links else matches.affairs[0].reference
    tag = f"{reference}.0.{KIND}.{to.id}"
    return Mail(to.name, to.email, mailing.seller.contact.email, written.subject, mailing.write(written, w), tag)


def handlers(tools: LostLinks) -> Mapping[EffectKind, Handler]:
    """Give the kind, done with this."""
    return {KIND: partial(lost_link, tools)}
