"""What DynamoDB itself answers to requests, right ones and wrong ones, by its client: the table in memory answers the same."""

from typing import Any, ClassVar

import pytest
from botocore.exceptions import ClientError, ParamValidationError

KEY: Any = {"pk": {"S": "D#1"}, "sk": {"S": "H"}}
OTHER: Any = {"pk": {"S": "D#1"}, "sk": {"S": "E"}}
LONG = "x" * 409_600
"""Longer than an item with its names may be by those names alone."""
ROOM = len(LONG) - len("pkD#1skHdata")
ONE: Any = {":one": {"N": "1"}}
PUTS: dict[str, Any] = {
    "an empty partition key": {**KEY, "pk": {"S": ""}},
    "an empty sort key": {**KEY, "sk": {"S": ""}},
    "no sort key": {"pk": KEY["pk"]},
    "a number as key": {**KEY, "sk": {"N": "1"}},
    "a partition key of 2,049 bytes": {**KEY, "pk": {"S": "x" * 2049}},
    "a sort key of 1,025 bytes": {**KEY, "sk": {"S": "é" * 512 + "x"}},
    "an empty key of an index": {**KEY, "due_shard": {"S": ""}, "due_at": {"S": "1"}},
    "a number as key of an index": {**KEY, "due_shard": {"N": "1"}, "due_at": {"S": "1"}},
    "an empty set": {**KEY, "contacts": {"SS": []}},
    "a set with one twice": {**KEY, "contacts": {"SS": ["c1", "c1"]}},
    "a number that is none": {**KEY, "n": {"N": "one"}},
    "a number of 39 digits": {**KEY, "n": {"N": "1" * 39}},
    "an item of more than 400 KB": {**KEY, "data": {"S": "x" * (ROOM + 1)}},
}
CONDITIONS: dict[str, tuple[str, Any, bool]] = {
    "the same number": ("n = :v", {"N": "5"}, True),
    "the same number spelled otherwise": ("n = :v", {"N": "5.0"}, True),
    "another number": ("n <> :v", {"N": "5"}, False),
    "numbers in order": ("n < :v", {"N": "10"}, True),
    "texts in order of their bytes": ("s < :v", {"S": "é"}, True),
    "another type": ("n = :v", {"S": "5"}, False),
    "another type, and not the same": ("n <> :v", {"S": "5"}, True),
    "another type, and no order": ("n <= :v", {"S": "9"}, False),
    "what is not there is not the same": ("gone = :v", {"S": "x"}, False),
    "what is not there is something else": ("gone <> :v", {"S": "x"}, True),
    "what is not there has no order": ("gone <= :v", {"S": "x"}, False),
    "between both ends": ("n BETWEEN :v AND :v", {"N": "5"}, True),
    "one of several": ("s IN (:v, n)", {"S": "zoé"}, True),
    "begins": ("begins_with(s, :v)", {"S": "zo"}, True),
    "begins, of what is not there": ("begins_with(gone, :v)", {"S": "zo"}, False),
    "a set contains": ("contains(contacts, :v)", {"S": "c1"}, True),
    "a set contains no part": ("contains(contacts, :v)", {"S": "c"}, False),
    "a text contains a part": ("contains(s, :v)", {"S": "o"}, True),
    "of a type": ("attribute_type(contacts, :v)", {"S": "SS"}, True),
    "not of a type": ("attribute_type(s, :v)", {"S": "N"}, False),
    "a size of a text": ("size(s) = :v", {"N": "3"}, True),
    "a size of a set": ("size(contacts) >= :v", {"N": "2"}, True),
    "there and not there": ("attribute_exists(s) AND attribute_not_exists(gone) AND n = :v", {"N": "5"}, True),
    "AND before OR": ("n = :v OR n = :v AND attribute_exists(gone)", {"N": "5"}, True),
    "brackets": ("(n = :v OR n = :v) AND attribute_exists(gone)", {"N": "5"}, False),
    "NOT": ("NOT n = :v AND attribute_exists(s)", {"N": "5"}, False),
    "two attributes": ("n = tries AND n = :v", {"N": "5"}, False),
}
UPDATES: dict[str, tuple[str, Any, Any]] = {
    "set": ("SET a = :v", {"S": "x"}, {"a": {"S": "x"}}),
    "more": ("SET n = n + :v", {"N": "1"}, {"n": {"N": "6"}}),
    "less, below nothing": ("SET n = n - :v", {"N": "7.5"}, {"n": {"N": "-2.5"}}),
    "the sum of two": ("SET a = n + tries, tries = :v", {"N": "0"}, {"a": {"N": "7"}, "tries": {"N": "0"}}),
    "another's value before": ("SET n = tries, tries = n REMOVE s ADD a :v", {"N": "1"},
                               {"n": {"N": "2"}, "tries": {"N": "5"}, "s": None, "a": {"N": "1"}}),
    "if it is not there": ("SET a = if_not_exists(a, :v) + :v", {"N": "2"}, {"a": {"N": "4"}}),
    "if it is there": ("SET n = if_not_exists(n, :v) + :v", {"N": "2"}, {"n": {"N": "7"}}),
    "add": ("ADD n :v", {"N": "-5"}, {"n": {"N": "0"}}),
    "add to a set": ("ADD contacts :v", {"SS": ["c2", "c3"]}, {"contacts": {"SS": ["c1", "c2", "c3"]}}),
    "take from a set": ("DELETE contacts :v", {"SS": ["c2", "c9"]}, {"contacts": {"SS": ["c1"]}}),
    "take all of a set": ("DELETE contacts :v", {"SS": ["c2", "c1"]}, {"contacts": None}),
}  # fmt: skip
WRONG_UPDATES: dict[str, tuple[str, Any]] = {
    "what is not there": ("SET a = gone + :v", {"N": "1"}),
    "a text as a number": ("SET a = s + :v", {"N": "1"}),
    "added to a text": ("ADD s :v", {"N": "1"}),
    "the key": ("SET sk = :v", {"S": "x"}),
    "the same twice": ("SET a = :v, a = :v", {"S": "x"}),
    "the same verb twice": ("SET a = :v SET b = :v", {"S": "x"}),
    "an empty key of an index": ("SET due_shard = :v", {"S": ""}),
    "no grammar": ("SET a :v", {"S": "x"}),
    "too large": ("SET a = :v", {"S": "x" * ROOM}),
    "an unknown function": ("SET a = sum(n, :v)", {"N": "1"}),
}
QUERIES: dict[str, tuple[str, Any, Any]] = {
    "no partition": ("sk = :sk", {":sk": "H"}, {}),
    "another key": ("pk = :pk AND n = :n", {":pk": "D#1", ":n": "5"}, {}),
    "an empty partition": ("pk = :pk", {":pk": ""}, {}),
    "a span backwards": ("pk = :pk AND sk BETWEEN :a AND :b", {":pk": "D#1", ":a": "b", ":b": "a"}, {}),
    "a value too many": ("pk = :pk", {":pk": "D#1", ":sk": "H"}, {}),
    "a value too few": ("pk = :pk AND sk = :sk", {":pk": "D#1"}, {}),
    "no index": ("pk = :pk", {":pk": "D#1"}, {"IndexName": "unknown"}),
    "an index, consistently": ("due_shard = :pk", {":pk": "0"}, {"IndexName": "due", "ConsistentRead": True}),
    "from elsewhere": ("pk = :pk", {":pk": "D#1"}, {"ExclusiveStartKey": {"pk": {"S": "D#2"}, "sk": {"S": "H"}}}),
    "from an empty key": ("pk = :pk", {":pk": "D#1"}, {"ExclusiveStartKey": {"pk": {"S": "D#1"}, "sk": {"S": ""}}}),
    "from half a key": ("pk = :pk", {":pk": "D#1"}, {"ExclusiveStartKey": {"pk": {"S": "D#1"}}}),
    "from outside its span": ("pk = :pk AND sk BETWEEN :a AND :b", {":pk": "D#1", ":a": "E#1", ":b": "E#9"},
                              {"ExclusiveStartKey": KEY}),
    "an index from a key of the table": ("due_shard = :pk", {":pk": "0"}, {"IndexName": "due", "ExclusiveStartKey": KEY}),
    "none at all": ("pk = :pk", {":pk": "D#1"}, {"Limit": 0}),
}  # fmt: skip


class RequestContract:
    """Inherited by a class with fixtures `client` and `table`."""

    held: ClassVar[Any] = {
        **KEY, "n": {"N": "5"}, "tries": {"N": "2"}, "s": {"S": "zoé"}, "contacts": {"SS": ["c1", "c2"]},
    }  # fmt: skip

    @pytest.mark.parametrize("wrong", PUTS)
    def test_what_is_no_item_is_refused(self, client: Any, table: str, wrong: str) -> None:
        _refused(lambda: client.put_item(TableName=table, Item=PUTS[wrong]))
        _refused_in_a_transaction(lambda: _transact(client, {"Put": {"TableName": table, "Item": PUTS[wrong]}}))

    def test_the_largest_item_is_kept(self, client: Any, table: str) -> None:
        largest = {**KEY, "data": {"S": "x" * ROOM}}
        client.put_item(TableName=table, Item=largest)
        assert _item(client, table) == largest

    def test_a_number_has_one_spelling(self, client: Any, table: str) -> None:
        spelled = {"a": "007", "b": "-1.50", "c": "1e3", "d": "0.0", "e": "1" * 38}
        client.put_item(TableName=table, Item={**KEY, **{name: {"N": text} for name, text in spelled.items()}})
        stored = _item(client, table)
        assert {name: stored[name]["N"] for name in spelled} == {"a": "7", "b": "-1.5", "c": "1000", "d": "0", "e": "1" * 38}

    @pytest.mark.parametrize("what", CONDITIONS)
    def test_a_condition_holds_or_not(self, client: Any, table: str, what: str) -> None:
        expression, value, holds = CONDITIONS[what]
        client.put_item(TableName=table, Item=self.held)
        asked = {"TableName": table, "Key": KEY, "ConditionExpression": expression, "ExpressionAttributeValues": {":v": value}}
        if holds:
            _transact(client, {"ConditionCheck": asked})
            client.delete_item(**asked)
            return
        with pytest.raises(client.exceptions.ConditionalCheckFailedException):
            client.delete_item(**asked)
        assert _reasons(client, {"ConditionCheck": asked}) == ["ConditionalCheckFailed"]

    @pytest.mark.parametrize("expression", ["n = :w", "n = ", "(n = :v", "n == :v", "status = :v", "exists(n) AND n = :v", "n"])
    def test_what_is_no_condition_is_refused(self, client: Any, table: str, expression: str) -> None:
        asked = {
            "TableName": table,
            "Key": KEY,
            "ConditionExpression": expression,
            "ExpressionAttributeValues": {":v": {"N": "1"}},
        }
        _refused(lambda: client.delete_item(**asked))
        _refused(lambda: _transact(client, {"ConditionCheck": asked}))

    @pytest.mark.parametrize("what", UPDATES)
    def test_an_update_changes_what_it_says(self, client: Any, table: str, what: str) -> None:
        expression, value, changes = UPDATES[what]
        asked = {"TableName": table, "Key": KEY, "UpdateExpression": expression, "ExpressionAttributeValues": {":v": value}}
        expected = {name: was for name, was in {**self.held, **changes}.items() if was}
        for write in (lambda: client.update_item(**asked), lambda: _transact(client, {"Update": asked})):
            client.put_item(TableName=table, Item=self.held)
            write()
            assert _item(client, table) == expected

    def test_an_update_begins_an_item_and_tells_what_it_changed(self, client: Any, table: str) -> None:
        asked = {"TableName": table, "Key": KEY, "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": ONE}
        answer = client.update_item(**asked, ReturnValues="UPDATED_NEW")
        assert answer["Attributes"] == {"n": {"N": "1"}}
        assert client.update_item(**asked, ReturnValues="ALL_NEW")["Attributes"] == {**KEY, "n": {"N": "2"}}
        assert "Attributes" not in client.update_item(**asked)

    @pytest.mark.parametrize("what", WRONG_UPDATES)
    def test_what_is_no_update_is_refused_and_changes_nothing(self, client: Any, table: str, what: str) -> None:
        expression, value = WRONG_UPDATES[what]
        client.put_item(TableName=table, Item=self.held)
        asked = {"TableName": table, "Key": KEY, "UpdateExpression": expression, "ExpressionAttributeValues": {":v": value}}
        _refused(lambda: client.update_item(**asked))
        _refused_in_a_transaction(lambda: _transact(client, {"Update": asked}))
        assert _item(client, table) == self.held

    def test_a_transaction_is_all_or_nothing_and_says_why_in_its_order(self, client: Any, table: str) -> None:
        client.put_item(TableName=table, Item=self.held)
        new = {"Put": {"TableName": table, "Item": OTHER}}
        twice: Any = {"TableName": table, "Item": KEY, "ConditionExpression": "attribute_not_exists(pk)"}
        assert _reasons(client, new, {"Put": twice}) == ["None", "ConditionalCheckFailed"]
        assert "Item" not in client.get_item(TableName=table, Key=OTHER)
        with pytest.raises(ClientError) as raised:
            _transact(client, {"Put": {**twice, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}}, new)
        reasons: Any = raised.value.response
        failed, fine = reasons["CancellationReasons"]
        assert _sorted(failed["Item"]) == self.held
        assert (failed["Code"], fine["Code"], "Item" in fine) == ("ConditionalCheckFailed", "None", False)

    def test_who_asks_is_told_the_item_that_a_condition_failed_at(self, client: Any, table: str) -> None:
        client.put_item(TableName=table, Item=self.held)
        asked: Any = {"TableName": table, "Key": KEY, "ConditionExpression": "n = :one", "ExpressionAttributeValues": ONE}
        with pytest.raises(client.exceptions.ConditionalCheckFailedException) as raised:
            client.delete_item(**asked, ReturnValuesOnConditionCheckFailure="ALL_OLD")
        assert _sorted(raised.value.response["Item"]) == self.held
        with pytest.raises(client.exceptions.ConditionalCheckFailedException) as raised:
            client.delete_item(**asked)
        assert "Item" not in raised.value.response

    def test_a_transaction_names_an_item_once(self, client: Any, table: str) -> None:
        put, check = (
            {"TableName": table, "Item": KEY},
            {"TableName": table, "Key": KEY, "ConditionExpression": "attribute_exists(pk)"},
        )
        _refused(lambda: _transact(client, {"Put": put}, {"ConditionCheck": check}))

    def test_a_transaction_has_a_hundred_actions(self, client: Any, table: str) -> None:
        puts = [{"Put": {"TableName": table, "Item": {**KEY, "sk": {"S": str(number)}}}} for number in range(101)]
        _transact(client, *puts[:100])
        _refused(lambda: _transact(client, *puts))

    def test_a_transaction_has_four_megabytes(self, client: Any, table: str) -> None:
        big = {"data": {"S": "x" * 400_000}}
        puts = [{"Put": {"TableName": table, "Item": {**KEY, "sk": {"S": str(number)}, **big}}} for number in range(11)]
        _transact(client, *puts[:10])
        _refused(lambda: _transact(client, *puts))

    def test_a_value_is_used_and_no_value_is_missing(self, client: Any, table: str) -> None:
        asked: Any = {"TableName": table, "Key": KEY, "ConditionExpression": "attribute_not_exists(pk)"}
        _refused(lambda: client.delete_item(**asked, ExpressionAttributeValues=ONE))
        _refused(lambda: client.delete_item(**asked, ExpressionAttributeValues={}))

    def test_a_name_stands_for_an_attribute_whose_own_is_reserved(self, client: Any, table: str) -> None:
        client.put_item(TableName=table, Item=self.held)
        asked: Any = {"TableName": table, "Key": KEY, "ExpressionAttributeValues": {":v": {"N": "9"}}}
        names: Any = {"ExpressionAttributeNames": {"#ttl": "ttl"}}
        _refused(lambda: client.update_item(**asked, UpdateExpression="SET ttl = :v"))
        _refused(lambda: client.update_item(**asked, UpdateExpression="SET #ttl = :v"))
        _refused(lambda: client.update_item(**asked, UpdateExpression="SET n = :v", **names))
        client.update_item(**asked, UpdateExpression="SET #ttl = :v", ConditionExpression="attribute_not_exists(#ttl)", **names)
        assert client.get_item(TableName=table, Key=KEY)["Item"]["ttl"] == {"N": "9"}

    @pytest.mark.parametrize("what", QUERIES)
    def test_what_is_no_query_is_refused(self, client: Any, table: str, what: str) -> None:
        condition, values, more = QUERIES[what]
        held = {name: {"S": value} for name, value in values.items()}
        asked = {"TableName": table, "KeyConditionExpression": condition, "ExpressionAttributeValues": held, **more}
        _refused(lambda: client.query(**asked))

    @pytest.mark.parametrize(
        ("condition", "matches"),
        [("sk = :v", "3"), ("sk < :v", "12"), ("sk <= :v", "123"), ("sk > :v", "45"), ("sk >= :v", "345"),
         ("begins_with(sk, :v)", "3")],
    )  # fmt: skip
    def test_a_span_of_sort_keys(self, client: Any, table: str, condition: str, matches: str) -> None:
        for number in "12345":
            client.put_item(TableName=table, Item={**KEY, "sk": {"S": number}})
        asked: Any = {
            "TableName": table, "KeyConditionExpression": f"pk = :pk AND {condition}",
            "ExpressionAttributeValues": {":pk": KEY["pk"], ":v": {"S": "3"}},
        }  # fmt: skip
        assert "".join(item["sk"]["S"] for item in client.query(**asked)["Items"]) == matches
        back = client.query(**asked, ScanIndexForward=False)["Items"]
        assert "".join(item["sk"]["S"] for item in back) == matches[::-1]

    def test_a_page_ends_at_its_limit_and_says_where(self, client: Any, table: str) -> None:
        for number in "123":
            client.put_item(TableName=table, Item={**KEY, "sk": {"S": number}, "n": {"N": number}})
        asked: Any = {
            "TableName": table, "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": KEY["pk"], ":n": {"N": "2"}}, "FilterExpression": "n >= :n",
        }  # fmt: skip
        page = client.query(**asked, Limit=2)
        assert [item["n"]["N"] for item in page["Items"]] == ["2"]
        assert page["LastEvaluatedKey"] == {**KEY, "sk": {"S": "2"}}
        rest = client.query(**asked, Limit=2, ExclusiveStartKey=page["LastEvaluatedKey"])
        assert [item["n"]["N"] for item in rest["Items"]] == ["3"]
        assert "LastEvaluatedKey" not in rest

    def test_a_page_ends_at_a_megabyte(self, client: Any, table: str) -> None:
        for number in range(4):
            client.put_item(TableName=table, Item={**KEY, "sk": {"S": str(number)}, "data": {"S": "x" * 400_000}})
        asked: Any = {"TableName": table, "KeyConditionExpression": "pk = :pk", "ExpressionAttributeValues": {":pk": KEY["pk"]}}
        page = client.query(**asked)
        assert len(page["Items"]) == 3
        assert page["LastEvaluatedKey"]["sk"] == {"S": "2"}
        pages = client.get_paginator("query").paginate(**asked, PaginationConfig={})
        assert [len(page["Items"]) for page in pages] == [3, 1]

    def test_an_index_has_keys_alone_and_those_items_that_have_its_keys(self, client: Any, table: str) -> None:
        due = {**KEY, "due_shard": {"S": "0"}, "due_at": {"S": "1"}}
        client.put_item(TableName=table, Item={**due, "n": {"N": "1"}})
        client.put_item(TableName=table, Item={**OTHER, "due_shard": {"S": "0"}})
        asked: Any = {
            "TableName": table, "IndexName": "due", "KeyConditionExpression": "due_shard = :s",
            "ExpressionAttributeValues": {":s": {"S": "0"}},
        }  # fmt: skip
        assert client.query(**asked)["Items"] == [due]
        assert client.query(**asked, Limit=1)["LastEvaluatedKey"] == due

    def test_a_batch_has_a_hundred_keys_and_each_once(self, client: Any, table: str) -> None:
        keys = [{**KEY, "sk": {"S": str(number)}} for number in range(101)]
        for wrong in (keys, [KEY, KEY], []):
            _refused(lambda wrong=wrong: client.batch_get_item(RequestItems={table: {"Keys": wrong}}))
        client.put_item(TableName=table, Item=keys[7])
        assert client.batch_get_item(RequestItems={table: {"Keys": keys[:100]}})["Responses"] == {table: [keys[7]]}


def _transact(client: Any, *actions: Any) -> None:
    client.transact_write_items(TransactItems=list(actions))


def _reasons(client: Any, *actions: Any) -> list[str]:
    """Why a transaction was cancelled."""
    with pytest.raises(ClientError, match="Transaction cancelled") as raised:
        _transact(client, *actions)
    response: Any = raised.value.response
    assert response["Error"]["Code"] == "TransactionCanceledException"
    return [reason["Code"] for reason in response["CancellationReasons"]]


def _item(client: Any, table: str) -> Any:
    return _sorted(client.get_item(TableName=table, Key=KEY, ConsistentRead=True)["Item"])


def _sorted(item: Any) -> Any:
    """The item, whatever the order in which a set is told."""
    return {name: {"SS": sorted(value["SS"])} if "SS" in value else value for name, value in item.items()}


def _refused(ask: Any) -> None:
    """It is no request: DynamoDB says so, or its client does."""
    with pytest.raises((ClientError, ParamValidationError)) as raised:
        ask()
    if isinstance(raised.value, ClientError):
        assert raised.value.response["Error"]["Code"] == "ValidationException"


def _refused_in_a_transaction(ask: Any) -> None:
    """It is no request, or none with what the table holds: the reason of the one action says so then."""
    with pytest.raises(ClientError) as raised:
        ask()
    response: Any = raised.value.response
    if response["Error"]["Code"] == "TransactionCanceledException":
        assert [reason["Code"] for reason in response["CancellationReasons"]] == ["ValidationError"]
    else:
        assert response["Error"]["Code"] == "ValidationException"
