"""The port to the list of colleagues: one stream, whose history stands in its head."""

from chalicelib.application.ports.commit import Fact, Stream
from chalicelib.domain.colleague.staff_list import StaffList

STAFF_LIST: Stream[StaffList, Fact] = Stream("staff_list")
STAFF_ID = "staff"
"""The one id of the stream."""
