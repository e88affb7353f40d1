"""JSON with the text of its numbers kept: DuckDB's JSON functions read 1.10 as the double 1.1.

Strings are told from what is between them by the quotes, once no quote stands inside a string
(`\"` becomes `\u0022`); then every number outside of strings is put in quotes.
"""

from __future__ import annotations

from vault.names import Sql

#: Up to the next number outside of strings, and the number; at the end of the text, nothing.
_TOKEN = '((?:[^"0-9-]|"[^"]*")*)(-?[0-9][0-9.eE+-]*|$)'
_LIKELY = "([:,\\[] *)(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)|-0)"
_INEXACT = r"-0(?:\D|$)|\.\d+0(?:\D|$)|\d[eE]|\d\.000|\d[\d.]{15}"
_MARK = "\\u0001"


def inexact(text: str) -> Sql:
    """Whether a text may hold a number that a double would not give back as it stands.

    Those are: minus zero, a zero at the end of a fraction of several digits, an exponent, a small
    fraction, more digits than a double keeps. Other integers are exact.
    """
    return Sql(f"regexp_matches({text}, '{_INEXACT}')")


def numbers_as_text(text: str, mark: str = "") -> Sql:
    """Valid JSON with every number as a string of its text, after `mark`."""
    # the blank at the end lets the pattern match there once, after a number too
    plain = f"replace(replace({text} || ' ', '\\\\', '\\u005c'), '\\\"', '\\u0022')"
    escaped = mark.replace("\\", "\\\\")
    quoted = f"regexp_replace({plain}, '{_TOKEN}', '\\1\"{escaped}\\2\"', 'g')"
    return Sql(f"left({quoted}, -{len(mark) + 2})")


def exact_values(line: str, paths: str) -> Sql:
    """The texts at the paths of a line of JSON, numbers as they stand; null if it is not valid.

    Quotes are first put around whatever looks like a number after a colon, a comma or a bracket.
    Within a string that leaves no JSON: a string would end before the number. Only then is the
    line taken apart with care.
    """
    quick = f"regexp_replace({line}, '{_LIKELY}', '\\1\"\\2\"', 'g')"
    found = f"try(json_extract_string({quick}, {paths}))"
    careful = f"json_extract_string({numbers_as_text(line)}, {paths})"
    return Sql(
        f"case when not {inexact(line)} then try(json_extract_string({line}, {paths}))"
        f" when json_valid({line}) then coalesce({found}, {careful}) end"
    )


def canonical_json(text: str) -> Sql:
    """JSON without blanks between its tokens and its numbers as they stand; null if not valid.

    DuckDB takes NaN and Infinity for numbers; JSON has none.
    """
    unquoted = f"regexp_replace({text}, '\"(?:[^\"\\\\]|\\\\.)*\"', '', 'g')"
    strange = f"regexp_matches({text}, '(?i)nan|inf') and regexp_matches({unquoted}, '(?i)nan|inf')"
    sound = f"json_valid({text}) and not ({strange})"
    return Sql(f"case when {sound} then {_kept(text, 'json({})')}::json end")


def json_at(line: str, path: str) -> Sql:
    """The text of the JSON value at a path of a valid line; null where there is none."""
    return Sql(f"nullif({_kept(line, f'json_extract({{}}, {path})')}, 'null')")


def _kept(text: str, function: str) -> str:
    """What a function makes of JSON text, its numbers marked before and freed again after."""
    marked = function.format(numbers_as_text(text, _MARK))
    freed = f"regexp_replace({marked}::varchar, '\"\\\\u0001([^\"]*)\"', '\\1', 'g')"
    marked_apart = f"{inexact(text)} and not contains({text}, '{_MARK}')"
    return f"case when {marked_apart} then {freed} else {function.format(text)}::varchar end"
