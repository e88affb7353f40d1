-- As everywhere; the rows with all they bring are no view of the stage here, and leave too.
{% include 'feed/reject.sql' +%}

delete from {{ this.rows }}
where rejection is not null;
