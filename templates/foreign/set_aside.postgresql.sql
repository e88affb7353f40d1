-- A table that another tool has made stays as it is, under another name; so do keys and indexes,
-- whose names the new table wants.
alter table {{ this.table }} rename to {{ aside.name }};

alter index if exists {{ index }} rename to {{ aside_index }};
