"""Words that are no names in SQL unless they are quoted."""

from __future__ import annotations

_RESERVED = """
    all analyse analyze and anti any array as asc asof asymmetric at authorization between
    binary both by case cast check collate collation column concurrently constraint create cross
    cube current_catalog current_date current_role current_schema current_time current_timestamp
    current_user date day default deferrable desc describe distinct do else end except exists
    false fetch filter first following for foreign freeze from full function generated glob grant
    group groups having hour if ilike in initially inner insert intersect interval into is isnull
    join lambda lateral leading left like limit localtime localtimestamp map minus minute month
    natural not notnull null nulls of offset on only or order outer over overlaps partition
    pivot pivot_longer pivot_wider placing positional preceding primary qualify range references
    replace returning right row rows second select semi session_user set show similar some
    struct summarize symmetric table tablesample then time timestamp to trailing true union
    unique unpivot update user using values variadic verbose view when where window with year
"""
#: Words that at least one engine reserves; quoting one too many does no harm.
RESERVED = frozenset(_RESERVED.split())
