"""Strange files, as sources deliver them: what is odd of each is in its name."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

ROWS = [(f"{at:04}", f"Name {at}", at * 3 % 7, f"{at},50", f"{at % 28 + 1:02}.03.2024")
        for at in range(1, 41)]  # fmt: skip


def lines(*rows: str) -> bytes:
    """Lines of text as a file has them."""
    return ("\n".join(rows) + "\n").encode()


def table(delimiter: str, header: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """The rows above in one way of writing."""
    body = [delimiter.join(map(str, row)) for row in ROWS]
    return (end.join([header, *body]) + end).encode(encoding)


#: Files by their name below a folder of their own.
FILES: Mapping[str, Mapping[str, bytes]] = {
    "semicolons": {"a.csv": table(";", "no;name;level;price;day")},
    "tabs": {"a.tsv": table("\t", "no\tname\tlevel\tprice\tday")},
    "tabs_in_txt": {"a.txt": table("\t", "no\tname\tlevel\tprice\tday", end="\r\n")},
    "pipes": {"a.psv": table("|", "no|name|level|price|day")},
    "carets": {"a.dat": table("^", "no^name^level^price^day")},
    "utf16": {"a.csv": table(";", "Nr;Größe;level;price;Tag", "utf-16")},
    "latin1": {"a.csv": table(";", "Nr;Größe;Straße;Preis;Tag", "cp1252")},
    "bom": {"a.csv": b"\xef\xbb\xbf" + table(";", "no;name;level;price;day")},
    "packed": {"a.csv.gz": gzip.compress(table(";", "no;name;level;price;day"))},
    "no_suffix_told": {"export.data": table(";", "no;name;level;price;day")},
    "blanks_in_header": {
        "a.csv": lines(" Customer No , Full  Name ,E-Mail", "1,A,a@b.de", "2,B,c@d.de")
    },
    "names_twice": {"a.csv": lines("id,name,name", "1,a,b", "2,c,d", "3,e,f")},
    "names_by_case": {"a.csv": lines("ID,id,Id", "1,a,x", "2,c,x", "3,e,x")},
    "reserved": {
        "a.csv": lines(
            "select,from,order,group,null,true,no,yes", "1,2,3,4,5,6,7,8", "2,2,3,4,5,6,7,8"
        )
    },
    "own_columns": {
        "a.csv": lines(
            "load_date,record_source,hashdiff,applied_date,load_id,a_hk,rowid,sequence,filename,valid_from",
            "2024-01-01,x,y,2024-01-01,1,1,1,1,1,2024-01-01",
            "2024-01-02,x,y,2024-01-01,2,1,1,1,1,2024-01-01",
        )
    },
    "unicode": {"顧客.csv": lines("顧客番号,名前,📧", "1,太郎,a", "2,花子,b")},
    "symbols": {"a b-c (1).csv": lines("%,#,$,&&,a/b,${x}", "1,2,3,4,5,6", "2,2,3,4,5,7")},
    "quotes": {"a.csv": lines('id,"say ""hi""",\'x\'', '1,"a,b",c', '2,"d\ne",f')},
    "years_for_names": {"a.csv": lines("name,2020,2021", "a,1,2", "b,3,4")},
    "two_delimiters": {"a.csv": lines("id||name", "1||a", "2||b")},
    "no_header": {"a.csv": lines("1,anna,2.5", "2,bob,3.5", "3,carl,4.5")},
    "no_header_texts": {"a.csv": lines("x,red,y", "z,red,y", "w,blue,y", "x,red,y")},
    "all_null": {"a.csv": lines("id,nothing,none", "1,,", "2,,", "3,,")},
    "unnamed_index": {"a.csv": lines(",name,city", "0,a,b", "1,c,d", "2,e,f")},
    "unnamed_empty": {"a.csv": lines("id,name,", "1,a,", "2,b,")},
    "zeros": {
        "a.csv": lines("code,plz,phone", "001,01067,+49 30 1234567", "010,99999,+49 30 7654321")
    },
    "long_digits": {
        "a.csv": lines("n,m", "12345678901234567890123,1", "12345678901234567890124,2")
    },
    "dates": {
        "a.csv": lines(
            "id,a,b,c,d,e",
            "1,31.12.2024,12/31/2024,2024-12-31,20241231,31-Dec-2024",
            "2,01.02.2024,01/02/2024,2024-02-01,20240201,01-Feb-2024",
        )
    },
    "mixed_dates": {"a.csv": lines("id,when", "1,31.12.2024", "2,2024-12-31", "3,12/31/2024")},
    "moments": {
        "a.csv": lines(
            "id,a,b,c,t",
            "1,2024-01-01T10:00:00Z,31.12.2024 10:00,2024-01-01 10:00:00.5,10:30",
            "2,2024-01-02T10:00:00+02:00,01.12.2024 11:00,2024-01-02 10:00:00,11:30",
        )
    },
    "mixed": {"a.csv": lines("id,value", "1,12", "2,A-12", "3,13.5", "4,true", "5,")},
    "booleans": {"a.csv": lines("id,ok,yn", "1,true,yes", "2,FALSE,no", "3,True,yes")},
    "null_words": {"a.csv": lines("id,n,d", "1,NULL,NULL", "2,5,2024-01-01", "3,7,NULL")},
    "no_key": {"a.csv": lines("colour,size", "red,1", "red,2", "blue,1", "red,1", "blue,1")},
    "no_key_personal": {
        "people.csv": lines("first_name,email", "a,a@b.de", "a,a@b.de", "b,c@d.de")
    },
    "one_column": {"a.csv": lines("name", "a", "b", "c")},
    "one_column_commas": {"a.txt": lines("it was, as ever,", "a fine day", "or not; was it?")},
    "one_column_same": {"a.csv": lines("x", "1", "1", "1")},
    "one_row": {"a.csv": lines("id,name", "1,a")},
    "header_alone": {"a.csv": lines("id,name,day")},
    "blank_lines": {"a.csv": lines("", "id,name", "", "1,a", "", "2,b", "")},
    "preamble": {
        "a.csv": lines("Report of March", "", "id,name,price", "1,a,2.50", "2,b,3.50", "3,c,4.5")
    },
    "ragged": {"a.csv": lines("id,name", "1,a", "2,b,c", "3", "4,d", "5,e")},
    "trailing": {"a.csv": lines("id;name", "1;a;", "2;b;", "3;c;")},
    "broken_bytes": {"a.csv": "id,näme\n1,ä\n2,ö\n3,ü\n4,é\n5,è\n6,à\n".encode() + b"7,\xff\n"},
    "wide": {
        "a.csv": lines(
            ",".join(f"c{at}" for at in range(70)),
            *(",".join(str(row * at) for at in range(70)) for row in range(3)),
        )
    },
    "long_name": {"a.csv": lines("x" * 200 + "," + "x" * 201, "1,2", "2,2")},
    "exponents": {"a.csv": lines("id,x", "1,1e5", "2,2.5E-3", "3,7")},
    "thousands": {"a.csv": lines("id;x", "1;1.234,50", "2;2.345,10")},
    "case_keys": {"a.csv": lines("code,n", "ab,1", "AB,2", "Ab,3")},
    "padded": {"a.csv": lines("id,x", " 1 , a", " 2 ,b", "3,  ")},
    "events": {
        "clicks.csv": lines(
            "user_id,happened_at,page",
            "1,2024-01-01 10:00:00,a",
            "2,2024-01-01 10:00:00,b",
            "1,2024-01-01 10:05:00,a",
        )
    },
    "history": {
        "customers.csv": lines(
            "customer_id,updated_at,city", "1,2024-01-01,a", "1,2024-02-01,b", "2,2024-01-01,c"
        )
    },
    "lines_of_json": {
        "a.jsonl": lines(
            *(
                json.dumps({"id": at, "a": {"b": at, "c d": [1]}, "$x": None, "no": at % 2 == 0})
                for at in range(5)
            )
        )
    },
    "array_of_json": {
        "a.json": json.dumps(
            [{"sku": "007", "p": 1.10, "t": ["a"]}, {"sku": "008", "q": {"r": 1}}]
        ).encode()
    },
    "json_mixed": {
        "a.json": json.dumps(
            [{"id": 1, "v": {"x": 1}}, {"id": 2, "v": "text"}, {"id": 3, "v": [1]}]
        ).encode()
    },
    "deliveries": {
        f"items_2024-01-0{day}.csv": lines(
            "item_id,name,stock", *(f"I{at:03},n{at},{at * day}" for at in range(1, 30))
        )
        for day in (1, 2, 3)
    },
    "drifting": {
        "x_1.csv": lines("id,name", "1,a", "2,b"),
        "x_2.csv": lines("id,name,more", "1,a,5", "3,c,6"),
    },
    "changes": {
        f"c_{day}.csv": lines("id,name", *(f"{day}{at},n" for at in range(9))) for day in (1, 2)
    },
    "names_that_meet": {
        "hub.csv": lines("hub_id,link_id,fact", "1,1,a", "2,2,b"),
        "link.csv": lines("link_id,pit,hub", "1,a,b", "2,b,c"),
        "fact.csv": lines("fact_id,hub_id", "1,1", "2,1"),
    },
    "itself": {
        "employees.csv": lines("employee_id,name,manager_id", "1,a,", "2,b,1", "3,c,1", "4,d,2")
    },
    "twice_related": {
        "orders.csv": lines(
            "order_id,billing_customer_id,shipping_customer_id", "10,1,2", "11,2,2", "12,1,1"
        ),
        "customers.csv": lines("id,name", "1,a", "2,b", "3,c"),
    },
    "types_that_differ": {
        "orders.csv": lines("order_id,customer_id", "1,1", "2,2", "3,2"),
        "customers.csv": lines("customer_id,name", "1,a", "2,b", "X9,c"),
    },
    "[odd] folder*name": {
        "a[1].csv": lines("id,name", "1,a", "2,b"),
        "b {x}.csv": lines("k_id,id", "1,1", "2,2"),
    },
}

#: Files of which nothing can be inferred.
UNREADABLE: Mapping[str, bytes] = {
    "empty.csv": b"",
    "blank.csv": b"\n \n",
    "empty.json": b"[]",
    "one_object.json": b'{\n "a": 1\n}\n',
    "no.json": b"not json",
    "no.parquet": b"PAR1 no",
    "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(1, 256)) * 20 + b"\0" * 20,
    "no.csv.gz": b"no",
    "a.zip": b"PK",
    "old.xls": b"\xd0\xcf",
}
