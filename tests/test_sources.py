"""Files as sources: every record is read exactly or rejected with its reason, none is lost."""

from __future__ import annotations

import csv
import functools
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.dialects import DUCKDB
from vault.entities.feed import Feed, FeedColumn
from vault.entities.origin import FileFormat
from vault.errors import SourceError
from vault.names import Identifier, Sql
from vault.render import Renderer
from vault.sources import discover, grouped, look, mended, mending, reading
from vault.sources.proof import MARK, Writing
from vault.types import parse_type

RENDERER = Renderer(DUCKDB)


def feed_of(pattern: Path, columns: dict[str, Any], format: str = "csv", **options: Any) -> Feed:
    """A feed; a column is its type, or a mapping of FeedColumn's fields."""
    made = []
    for name, given_as in columns.items():
        fields = {"type": given_as} if isinstance(given_as, str) else dict(given_as)
        declared = parse_type(fields.pop("type"))
        assert declared is not None
        fields.setdefault("source", name)
        made.append(FeedColumn(Identifier(name), declared, **fields))
    return Feed("crm", "customers", pattern, FileFormat(format, **options), "changes", tuple(made))


def read(feed: Feed, scratch: Path, checks: Any = ()) -> list[dict[str, Any]]:
    """Stage every delivery of a feed as a caller does and return its rows, numbered."""
    layouts = [look(feed, delivery, scratch) for delivery in discover(feed)]
    rows: list[dict[str, Any]] = []
    for group in grouped(layouts):
        try:
            rows += staged(feed, group, checks)
        except duckdb.Error:
            for smaller in grouped(mended(feed, group, scratch)):
                rows += staged(feed, smaller, checks)
    return rows


@functools.cache
def connection() -> duckdb.DuckDBPyConnection:
    """A database whose session has a zone of its own, which nothing may depend on."""
    database = duckdb.connect()
    database.execute("set timezone = 'America/New_York'")
    return database


def staged(feed: Feed, group: Any, checks: Any) -> list[dict[str, Any]]:
    this, database = reading(feed, group, checks), connection()
    database.execute(
        f"create or replace temp table stage as {RENDERER.render('feed', 'read', this=this)}"
    )
    number = "rowid - min(rowid) over (partition by filename) + 1"
    cursor = database.execute(f"select {number} as row, * from stage order by rowid")
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    database.execute(
        "create or replace temp table refusals as"
        f" select filename, {number} as delivery_row from stage"
    )
    again = database.execute(RENDERER.render("feed", "delivered", this=this)).fetchall()
    delivered = {(filename, number): text for filename, number, text in again}
    assert len(delivered) == len(rows)
    for row in rows:
        if row["rejection"] is not None:
            assert row["delivered"] == delivered[row["filename"], row["row"]]
    return rows


class Case:
    """One file with columns a, b, c read by a feed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, data: bytes, columns: Any = None, format: str = "csv", **options: Any
    ) -> list[dict[str, Any]]:
        path = self.folder / f"data.{format}"
        path.write_bytes(data)
        columns = columns or {"a": "text", "b": "text", "c": "text"}
        return read(feed_of(path, columns, format, **options), self.folder / "scratch")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def cells(rows: list[dict[str, Any]]) -> list[Any]:
    """The values of rows that fit; the reason of a row that does not."""
    return [
        row["rejection"]
        or tuple(
            value
            for name, value in row.items()
            if name not in ("row", "delivery_row", "filename", "rejection", "delivered")
        )
        for row in rows
    ]


QUOTE = "a quote is not closed, or is closed within a field"
NASTY = {
    "plain": (b"a,b,c\n1,2,3\n4,5,6\n", [("1", "2", "3"), ("4", "5", "6")]),
    "crlf": (b"a,b,c\r\n1,2,3\r\n4,5,6\r\n", [("1", "2", "3"), ("4", "5", "6")]),
    "cr": (b"a,b,c\r1,2,3\r4,5,6\r", [("1", "2", "3"), ("4", "5", "6")]),
    "mixed new lines": (b"a,b,c\r\n1,2,3\n4,5,6\r\n", [("1", "2", "3"), ("4", "5", "6")]),
    "lf then crlf": (b"a,b,c\n1,2,3\r\n4,5,6\n", [("1", "2", "3"), ("4", "5", "6")]),
    "no new line at the end": (b"a,b,c\n1,2,3", [("1", "2", "3")]),
    "blank lines": (b"a,b,c\n\n1,2,3\n\n\n4,5,6\n\n", [("1", "2", "3"), ("4", "5", "6")]),
    "blank lines before the header": (b"\n\na,b,c\n1,2,3\n", [("1", "2", "3")]),
    "a line of blanks": (b"a,b,c\n   \n1,2,3\n", [("1", "2", "3")]),
    "too few fields": (b"a,b,c\n1,2\n4,5,6\n", ["too few fields: 2 of 3", ("4", "5", "6")]),
    "too many fields": (
        b"a,b,c\n1,2,3,4,5\n4,5,6\n",
        ["too many fields: 5 of 3", ("4", "5", "6")],
    ),
    "too few and too many": (
        b"a,b,c\n1,2\n3,4,5,6\n4,5,6\n",
        ["too few fields: 2 of 3", "too many fields: 4 of 3", ("4", "5", "6")],
    ),
    "unterminated quote": (
        b'a,b,c\n1,"2,3\n4,5,6\n7,"8,8",9\n',
        [QUOTE, ("4", "5", "6"), ("7", "8,8", "9")],
    ),
    "unterminated quote, no other": (b'a,b,c\n1,"2,3\n4,5,6\n', [QUOTE, ("4", "5", "6")]),
    "unterminated quote at the end": (b'a,b,c\n4,5,6\n1,"2,3', [("4", "5", "6"), QUOTE]),
    "text after a quote": (b'a,b,c\n1,"2"x,3\n4,5,6\n', [QUOTE, ("4", "5", "6")]),
    "quote within text": (b'a,b,c\n1,x"y,3\n', [("1", 'x"y', "3")]),
    "blank before a quote": (b'a,b,c\n1, "2" ,3\n', [("1", ' "2" ', "3")]),
    "escaped quotes": (b'a,b,c\n1,"""2""",""""\n', [("1", '"2"', '"')]),
    "delimiter in quotes": (b'a,b,c\n1,"2,2",3\n', [("1", "2,2", "3")]),
    "new line in quotes": (b'a,b,c\n1,"2\n2",3\n4,5,6\n', [("1", "2\n2", "3"), ("4", "5", "6")]),
    "crlf in quotes": (b'a,b,c\n1,"2\r\n2",3\n', [("1", "2\r\n2", "3")]),
    "cr in quotes": (b'a,b,c\r\n1,"2\r2",3\r\n', [("1", "2\r2", "3")]),
    "invalid utf-8": (b"a,b,c\n1,\xff,3\n4,5,6\n", ["not valid utf-8", ("4", "5", "6")]),
    "a cut utf-8 sequence at the end": (
        b"a,b,c\n4,5,6\n1,2,\xc3",
        [("4", "5", "6"), "not valid utf-8"],
    ),
    "nul byte": (b"a,b,c\n1,x\0y,3\n", [("1", "x\0y", "3")]),
    "byte order mark": (b"\xef\xbb\xbfa,b,c\n1,2,3\n", [("1", "2", "3")]),
    "byte order mark and fault": (
        b"\xef\xbb\xbfa,b,c\n1,2\n1,2,3\n",
        ["too few fields: 2 of 3", ("1", "2", "3")],
    ),
    "byte order mark, quoted name": (b'\xef\xbb\xbf"a",b,c\n1,2,3\n', [("1", "2", "3")]),
    "blanks around names": (b' a ,b  ,"c "\n1,2,3\n', [("1", "2", "3")]),
    "new line in a name": (b'a,b,c,"d\nd"\n1,2,3,4\n', [("1", "2", "3")]),
    "other order": (b"c,a,b\n3,1,2\n", [("1", "2", "3")]),
    "extra columns": (b"x,c,y,a,b\n0,3,0,1,2\n", [("1", "2", "3")]),
    "header only": (b"a,b,c\n", []),
    "header only, no new line": (b"a,b,c", []),
    "zero bytes": (b"", []),
    "only new lines": (b"\n\n", []),
    "empty is null": (b'a,b,c\n,"",\n', [(None, None, None)]),
    "blanks are kept": (b'a,b,c\n  x ," ",\ty\n', [("  x ", " ", "\ty")]),
    "a mark of ours in the data": (
        b"a,b,c\n\x02broken\x02y,2,3\n4,5,6\n",
        [("\x02broken\x02y", "2", "3"), ("4", "5", "6")],
    ),
    "a mark of ours beside a fault": (
        b"a,b,c\n\x02broken\x02y,2,3\n4,5\n",
        [("\x02broken\x02y", "2", "3"), "too few fields: 2 of 3"],
    ),
}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_csv_is_read_or_rejected_row_by_row(case: Case, name: str) -> None:
    data, expected = NASTY[name]
    rows = case(data)
    assert cells(rows) == expected
    assert [row["row"] for row in rows] == list(range(1, len(expected) + 1))
    assert all(row["filename"] == str(case.folder / "data.csv") for row in rows)


def test_a_broken_line_is_kept_as_it_was_delivered(case: Case) -> None:
    rows = case(b'a,b,c\n1,"2,3\n4,5,6,7\n\xff,"x\ny"\n')
    assert [json.loads(row["delivered"]) for row in rows] == [
        {"line": '1,"2,3'},
        {"line": "4,5,6,7"},
        {"line": '\\xff,"x\ny"'},
    ]


def test_a_rejected_row_is_kept_with_all_columns_under_the_names_of_the_source(case: Case) -> None:
    columns = {"no": {"type": "integer", "source": "Cust No"}, "b": "date"}
    (row,) = case(b"Cust No,other,b\n two ,,2024-02-30\n", columns)
    assert row["rejection"] == "no: ' two ' is not an integer; b: '2024-02-30' is not a date"
    assert json.loads(row["delivered"]) == {"Cust No": " two ", "other": "", "b": "2024-02-30"}


def test_one_column_reads_blank_lines_as_nothing(case: Case) -> None:
    assert cells(case(b'a\n1\n\n""\n \n2\n', {"a": "text"})) == [("1",), (None,), (" ",), ("2",)]


def test_very_long_lines(case: Case) -> None:
    long = "y" * (9 << 20)
    rows = case(f'a,b,c\n1,{long},3\n4,"{long}\n",6\n7,8\n'.encode())
    assert cells(rows) == [("1", long, "3"), ("4", long + "\n", "6"), "too few fields: 2 of 3"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings(case: Case, encoding: str) -> None:
    rows = case('a,b,c\né,2,"ü,\n"\n4,5\n'.encode(encoding), encoding=encoding)
    assert cells(rows) == [("é", "2", "ü,\n"), "too few fields: 2 of 3"]
    assert rows[0]["filename"] == str(case.folder / "data.csv")


def test_a_byte_the_encoding_does_not_know(case: Case) -> None:
    assert cells(case(b"a,b,c\n1,\x81,3\n4,\xe9,6\n", encoding="cp1252")) == [
        "not valid cp1252",
        ("4", "é", "6"),
    ]


def test_a_packed_file(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "data.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    rows = read(feed_of(path, {"a": "text"}), tmp_path / "scratch")
    assert cells(rows) == [("1",)]
    assert rows[0]["filename"] == str(path)


def test_other_delimiters_and_quotes(case: Case) -> None:
    assert cells(case(b"a;b;c\n1;';';3\n4;5\n", delimiter=";", quote="'")) == [
        ("1", ";", "3"),
        "too few fields: 2 of 3",
    ]
    assert cells(case(b'a\tb\tc\n1\t"2\t3\n\t\t\n4\t5\n', delimiter="\t", quote="")) == [
        ("1", '"2', "3"),
        (None, None, None),
        "too few fields: 2 of 3",
    ]


def test_a_delimiter_of_two_bytes(case: Case) -> None:
    assert cells(case("a¦b¦c\n1¦2¦3\n4¦5\n".encode(), delimiter="¦")) == [
        ("1", "2", "3"),
        "too few fields: 2 of 3",
    ]


def test_without_a_header_columns_go_by_position(case: Case) -> None:
    columns = {"x": {"type": "integer", "source": "a"}, "y": {"type": "text", "source": "a"}}
    rows = case(b"1,2\n3\nx,4\n", columns, header=False)
    assert cells(rows) == [(1, "2"), "too few fields: 1 of 2", "x: 'x' is not an integer"]


def test_the_null_text_of_a_feed(case: Case) -> None:
    columns = {"a": "text", "b": "integer", "c": "text"}
    rows = case(b'a,b,c\nNULL,NULL,\n"NULL",,x\nNULL,y,z\n', columns, null="NULL")
    assert cells(rows) == [(None, None, ""), (None, None, "x"), "b: 'y' is not an integer"]
    assert json.loads(rows[2]["delivered"]) == {"a": "NULL", "b": "y", "c": "z"}


def test_derived_columns_and_checks(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(b"a,b\nx,1\ny,\n,2\nz,two\nw,0\n")
    columns = {
        "a": "text",
        "b": "integer",
        "up": {"type": "text", "value": "upper(a)"},
        "part": {"type": "integer", "value": "case when b = 0 then a::integer else b + 1 end"},
    }
    checks = [(Sql("a is null"), "a: the key of customer is missing")]
    rows = read(feed_of(tmp_path / "data.csv", columns), tmp_path / "scratch", checks)
    assert cells(rows) == [
        ("x", 1, "X", 2),
        ("y", None, "Y", None),
        "a: the key of customer is missing",
        "b: 'two' is not an integer",
        "part: its rule fails on this row",
    ]
    assert json.loads(rows[2]["delivered"]) == {"a": "", "b": "2"}


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
NASTY_TEXT = st.one_of(TEXT, st.text(st.sampled_from('",;\n\r\t \x02\x00aé1'), max_size=6))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(NASTY_TEXT, NASTY_TEXT, NASTY_TEXT), max_size=6),
    form=st.sampled_from(
        [("\r\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_ALL), ("\n", csv.QUOTE_ALL)]
    ),
)
def test_what_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: Any, form: Any
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=form[0], quoting=form[1])
    writer.writerow("abc")
    writer.writerows(rows)
    got = cells(Case(folder)(text.getvalue().encode()))
    assert [
        tuple(value or "" for value in row) if isinstance(row, tuple) else row for row in got
    ] == rows


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"1,2,3\n",
                b"1,2,3\n",
                b'"',
                b",",
                b"\n",
                b"\r\n",
                b"\r",
                b" ",
                b"x",
                b"\xff",
                b"\x00",
            ]
        )
    ).map(b"".join)
)
def test_duckdb_and_python_read_any_bytes_alike(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    got = Case(folder)(b"a,b,c\n" + data)
    assert [row["row"] for row in got] == list(range(1, len(got) + 1))
    _, mended_copy = mending._rewritten(data, Writing(",", '"', 3), b"\n", "utf-8", True, False)
    lines = csv.reader(io.StringIO(mended_copy.decode(), newline=""))
    expected = [
        lead.split("\x02")[2]
        if lead.startswith(MARK)
        else (lead or None, *(x or None for x in rest))
        for lead, *rest in lines
    ]
    assert cells(got) == expected


def test_many_small_files(tmp_path: Path) -> None:
    for number in range(40):
        body = "".join(f"{number}-{line},{line}\n" for line in range(5))
        (tmp_path / f"part_{number:03}.csv").write_text(f"a,b\n{body}")
    (tmp_path / "part_010.csv").write_text("b,a\n1,x\n2\n")
    rows = read(feed_of(tmp_path / "part_*.csv", {"a": "text", "b": "integer"}), tmp_path / "s")
    assert len(rows) == 39 * 5 + 2
    assert [row["filename"] for row in rows] == sorted(row["filename"] for row in rows)
    assert cells(rows)[50:52] == [("x", 1), "too few fields: 1 of 2"]


def test_discover_sorts_by_name_and_gives_digests(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "A.csv", ".hidden.csv"):
        (tmp_path / name).write_bytes(b"abc")
    found = discover(feed_of(tmp_path / "*.csv", {"a": "text"}))
    assert [Path(one.path).name for one in found] == ["A.csv", "a.csv", "b.csv"]
    assert found[0].bytes == 3
    assert found[0].sha256.startswith("ba7816bf")
    assert discover(feed_of(tmp_path / "*.json", {"a": "text"})) == ()


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(SourceError, match=r"x\.csv: is a folder, not a file"):
        discover(feed_of(tmp_path / "*.csv", {"a": "text"}))


def test_names_with_signs_of_a_glob(tmp_path: Path) -> None:
    for name in ("a[1].csv", "a1.csv", "it's *.csv"):
        (tmp_path / name).write_bytes(f"a,b\n{name},2\n3\n".encode())
    rows = read(feed_of(tmp_path / "*.csv", {"a": "text"}), tmp_path / "scratch")
    assert [(Path(row["filename"]).name, row["a"]) for row in rows if not row["rejection"]] == [
        (name, name) for name in ("a1.csv", "a[1].csv", "it's *.csv")
    ]


def test_all_missing_columns_at_once(case: Case) -> None:
    columns = {
        "no": "text",
        "joined_on": "date",
        "zzz": "text",
        "b": {"type": "text", "missing_is_null": True},
    }
    with pytest.raises(SourceError) as caught:
        case(b"no,joined_no\n1,2\n", columns)
    path = case.folder / "data.csv"
    assert str(caught.value).splitlines() == [
        f"{path}: column 'joined_on' is missing; the file has 'joined_no'; if the source renamed it"
        " say `from: joined_no`; if it may be absent say `missing: null`",
        f"{path}: column 'zzz' is missing; the file has 'joined_no', 'no'; if the source renamed it"
        " say `from:` with its name there; if it may be absent say `missing: null`",
    ]


def test_an_absent_column_may_be_null(case: Case) -> None:
    columns = {"a": "text", "b": {"type": "decimal(5,2)", "missing_is_null": True}}
    assert cells(case(b"a\n1\n", columns)) == [("1", None)]


def test_duplicate_names_in_a_header(case: Case) -> None:
    with pytest.raises(SourceError, match=r"the header has 'a' more than once"):
        case(b"a,b,a \n1,2,3\n")


def test_an_unknown_encoding(case: Case) -> None:
    with pytest.raises(SourceError, match=r"'utf-88' is not an encoding"):
        case(b"a,b,c\n", encoding="utf-88")
