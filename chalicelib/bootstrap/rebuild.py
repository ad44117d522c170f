"""What the worker works with that makes derived data anew."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zlib import crc32

from chalicelib.adapters import codec, dynamodb
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.application.projection import rows
from chalicelib.application.projection.rebuild import Progress, rebuild
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.holiday_table import HOLIDAYS, HOME


def version(policy: NewsPolicy) -> str:
    """Give what derived data are of: code of state and rows, and what gives rows days: the seller's policy, public holidays."""
    days = crc32(repr((HOME, HOLIDAYS[HOME])).encode())
    word = f"answer {policy.answer_days}, case {policy.case_days}, news {policy.news_days}"
    return f"state {codec.SNAPSHOT}, rows {rows.VERSION}, {word}, days {days:08x}"


def go_on(settle: timedelta, enough: Callable[[], bool]) -> Progress:
    """Rebuild as far as the time goes. Environment: TABLE_NAME. Raises KeyError."""
    policy = seller().news
    derived = DynamoDerived(dynamodb.connect(), os.environ["TABLE_NAME"], policy, _now)
    return rebuild(derived, version(policy), settle, _now, enough, pause)


def _now() -> datetime:
    return datetime.now(UTC)
