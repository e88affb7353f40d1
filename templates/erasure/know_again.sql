-- A key that was erased and comes again is the one in whose place a pseudonym stands.
update verdict set
    verdict = 'unchanged'
where
    verdict = 'collision'
    and stage_row in (
        select staged.{{ dialect.row }}
        from {{ feed.stage }} as staged
        inner join barred on staged.{{ source.hash_key }} = barred.barred_key
        where barred.barred_hub = {{ this.name }}
    );
