-- A table that another tool has made stays as it is, under another name.
alter table {{ this.table }} rename to {{ aside.name }};
