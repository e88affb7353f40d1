-- An incremental mart is made anew: it would keep the rows it has, with all they hold.
delete from {{ this.table }}{{ dialect.every_row | sql }};
