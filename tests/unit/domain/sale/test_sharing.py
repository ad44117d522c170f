"""Who lets whom in by which link, who ends which, and what nobody but we decide."""

from datetime import date, timedelta
from typing import get_args

import pytest

from chalicelib.domain.errors import DomainError, Invalid, NotAllowed, TooMany
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.acts_by_link import MOST
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.lines import SharedScope
from chalicelib.domain.values.fields import CUSTOMERS_LINKS, MAX_LINKS, MAX_READERS
from tests.unit.sharing_bench import ANN, JEAN, LUC, MIA, Sharing, share


@pytest.fixture
def there() -> Sharing:
    """An offer to Jean Bon, who has the link l1."""
    return Sharing()


def test_a_colleague_is_let_in_by_a_link_of_their_own(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act", contact_name="Anna Kovács", language="en", expires=there.day + timedelta(days=9)))
    link = there.link("l2")
    assert (link.scope, link.by, link.expires, link.granted) == ("act", "c1", there.day + timedelta(days=9), there.day)
    assert there.contact(link.contact) == ("Anna Kovács", ANN, "en")
    assert [each.revoked for each in there.links] == [False, False]


def test_without_a_name_the_address_stands_for_it_in_the_language_of_the_dossier(there: Sharing) -> None:
    there.acts("l1", share(MIA, "read"))
    assert there.contact(there.link("l2").contact) == (MIA, MIA, "fr")


@pytest.mark.parametrize(
    "written",
    ["JEAN.BON@BIGCORP.EXAMPLE", "jean.bon@BigCorp.example"],
)
def test_one_mailbox_is_one_person_however_it_is_spelled(there: Sharing, written: str) -> None:
    with pytest.raises(NotAllowed, match="a link of ours"):
        there.acts("l1", share(written, "read"))


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("zoé@müller.example".replace("zoé", "zoe"), "ZOE@xn--mller-kva.example"),
        ("ann+labo@bigcorp.example", "Ann+Labo@BIGCORP.example"),
    ],
)
def test_who_was_let_in_before_is_known_again_with_the_name_and_language_they_had(there: Sharing, first: str, again: str) -> None:
    there.acts("l1", share(first, "read", contact_name="Zoé", language="en"))
    there.acts("l1", c.RemoveLink(name="Jean", link="l2"))
    there.acts("l1", share(again, "act", contact_name="Somebody else", language="fr"))
    assert there.link("l2").contact == there.link("l3").contact
    assert there.contact(there.link("l3").contact)[0] == "Zoé" and there.contact(there.link("l3").contact)[2] == "en"


def test_a_plus_is_another_mailbox(there: Sharing) -> None:
    there.acts("l1", share("ann@bigcorp.example", "read"))
    there.acts("l1", share("ann+labo@bigcorp.example", "read"))
    assert there.link("l2").contact != there.link("l3").contact


@pytest.mark.parametrize("scope", ["act", "invoices"])
def test_who_may_act_lets_in_for_reading_alone(there: Sharing, scope: SharedScope) -> None:
    there.acts("l1", share(ANN, "act"))
    with pytest.raises(NotAllowed, match="reading alone"):
        there.acts("l2", share(MIA, scope))
    there.acts("l2", share(MIA, "read"))
    assert (there.link("l3").scope, there.link("l3").by) == ("read", there.link("l2").contact)


@pytest.mark.parametrize("scope", ["read", "invoices"])
@pytest.mark.parametrize(
    "command",
    [share(MIA, "read"), c.RemoveLink(name="A", link="l1"), c.RemoveSharedLinks(name="A"), c.ReplaceLink(name="A")],
    ids=lambda command: type(command).__name__,
)
def test_who_reads_lets_nobody_in_and_shuts_nobody_out(there: Sharing, scope: SharedScope, command: c.Command) -> None:
    there.acts("l1", share(ANN, scope))
    with pytest.raises(NotAllowed, match="does not permit that"):
        there.acts("l2", command)


@pytest.mark.parametrize("link", ["l2", "l9", None])
def test_a_link_that_is_not_in_force_does_nothing(there: Sharing, link: str | None) -> None:
    there.acts("l1", share(ANN, "act"))
    there.acts("l1", c.RemoveLink(name="Jean", link="l2"))
    with pytest.raises(NotAllowed, match="opens nothing"):
        there.acts(link, share(MIA, "read"))


def test_the_same_again_is_told_and_another_scope_takes_the_place_of_the_first(there: Sharing) -> None:
    there.acts("l1", share(ANN, "read"))
    with pytest.raises(NotAllowed, match="such a link already"):
        there.acts("l1", share(ANN, "read"))
    there.acts("l1", share(ANN, "act"))
    assert [(link.id, link.scope, link.revoked) for link in there.links] == [
        ("l1", "full", False), ("l2", "read", True), ("l3", "act", False)
    ]  # fmt: skip
    assert not there.link("l2").shut_out


def test_who_may_act_changes_no_link_that_somebody_else_shared(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act"), share(MIA, "act"))
    with pytest.raises(NotAllowed, match="somebody else shared"):
        there.acts("l2", share(MIA, "read"))


def test_what_we_gave_is_neither_narrowed_nor_widened_by_a_colleague(there: Sharing) -> None:
    there.staff(c.InviteContact(new=NewContact(name="Luc", email=LUC, language="fr"), scope="invoices"))
    for scope in get_args(SharedScope):
        with pytest.raises(NotAllowed, match="a link of ours"):
            there.acts("l1", share(LUC, scope))
    assert there.link("l2").scope == "invoices"


def test_a_link_of_ours_that_ended_by_itself_holds_nobody_up(there: Sharing) -> None:
    there.staff(c.InviteContact(new=NewContact(name="Luc", email=LUC, language="fr"), expires=there.day))
    there.day += timedelta(days=1)
    there.acts("l1", share(LUC, "read"))
    assert there.link("l3").by == "c1"


def test_whom_we_shut_out_no_colleague_lets_in_again_until_we_do(there: Sharing) -> None:
    there.acts("l1", share(ANN, "read"))
    there.staff(c.RevokeLink(link="l2"))
    assert there.link("l2").shut_out
    with pytest.raises(NotAllowed, match="call us"):
        there.acts("l1", share(ANN.upper(), "read"))
    there.staff(c.InviteContact(contact=there.link("l2").contact, scope="read", expires=there.day))
    there.day += timedelta(days=1)
    there.acts("l1", share(ANN, "read"))
    assert not there.link("l4").revoked


def test_whom_a_colleague_removed_is_let_in_again(there: Sharing) -> None:
    there.acts("l1", share(ANN, "read"), c.RemoveLink(name="Jean", link="l2"), share(ANN, "read"))
    assert [link.revoked for link in there.links] == [False, True, False]
    assert not there.link("l2").shut_out


def test_all_links_that_staff_revoke_at_once_shut_their_readers_out(there: Sharing) -> None:
    there.acts("l1", share(ANN, "read"), share(MIA, "read"), c.RemoveLink(name="Jean", link="l3"))
    there.staff(c.RevokeAllLinks(), c.InviteContact(contact="c1"))
    with pytest.raises(NotAllowed, match="call us"):
        there.acts("l4", share(ANN, "read"))
    there.acts("l4", share(MIA, "read"))  # a colleague had removed hers before


def test_a_full_link_ends_what_was_shared_and_never_what_we_gave(there: Sharing) -> None:
    there.staff(c.InviteContact(new=NewContact(name="Luc", email=LUC, language="fr")))
    there.acts("l1", share(ANN, "act"))
    there.acts("l3", share(MIA, "read"))
    for link in ("l1", "l2"):
        with pytest.raises(NotAllowed, match="call us for another"):
            there.acts("l1", c.RemoveLink(name="Jean", link=link))
    there.acts("l2", c.RemoveLink(name="Luc", link="l4"))
    there.acts("l1", c.RemoveLink(name="Jean", link="l3"))
    assert [link.revoked for link in there.links] == [False, False, True, True]
    with pytest.raises(NotAllowed, match="no such link"):
        there.acts("l1", c.RemoveLink(name="Jean", link="l3"))
    with pytest.raises(Invalid, match="there is no link l9"):
        there.acts("l1", c.RemoveLink(name="Jean", link="l9"))


def test_a_shared_link_never_takes_away_the_link_of_who_shared_it(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act"), share(LUC, "read"))
    there.acts("l2", share(MIA, "read"))
    for link, why in (("l1", "call us for another"), ("l2", "that you shared yourself"), ("l3", "that you shared yourself")):
        with pytest.raises(NotAllowed, match=why):
            there.acts("l2", c.RemoveLink(name="Ann", link=link))
    there.acts("l2", c.RemoveSharedLinks(name="Ann"))
    assert [link.id for link in there.links if link.revoked] == ["l4"]
    there.acts("l1", c.RemoveSharedLinks(name="Jean"))
    assert [link.id for link in there.links if link.revoked] == ["l2", "l3", "l4"]
    with pytest.raises(NotAllowed, match="no link that you could remove"):
        there.acts("l1", c.RemoveSharedLinks(name="Jean"))


def test_a_link_is_made_anew_and_all_that_its_reader_had_end(there: Sharing) -> None:
    until = there.day + timedelta(days=30)
    there.acts("l1", share(ANN, "act", expires=until))
    there.acts("l2", share(MIA, "read"))
    there.acts("l2", c.ReplaceLink(name="Ann"))
    anew = there.link("l4")
    assert (anew.scope, anew.expires, anew.by, anew.contact) == ("act", until, "c1", there.link("l2").contact)
    assert there.link("l2").revoked and not there.link("l2").shut_out
    there.acts("l4", c.RemoveLink(name="Ann", link="l3"))  # what they shared is theirs still
    there.staff(c.InviteContact(contact="c1", mails=False))
    there.acts("l1", c.ReplaceLink(name="Jean"))
    assert [link.id for link in there.links if link.contact == "c1" and not link.revoked] == ["l6"]


def test_nobody_loses_their_only_link_to_an_address_that_takes_no_mail(there: Sharing) -> None:
    there.system(c.RecordUndelivered(contact="c1", why="bounced"))
    with pytest.raises(NotAllowed, match="do not reach your address"):
        there.acts("l1", c.ReplaceLink(name="Jean"))
    assert not there.link("l1").revoked


def test_what_would_have_ended_before_today_is_refused(there: Sharing) -> None:
    with pytest.raises(Invalid) as refused:
        there.acts("l1", share(ANN, "read", expires=there.day - timedelta(days=1)))
    assert refused.value.field == "expires"
    there.acts("l1", share(ANN, "read", expires=there.day))


def test_a_dossier_is_full_of_links_and_of_readers(there: Sharing) -> None:
    for n in range(MAX_READERS - 1):
        there.acts("l1", share(f"r{n}@bigcorp.example", "read"))
    with pytest.raises(NotAllowed, match="readers"):
        there.acts("l1", share(ANN, "read"))
    while len(there.links) < CUSTOMERS_LINKS:
        newest = there.links[-1]
        there.acts("l1", c.RemoveLink(name="Jean", link=newest.id), share("last@bigcorp.example", "read"))
        there.day += timedelta(days=1)
    there.acts("l1", c.RemoveLink(name="Jean", link=there.links[-1].id))
    for command in (share(ANN, "read"), c.ReplaceLink(name="Jean")):
        with pytest.raises(NotAllowed, match="at most 45 links"):
            there.acts("l1", command)
    there.staff(c.InviteContact(contact="c1"))
    assert len(there.links) == CUSTOMERS_LINKS + 1, "we can always let somebody in"


def test_a_dossier_has_fifty_links_in_its_life_whoever_gives_them(there: Sharing) -> None:
    while len(there.links) < MAX_LINKS:
        there.staff(c.InviteContact(contact="c1", mails=False))
    with pytest.raises(NotAllowed, match="at most 50 links"):
        there.staff(c.InviteContact(contact="c1", mails=False))
    with pytest.raises(NotAllowed, match="at most"):
        there.acts("l1", share(ANN, "read"))
    assert len(there.links) == MAX_LINKS == 50


def test_customers_see_what_one_of_them_signed_and_nothing_of_ours(there: Sharing) -> None:
    there.acts("l1", share(ANN, "read"), c.RemoveLink(name="Jean", link="l2"), c.ReplaceLink(name="Jean"))
    there.staff(c.InviteContact(contact="c1"), c.RevokeLink(link="l4"))
    seen = [type(entry.event) for entry in there.history if entry.origin.visible]
    assert seen[-3:] == [e.LinkGranted, e.LinkRevoked, e.LinkReplaced]


def test_a_colleague_gets_to_the_rest_of_an_offer_what_they_had_there(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act"), share(LUC, "invoices"), share(MIA, "read", expires=there.day))
    rest = there.order_in_part("l1")
    assert [(link.contact, link.scope, link.by) for link in rest] == [
        ("c1", "full", None),
        (there.link("l2").contact, "act", "c1"),
    ]


def test_refusals_say_which_field_they_are_about(there: Sharing) -> None:
    with pytest.raises(DomainError) as refused:
        there.acts("l1", share(JEAN, "read"))
    assert refused.value.field == "email"


def test_a_link_is_in_force_to_the_end_of_its_last_day() -> None:
    link = Link("l1", "c1", 1, "read", date(2026, 8, 1), date(2026, 8, 6))
    assert link.in_force(date(2026, 8, 6)) and not link.in_force(date(2026, 8, 7))


def test_a_link_that_did_all_it_may_in_a_day_ends_links_all_the_same(there: Sharing) -> None:
    for n in range(MOST):
        there.acts("l1", share(ANN, "act" if n % 2 else "read"))
    with pytest.raises(TooMany):
        there.acts("l1", share(MIA, "read"))
    there.acts("l1", c.RemoveLink(name="Jean", link=there.links[-1].id), c.ReplaceLink(name="Jean"))
    assert [link.contact for link in there.links if not link.revoked] == ["c1"]
