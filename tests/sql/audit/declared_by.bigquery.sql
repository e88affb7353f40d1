-- The files of the definitions by which some runs went.
select distinct file, content
from audit.definition
where digest = '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f';
