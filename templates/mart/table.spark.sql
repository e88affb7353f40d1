-- The mart, computed anew; the old one goes only when Spark has understood the select.
{{ dialect.view_of_stage('computed') }}
{{ select }};

{{ dialect.anew(this.table) }}
select *
from computed;
