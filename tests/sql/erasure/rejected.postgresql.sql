-- Every rejected row with the feed that brought it.
select
    loaded.load_id,
    loaded.feed,
    rejected.delivery_row,
    rejected.target,
    rejected.reason,
    rejected.delivered
from audit.load as loaded
inner join audit.rejected_row as rejected on loaded.load_id = rejected.load_id
order by loaded.load_id, rejected.delivery_row;
