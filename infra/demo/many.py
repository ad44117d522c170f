"""The larger demonstration: dossiers at every stage, some of them late, whose dates follow the day of the first start."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from infra.demo.customers import BIGCORP, GOODS, OTHERS, UNREACHED, Customer
from infra.demo.script import ACCOUNTS, CLAIRE, JEAN_BON, SELLER, SHIPPING, Body, Script, done

Stage = Callable[["Story"], None]


class Story:
    """One dossier as it is written; days are counted back from the day of the first start."""

    def __init__(self, number: int, today: date) -> None:
        self.number = number
        self.reference = reference(number)
        self.commands: list[Body] = []
        self._today = today

    def day(self, ago: int) -> date:
        """Give so many days before the first start (negative: after)."""
        return self._today - timedelta(days=ago)

    def begin(self, ago: int, valid: int) -> None:
        """Make the offer, so many days ago and valid for so many from the first start."""
        owner, deputy = ("vasseur", "moulin") if self.number % 3 else ("moulin", "vasseur")
        terms = {"valid_until": self.day(-valid).isoformat()}
        body = {**self.customer.asked(), "lines": self.lines, "terms": terms, "owner": owner, "deputy": deputy}
        self.did(ago, "create_dossier", SELLER, reference=self.reference, **body)

    def ordered(self, ago: int) -> None:
        """Place a firm order, its offer made a week before."""
        self.begin(ago + 7, max(30 - ago, 1 - ago))
        order = f"P{2600 + self.number:05d}"
        self.did(ago, "place_order", JEAN_BON, channel="link", customer_reference=order)

    def did(self, ago: int, kind: str, actor: Body = CLAIRE, **more: Any) -> None:
        """Write one command."""
        self.commands.append(done(self.day(ago), kind, 9 + len(self.commands) % 8, actor, **more))

    def left(self, ago: int, arrives: int) -> None:
        """Ship all of it, expected so many days after the first start."""
        serials = [f"{1000 + self.number:05d}"] if self.lines[0]["quantity"] == 1 else []
        parts = [{"line": n, "quantity": each["quantity"]} for n, each in enumerate(self.lines, start=1)]
        parts[0] |= {"serials": serials}
        expected = self.day(-arrives).isoformat()
        self.did(
            ago, "ship", SHIPPING, carrier="Transports Vercors", parts=parts, expected=expected, tracking=f"TV{self.number:08d}"
        )

    def billed(self, ago: int, due: int) -> None:
        """Issue an invoice of the system before, to be paid so many days after the first start."""
        number = f"VF-{self.day(ago):%y}{self.number:04d}"
        self.did(ago, "issue_invoice", ACCOUNTS, number=number, due=self.day(-due).isoformat(), booked=True)

    @property
    def customer(self) -> Customer:
        """BigCorp's are every ninth; the others take turns."""
        return BIGCORP if self.number % 9 == 0 else OTHERS[self.number % len(OTHERS)]

    @property
    def lines(self) -> Sequence[Body]:
        """One to three kinds of goods."""
        return [GOODS[(self.number + index * 3) % len(GOODS)] for index in range(1 + self.number % 3)]


def _offer(story: Story) -> None:
    story.begin(4 + story.number % 9, 3 + story.number % 20)


def _lapsed(story: Story) -> None:
    story.begin(45, -5)


def _new(story: Story) -> None:
    story.ordered(1 + story.number % 4)


def _forgotten(story: Story) -> None:
    """Leave the customer without news for three weeks, though the system before had promised a day."""
    story.ordered(21 + story.number % 5)
    story.did(20, "allocate_stock")
    story.did(20, "promise_news", on=story.day(13).isoformat())


def _supplied(story: Story) -> None:
    story.ordered(9)
    story.did(8, "order_supply")
    story.did(3, "announce_delivery", on=story.day(-12 - story.number % 7).isoformat())


def _moved(story: Story) -> None:
    story.ordered(20)
    story.did(18, "order_supply")
    story.did(17, "announce_delivery", on=story.day(2).isoformat())
    story.did(4, "announce_delivery", on=story.day(-9).isoformat(), comment="Le fabricant livre dix jours plus tard.")


def _late(story: Story) -> None:
    """Let the announced day pass."""
    story.ordered(24)
    story.did(23, "order_supply")
    story.did(22, "announce_delivery", on=story.day(3 + story.number % 4).isoformat())


def _promised(story: Story) -> None:
    """Promise news, and let the day pass."""
    story.ordered(12)
    story.did(11, "order_supply")
    story.did(10, "promise_news", on=story.day(2 + story.number % 3).isoformat())


def _asked(story: Story) -> None:
    story.ordered(6)
    story.did(5, "allocate_stock")
    question = "Peut-on être livré avant la fin du mois ?"
    story.did(3, "record_question", JEAN_BON, channel="link", comment=question)
    story.did(3, "promise_news", on=story.day(1).isoformat())


def _ready(story: Story) -> None:
    story.ordered(8)
    story.did(7, "allocate_stock")
    story.did(6, "announce_delivery", on=story.day(-2).isoformat())


def _thanked(story: Story) -> None:
    """Have what they wrote yesterday: thanks, which want no answer."""
    _ready(story)
    story.did(3, "record_question", JEAN_BON, channel="link", comment="Quand part la commande ?")
    story.did(2, "answer_question", comment="Après-demain, par Transports Vercors.")
    story.did(1, "record_question", JEAN_BON, channel="link", comment="Merci beaucoup, c’est parfait.")


def _aside(story: Story) -> None:
    """Wait for the supplier's word: news are promised, and till the day before nobody needs to look at it."""
    story.ordered(5)
    story.did(4, "order_supply")
    story.did(3, "promise_news", on=story.day(-6).isoformat())
    story.did(1, "put_aside", until=story.day(-5).isoformat())


def _to_bill(story: Story) -> None:
    """Have it received, and no invoice yet."""
    _ready(story)
    story.left(4, -2)
    story.did(1, "mark_received", JEAN_BON, channel="link")


def _under_way(story: Story) -> None:
    _ready(story)
    story.left(1, 2)
    story.billed(1, 29)


def _to_confirm(story: Story) -> None:
    _ready(story)
    story.left(5, -2)


def _to_pay(story: Story) -> None:
    _ready(story)
    story.left(5, -3)
    story.billed(4, 26)
    story.did(2, "mark_received")


def _overdue(story: Story) -> None:
    story.ordered(60)
    story.did(59, "allocate_stock")
    story.did(58, "announce_delivery", on=story.day(52).isoformat())
    story.left(56, -53)
    story.did(52, "mark_received")
    story.billed(51, -20 + story.number % 7)


def _paid(story: Story) -> None:
    story.ordered(80)
    story.did(79, "allocate_stock")
    story.did(78, "announce_delivery", on=story.day(70 + story.number % 4).isoformat())
    story.left(74, -71)
    story.did(71, "mark_received")
    story.billed(70, -40)
    story.did(38, "mark_paid")


def _cancelled(story: Story) -> None:
    story.ordered(15)
    story.did(12, "cancel_order", comment="À la demande du client.")


STAGES: tuple[Stage, ...] = (
    _offer, _new, _supplied, _ready, _promised, _late, _to_bill, _asked, _to_confirm, _to_pay, _aside, _under_way, _moved,
    _overdue, _offer, _thanked, _forgotten, _paid, _new, _lapsed, _cancelled,
)  # fmt: skip
"""The stage of each number, over and over."""
MAILED = 10
"""Below this number the one whom mails do not reach is mailed, today: what is written down for an earlier day mails nobody."""


def reference(number: int) -> str:
    """Give a reference of 2004's shape."""
    return f"46{chr(65 + number % 26)}{chr(65 + number // 26 % 26)}{number % 100:02d}G00{chr(65 + number % 24)}"


def script(number: int, today: date) -> Script:
    """Give one of the dossiers; the first start was today. BigCorp's contact has a link to those of BigCorp's."""
    story = Story(number, today)
    STAGES[number % len(STAGES)](story)
    if story.customer is BIGCORP:
        story.did(1, "invite_contact", SELLER, contact="c1")
    elif story.customer.email == UNREACHED and number < MAILED:
        story.commands.append({"type": "invite_contact", "contact": "c1"})
    return Script(story.reference, story.commands, readers=())


def opened(number: int, today: date) -> date:
    """Give the day of its first entry."""
    return date.fromisoformat(script(number, today).commands[0]["effective"])
