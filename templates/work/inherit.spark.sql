-- Of several runs that find one dead, the one that can make this table takes its place.
create table {{ work }}.{{ token }} (token {{ dialect.text }}){{ dialect.kept() }};
