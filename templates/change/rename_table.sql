-- A table gets another name; no row of it is touched.
alter table {{ before }} rename to {{ this.table.name }};
