-- How many rows must not be there.
select count(*) as failures
from (
{{ offending | indented }}
) as offending;
