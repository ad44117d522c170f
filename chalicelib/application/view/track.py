"""The steps as the instrument scale shows them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.documents import of_step
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.scale import ShownCells, ShownStep
from chalicelib.domain.access.rights import Right
from chalicelib.domain.sale.step import Step

StepNames = Callable[[Translations], Mapping[str, str]]
"""What the steps of a kind are called, by key."""
StepText = Callable[[Any, Step], str | None]
"""What a step of a kind says in its own words, None where it says what all do."""


def track(reading: AnyReading, names: StepNames, text: StepText, *, masked: bool) -> list[ShownStep]:
    """Give the steps in order; the masked view says nothing of money, and has no documents."""
    called = names(reading.translations)
    steps = (_masked(step) if masked else step for step in reading.steps)
    return [_step(reading, step, called[step.key], text(reading, step), masked=masked) for step in steps]


def _masked(step: Step) -> Step:
    if step.amount is None:
        return step
    return step._replace(status="todo" if step.status == "you" or step.way else step.status, amount=None, way=None)


def _step(reading: AnyReading, step: Step, name: str, override: str | None, *, masked: bool) -> ShownStep:
    text, was = _text(reading, step, override)
    # What waits for the customer waits for whoever of them can do it: to others it is something that is under way.
    needed: Right = "pay" if step.amount is not None else "order" if step.key in ("order", "case_quote") else "act"
    others = step.status == "you" and not reading.may(needed)
    return ShownStep(
        key=step.key,
        name=name,
        state="late" if step.status == "you" and step.overdue else "active" if others else step.status,
        spoken=None if others else _prefix(reading.translations, step),
        text=text,
        was=was,
        cells=ShownCells(on=step.on, of=1 if step.status in ("todo", "off") else step.of),
        cursor=step.cursor,
        documents=[] if masked else of_step(reading, step.key),
    )


def _prefix(translations: Translations, step: Step) -> str | None:
    match step.status:
        case "done":
            return translations.gettext("Done, ")
        case "partial":
            return translations.gettext("In part: ")
        case "you":
            return translations.gettext("Your turn: ")
        case "late":
            return translations.gettext("Late: ")
        case "todo":
            return translations.gettext("to come")
        case "off":
            return translations.gettext("will not take place")
        case _:
            return None


def _text(reading: AnyReading, step: Step, override: str | None) -> tuple[str, str | None]:
    """Give what the step says, and the date that is struck behind it."""
    translations = reading.translations
    if step.remarks and step.status in ("active", "partial"):
        return with_remarks(translations, step), None
    if override is not None:
        return override, None
    match step.status:
        case "done":
            return (translations.gettext("from stock") if step.stock else translations.short(step.day) if step.day else ""), None
        case "none":
            return translations.gettext("not needed"), None
        case "active" if step.way and step.amount is not None:
            amount = translations.money(step.amount, reading.state.currency)
            announced = translations.gettext("transfer of %(amount)s announced")
            text = announced if step.way == "announced" else translations.gettext("payment of %(amount)s being checked")
            return text % {"amount": amount}, None
        case "active" if step.amount is not None:
            amount = translations.money(step.amount, reading.state.currency)
            return translations.gettext("%(amount)s in your favour") % {"amount": amount}, None
        case "active":
            return translations.gettext("under way"), None
        case "partial":
            return counted(translations, step), None
        case "late":
            return _late(reading, step)
        case "you":
            return _yours(reading, step), None
        case "cancelled" if step.day:
            return translations.gettext("cancelled on %(day)s") % {"day": translations.short(step.day)}, None
        case "lapsed" if step.day:
            return translations.gettext("ended on %(day)s") % {"day": reading.when(step.day)}, None
        case _:
            return "", None


def with_remarks(translations: Translations, step: Step) -> str:
    """Give the parcels in which something was wanting."""
    message = translations.ngettext("parcel %(parcels)s, remarks", "parcels %(parcels)s, remarks", len(step.remarks))
    return message % {"parcels": translations.listing([str(number) for number in step.remarks])}


def counted(translations: Translations, step: Step) -> str:
    """Write so many of so many lines, parcels or invoices."""
    message = {
        "lines": translations.ngettext("%(on)s of %(of)s lines", "%(on)s of %(of)s lines", step.on),
        "parcels": translations.ngettext("%(on)s of %(of)s parcels", "%(on)s of %(of)s parcels", step.on),
        "invoices": translations.ngettext("%(on)s of %(of)s invoices", "%(on)s of %(of)s invoices", step.on),
    }[step.unit]
    return message % {"on": step.on, "of": step.of}


def _late(reading: AnyReading, step: Step) -> tuple[str, str | None]:
    translations, day = reading.translations, step.day
    if day is None:
        return "", None
    if step.overdue:
        text = translations.gettext("expected on %(day)s") % {"day": reading.when(day)}
        return (f"{counted(translations, step)}, {text}" if step.on else text), None
    if step.was is None:
        return reading.when(day), None
    return translations.gettext("%(day)s, instead of") % {"day": reading.when(day)}, day_beside(reading, step.was, day)


def day_beside(reading: AnyReading, day: date, other: date) -> str:
    """Give a day that stands beside another one: its number alone, where both are in one month."""
    return str(day.day) if (day.year, day.month) == (other.year, other.month) else reading.when(day)


def _yours(reading: AnyReading, step: Step) -> str:
    translations = reading.translations
    if step.amount is not None:
        amount = translations.money(step.amount, reading.state.currency)
        left = translations.gettext("%(amount)s left to pay") if step.part else translations.gettext("%(amount)s to pay")
        return (translations.gettext("%(amount)s overdue") if step.overdue else left) % {"amount": amount}
    if step.parcel is not None:
        return translations.gettext("parcel %(parcel)s to confirm") % {"parcel": step.parcel}
    return translations.gettext("by %(day)s") % {"day": reading.when(step.day)} if step.day else ""
