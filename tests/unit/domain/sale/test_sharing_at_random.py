"""Whatever is asked for by whichever link, nobody does what their link does not let them: told from the history alone."""

from contextlib import suppress
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.lines import Scope, SharedScope
from chalicelib.domain.sale.model import fold
from tests.simulation.links_ledger import audit
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import ANN, JEAN, LUC, MIA, Sharing, share

LINKS = st.integers(1, 9).map(lambda n: f"l{n}")
EMAILS = st.sampled_from([JEAN, ANN, MIA, LUC, ANN.upper()])
ACTS = st.one_of(
    st.builds(share, EMAILS, st.sampled_from(get_args(SharedScope))),
    st.builds(share, EMAILS, st.sampled_from(get_args(SharedScope))),
    st.builds(c.RemoveLink, name=st.just("A"), link=LINKS),
    st.just(c.RemoveSharedLinks(name="A")),
    st.just(c.ReplaceLink(name="A")),
)
OURS = st.one_of(
    st.builds(c.RevokeLink, link=LINKS),
    st.builds(c.InviteContact, contact=st.sampled_from(["c1", "c2", "c3"]), scope=st.sampled_from(get_args(Scope))),
)
STEPS = st.lists(st.tuples(LINKS, ACTS) | st.tuples(st.none(), OURS), max_size=14)


@given(STEPS)
def test_nobody_does_by_a_link_what_it_does_not_let_them(steps: list[tuple[str | None, c.Command]]) -> None:
    there = Sharing()
    for link, command in steps:
        with suppress(DomainError):
            if link is None:
                there.staff(command)
            elif any(one.id == link for one in there.links):
                there.acts(link, command)
    links, complaints = audit(there.history)
    assert complaints == []
    assert {one.id: (one.scope, one.by, not one.revoked, one.shut_out) for one in there.links} == {
        name: (link.scope, link.by, link.live, link.shut) for name, link in links.items()
    }
    assert fold(there.history) == there.bench.store.load(REFERENCE).state
    readers = [link.contact for link in there.links if link.by is not None and not link.revoked]
    assert len(readers) == len(set(readers)), "who is let in has one link"
