-- Accounts of this batch in which rows were lost or multiplied: there must be none.
select load_id, target, delivered, inserted, unchanged, duplicate, rejected, filtered
from {{ this('row_account') }}
where
    load_id >= (select min(load_id) from delivery)
    and (
        delivered <> inserted + unchanged + duplicate + rejected + filtered
        or inserted < 0
    );
