"""Types: a cell becomes exactly what it says, or its row is rejected."""

from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_sources import Case, cells, connection, feed_of, read

from vault.errors import SourceError
from vault.sources import discover, look

BAD = object()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


CELLS: dict[str, list[tuple[str, Any]]] = {
    "integer": [
        ("1", 1),
        (" 12 ", 12),
        ("+7", 7),
        ("-0", 0),
        ("007", 7),
        ("1.0", 1),
        ("5.", 5),
        ("", None),
        ("  ", None),
        ("2147483647", 2147483647),
        ("2147483648", BAD),
        ("1.5", BAD),
        ("1e3", BAD),
        ("1_000", BAD),
        ("0x1F", BAD),
        ("1,000", BAD),
        ("two", BAD),
        ("--1", BAD),
        ("1 2", BAD),
        ("١", BAD),
        ("nan", BAD),
    ],
    "bigint": [
        ("9223372036854775807", 9223372036854775807),
        ("9223372036854775808", BAD),
        ("1.0000000000000000001", BAD),
    ],
    "decimal(10,2)": [
        ("1.23", Decimal("1.23")),
        ("1.2", Decimal("1.20")),
        ("7", Decimal("7.00")),
        ("1.2300", Decimal("1.23")),
        (".5", Decimal("0.50")),
        ("5.", Decimal("5.00")),
        (" -1.20 ", Decimal("-1.20")),
        ("1.239", BAD),
        ("1e2", BAD),
        ("1e-5", BAD),
        ("1_0.5", BAD),
        ("99999999.99", Decimal("99999999.99")),
        ("100000000", BAD),
        ("1,5", BAD),
        (".", BAD),
        ("NaN", BAD),
        ("inf", BAD),
        ("-0.00", Decimal("0.00")),
    ],
    "decimal(38,0)": [("99999999999999999999999999999999999999", Decimal("9" * 38)), ("0.1", BAD)],
    "decimal(38,38)": [("0." + "1" * 38, Decimal("0." + "1" * 38)), ("1", BAD)],
    "double": [
        ("1.5", 1.5),
        ("1e5", 1e5),
        (" -2.50 ", -2.5),
        ("inf", math.inf),
        ("-Infinity", -math.inf),
        ("1e400", BAD),
        ("1_0", BAD),
        ("x", BAD),
        (".5", 0.5),
        ("0.1", 0.1),
    ],
    "boolean": [
        ("true", True),
        ("FALSE", False),
        ("t", True),
        ("f", False),
        ("1", True),
        ("0", False),
        ("Yes", True),
        ("no", False),
        (" TRUE ", True),
        ("2", BAD),
        ("maybe", BAD),
        ("", None),
    ],
    "date": [
        ("2024-02-29", date(2024, 2, 29)),
        ("2024-2-3", date(2024, 2, 3)),
        (" 2024-02-03 ", date(2024, 2, 3)),
        ("2024-02-30", BAD),
        ("2023-02-29", BAD),
        ("2024/02/03", BAD),
        ("03.02.2024", BAD),
        ("2024-02-03 10:00:00", BAD),
        ("epoch", BAD),
        ("infinity", BAD),
        ("24-02-03", BAD),
        ("0000-01-01", BAD),
        ("10000-01-01", BAD),
        ("2024-02-03 (BC)", BAD),
        ("0001-01-01", date(1, 1, 1)),
    ],
    "timestamp": [
        ("2024-02-03 10:00:00", at("2024-02-03 10:00")),
        ("2024-02-03", at("2024-02-03")),
        ("2024-02-03T10:00:00.5", at("2024-02-03 10:00:00.5")),
        ("2024-02-03 10:00", at("2024-02-03 10:00")),
        ("2024-02-03 10:00:00.123456", at("2024-02-03 10:00:00.123456")),
        ("2024-02-03 10:00:00.1234560", at("2024-02-03 10:00:00.123456")),
        ("2024-02-03 10:00:00.1234567", BAD),
        ("2024-02-03 25:00:00", BAD),
        ("2024-02-03 10:00:00Z", BAD),
        ("2024-02-03 10:00:00+02", BAD),
        ("2024-02-30 10:00:00", BAD),
        ("now", BAD),
        ("2024-02-03 10:00:00 Europe/Berlin", BAD),
    ],
    "timestamptz": [
        ("2024-02-03 10:00:00+02", utc("2024-02-03 08:00")),
        ("2024-02-03T10:00:00Z", utc("2024-02-03 10:00")),
        ("2024-02-03 10:00:00", utc("2024-02-03 10:00")),
        ("2024-02-03", utc("2024-02-03 00:00")),
        ("2024-02-03 10:00:00.25-03:30", utc("2024-02-03 13:30:00.25")),
        ("2024-02-03 10:00:00 UTC", utc("2024-02-03 10:00")),
        ("2024-02-03 10:00 Europe/Berlin", BAD),
        ("2024-02-03 10:00:00.1234567Z", BAD),
        ("x", BAD),
    ],
    "time": [
        ("10:00", time(10)),
        ("10:00:00.5", time(10, 0, 0, 500000)),
        ("25:00:00", BAD),
        ("10:00:00.1234567", BAD),
        ("10:00:00+02", BAD),
    ],
    "json": [
        ('{"a" : 1.10, "b": [1e5, "x 1.50"]}', '{"a":1.10,"b":[1e5,"x 1.50"]}'),
        (
            '{"n": 12345678901234567890.12345678901234567890}',
            '{"n":12345678901234567890.12345678901234567890}',
        ),
        ('"text"', '"text"'),
        ("{", BAD),
        ("'a'", BAD),
        ("01.5", BAD),
        ("[1.5,]", "[1.5]"),
        ('{"a": NaN}', BAD),
        ('{"a": "NaN"}', '{"a":"NaN"}'),
        ("-Infinity", BAD),
        ("", None),
        ('{"a": "\\" 1.5 \\\\", "b": 2.50}', None),
    ],
    "binary": [("00fFa0", b"\x00\xff\xa0"), ("0", BAD), ("xx", BAD), ("", None)],
    "text": [(" x ", " x "), ("NULL", "NULL"), ("é", "é")],
}


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("declared", CELLS)
def test_a_cell_fits_exactly_or_its_row_is_rejected(case: Case, declared: str) -> None:
    data = "k,v\n" + "".join(f"x,{quoted(text)}\n" for text, _ in CELLS[declared])
    rows = case(data.encode(), {"v": declared})
    for row, (text, expected) in zip(rows, CELLS[declared], strict=True):
        if expected is BAD:
            article = "an" if declared[0] == "i" else "a"
            assert row["rejection"] == f"v: '{text}' is not {article} {declared}"
            assert json.loads(row["delivered"]) == {"k": "x", "v": text}
        else:
            assert row["rejection"] is None, text
            if not text.startswith('{"a": "\\"'):
                assert row["v"] == expected
                assert type(row["v"]) is type(expected)
            else:
                assert row["v"] == '{"a":"\\" 1.5 \\\\","b":2.50}'


def test_nan_is_a_double(case: Case) -> None:
    (row,) = case(b"v\nnan\n", {"v": "double"})
    assert math.isnan(row["v"])


def test_the_decimal_comma(case: Case) -> None:
    columns = {"v": "decimal(10,2)", "w": "double"}
    rows = case(b"v;w\n1,5;2,5\n1.5;1\n1.234,5;1\n1;1.5\n", columns, delimiter=";", decimal=",")
    assert cells(rows) == [
        (Decimal("1.50"), 2.5),
        "v: '1.5' is not a decimal(10,2)",
        "v: '1.234,5' is not a decimal(10,2)",
        "w: '1.5' is not a double",
    ]


def test_formats_of_dates_and_timestamps(case: Case) -> None:
    columns = {
        "d": "date",
        "t": "timestamp",
        "o": {"type": "date", "format": "%Y%m%d"},
        "z": {"type": "timestamptz", "format": "%d.%m.%Y %H:%M %z"},
    }
    rows = case(
        b"d,t,o,z\n31.12.2024,31.12.2024 10:30,20241231,31.12.2024 10:30 +0100\n"
        b"2024-12-31,,,\n30.02.2024,,,\n,x,,\n,,,\n 01.02.2024 ,,,\n31.12.2024 x,,,\n",
        columns,
        date_format="%d.%m.%Y",
        timestamp_format="%d.%m.%Y %H:%M",
    )
    assert cells(rows) == [
        (date(2024, 12, 31), at("2024-12-31 10:30"), date(2024, 12, 31), utc("2024-12-31 09:30")),
        "d: '2024-12-31' is not a date",
        "d: '30.02.2024' is not a date",
        "t: 'x' is not a timestamp",
        (None, None, None, None),
        (date(2024, 2, 1), None, None, None),
        "d: '31.12.2024 x' is not a date",
    ]


def test_a_date_format_with_a_time_loses_nothing(case: Case) -> None:
    rows = case(
        b"d\n31.12.2024 00:00\n31.12.2024 10:00\n", {"d": "date"}, date_format="%d.%m.%Y %H:%M"
    )
    assert cells(rows) == [(date(2024, 12, 31),), "d: '31.12.2024 10:00' is not a date"]


def test_a_long_cell_is_cut_in_the_reason_only(case: Case) -> None:
    (row,) = case(b"v\n" + b"x" * 100 + b"\n", {"v": "integer"})
    assert row["rejection"] == f"v: '{'x' * 60}…' is not an integer"
    assert json.loads(row["delivered"]) == {"v": "x" * 100}


JSON = {"a": "text", "b": "decimal(38,20)", "n": {"type": "text", "source": "$.customer.name"}}


def test_json_lines(case: Case) -> None:
    rows = case(
        b'{"a": 1.10, "b": 12345678901234567.12345678901234567890,'
        b' "customer": {"name": "\\u00e9\\n"}}\n\n'
        b'{"a": 12345678901234567890123, "b": "1.5"}\n{"a": \n[1]\n{"b": 1.5} x\n'
        b'{"a": true, "b": null, "customer": null}\n{"a": {"x": [1.50, "t 2.50"]}}\n'
        b'{"a": " 5 \\" {1.5", "b": 1e2}\n5\n{"a": "\xff"}\n  {"b": 01.5}',
        JSON,
        "json",
    )
    assert cells(rows) == [
        ("1.10", Decimal("12345678901234567.12345678901234567890"), "é\n"),
        ("12345678901234567890123", Decimal("1.5"), None),
        "not valid JSON",
        "not a JSON object",
        "not valid JSON",
        ("true", None, None),
        ('{"x":["1.50","t 2.50"]}', None, None),
        "b: '1e2' is not a decimal(38,20)",
        "not a JSON object",
        "not valid JSON",
        "not valid JSON",
    ]
    assert json.loads(rows[2]["delivered"]) == {"line": '{"a": '}
    assert json.loads(rows[7]["delivered"]) == {"a": ' 5 " {1.5', "b": 1e2}
    assert json.loads(rows[9]["delivered"]) == {"line": '{"a": "\\xff"}'}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.from_regex(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,14})?", fullmatch=True), min_size=20)
)
def test_numbers_of_json_keep_their_text(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[str]
) -> None:
    data = "".join(f'{{"v": {number}}}\n' for number in numbers)
    rows = Case(tmp_path_factory.mktemp("json"))(data.encode(), {"v": "text"}, "json")
    assert [row["v"] for row in rows] == numbers


def test_a_json_array_is_read_as_its_rows(case: Case) -> None:
    rows = case(b'[{"a": 1.10,\n "b": 2},{"a": "x\\ny"}\n, {"a": 3}]', {"a": "text"}, "json")
    assert cells(rows) == [("1.10",), ("x\ny",), ("3",)]
    rows = case(b'[{"a": 1}, {"a": 2}, {"a" 3}, {"a": 4}]', {"a": "text"}, "json")
    assert cells(rows) == [("1",), ("2",), "not valid JSON"]
    assert json.loads(rows[2]["delivered"]) == {"line": ', {"a" 3}, {"a": 4}]'}
    assert cells(case(b"[]", {"a": "text"}, "json")) == []


def test_keys_of_json(case: Case) -> None:
    names = ["a b", "x/y~z", 'say "hi"', "0", "a.b", "line", "values"]
    row = json.dumps({name: name for name in names})
    assert cells(case(row.encode(), dict.fromkeys(names, "text"), "json")) == [tuple(names)]


def test_a_json_column_keeps_its_numbers(case: Case) -> None:
    rows = case(
        b'{"v": {"x": [1.50,  1e400], "s": "1.50"}}\n{"v": null}\n{"v": "t"}\n{}\n'
        b'{"v": 12345678901234567890.5}\n',
        {"v": "json"},
        "json",
    )
    assert cells(rows) == [
        ('{"x":[1.50,1e400],"s":"1.50"}',),
        (None,),
        ('"t"',),
        (None,),
        ("12345678901234567890.5",),
    ]


def test_a_key_in_no_row_is_missing(case: Case) -> None:
    assert cells(case(b'{"b": 1}\n{"a": 2, "b": 1}\n', {"a": "integer"}, "json")) == [(None,), (2,)]
    assert case(b"", {"a": "integer"}, "json") == []
    assert cells(case(b"{\n", {"a": "integer"}, "json")) == ["not valid JSON"]
    with pytest.raises(SourceError, match=r"column 'amount' is missing; the file has 'amounts'"):
        case(b'{"amounts": 1, "x": "amount"}\n', {"amount": "integer"}, "json")
    nested = {"v": {"type": "text", "source": "$.a.c"}}
    with pytest.raises(SourceError, match=r"column '\$\.a\.c' is missing"):
        case(b'{"a": {"b": 1}}\n', nested, "json")


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_categories=("Cs",)), max_size=6)
        | st.sampled_from(['1.5"', '\\"2.5', ":3e5,", "\x01"]),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    st.booleans(),
)
def test_any_json_value_is_kept(
    tmp_path_factory: pytest.TempPathFactory, value: Any, ascii: bool
) -> None:
    line = json.dumps({"v": value, "w": "x"}, ensure_ascii=ascii)
    line = line.encode("utf-8", "surrogatepass").decode("utf-8", "ignore") if not ascii else line
    row = Case(tmp_path_factory.mktemp("json"))(line.encode(), {"v": "json", "w": "text"}, "json")[
        0
    ]
    if row["rejection"] is None:
        assert row["w"] == "x"
        assert json.loads(row["v"] or "null") == json.loads(line)["v"]


def parquet(case: Case, select: str, columns: Any) -> list[dict[str, Any]]:
    path = case.folder / "data.parquet"
    duckdb.sql(f"copy ({select}) to '{path}' (format parquet)")
    return read(feed_of(path, columns, "parquet"), case.folder / "scratch")


PARQUET = [
    ("1.5::double", "decimal(10,2)", Decimal("1.50")),
    ("1.1::double", "decimal(10,2)", Decimal("1.10")),
    ("1.239::double", "decimal(10,2)", BAD),
    ("'nan'::double", "decimal(10,2)", BAD),
    ("1.0::double", "integer", 1),
    ("1.5::double", "integer", BAD),
    ("'inf'::double", "double", math.inf),
    ("5::bigint", "integer", 5),
    ("3000000000::bigint", "integer", BAD),
    ("5::smallint", "bigint", 5),
    ("12.3400::decimal(12,4)", "decimal(10,2)", Decimal("12.34")),
    ("12.3456::decimal(12,4)", "decimal(10,2)", BAD),
    ("9007199254740993::bigint", "double", BAD),
    ("5::integer", "text", "5"),
    ("1::integer", "boolean", True),
    ("2::integer", "boolean", BAD),
    ("'two'", "integer", BAD),
    ("' 2 '", "integer", 2),
    ("' x'", "text", " x"),
    ("timestamp '2024-01-02 00:00:00'", "date", date(2024, 1, 2)),
    ("timestamp '2024-01-02 10:00:00'", "date", BAD),
    ("date '2024-01-02'", "timestamp", at("2024-01-02")),
    ("timestamptz '2024-01-02 10:00:00+02'", "timestamp", at("2024-01-02 08:00")),
    ("timestamp '2024-01-02 10:00:00'", "timestamptz", utc("2024-01-02 10:00")),
    ("'2024-01-02 10:00:00.123456789'::timestamp_ns", "timestamp", BAD),
    (
        "'2024-01-02 10:00:00.123456000'::timestamp_ns",
        "timestamp",
        at("2024-01-02 10:00:00.123456"),
    ),
    ("'2024-01-02 10:00:00.123456789'::timestamp_ns", "timestamptz", BAD),
    ("{'a': [1, 2]}", "json", '{"a":[1,2]}'),
    ("{'a': 1}", "integer", BAD),
    ("'abc'::blob", "binary", b"abc"),
    ("'abc'::blob", "text", "abc"),
    ("'\\xFF'::blob", "text", BAD),
    ("null::integer", "date", None),
    ("{'a': 1}", "text", '{"a":1}'),
    ("'{\"a\": 1.50}'", "json", '{"a":1.50}'),
]


@pytest.mark.parametrize(("given_as", "declared", "expected"), PARQUET)
def test_a_parquet_value_becomes_the_same_value_or_its_row_is_rejected(
    case: Case, given_as: str, declared: str, expected: Any
) -> None:
    (row,) = parquet(case, f"select {given_as} as v, 7 as other", {"v": declared})
    if expected is BAD:
        assert row["rejection"].startswith("v: '")
        assert json.loads(row["delivered"])["other"] == 7
    else:
        assert (row["rejection"], row["v"]) == (None, expected)


def test_parquet_of_the_declared_types_costs_nothing(case: Case) -> None:
    from vault.sources import reading

    parquet(case, "select 1 as i, 'x' as t, 1.5::decimal(5,2) as d", {"i": "integer"})
    feed = feed_of(
        case.folder / "data.parquet", {"i": "integer", "t": "text", "d": "decimal(5,2)"}, "parquet"
    )
    layout = look(feed, discover(feed)[0], case.folder)
    this = reading(feed, [layout])
    assert this.misfits == "null::varchar"
    assert all(cell.misfit is None for cell in this.cells)


def test_parquet_columns_of_any_name(case: Case) -> None:
    columns = {"a b": "text", 'say "hi"': "integer", "order": "date"}
    select = '''select 'x' as "a b", 1 as "say ""hi""", date '2024-01-02' as "order"'''
    assert cells(parquet(case, select, columns)) == [("x", 1, date(2024, 1, 2))]


def test_what_is_not_parquet(case: Case) -> None:
    with pytest.raises(SourceError, match=r"data\.parquet: is not a Parquet file"):
        case(b"a,b\n", {"a": "text"}, "parquet")
    with pytest.raises(SourceError, match=r"column 'b' is missing; the file has 'a'"):
        parquet(case, "select 1 as a", {"b": "text"})
    assert connection() is not None
