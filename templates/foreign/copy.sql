-- A table of another tool under the names by which it is taken over, which stays as it is.
create schema if not exists {{ this.schema }};

create table {{ this }} as
select
{% for column, found in columns %}
    {{ found }} as {{ column }}{% if not loop.last %},{% endif +%}
{% endfor %}
from {{ source }};
