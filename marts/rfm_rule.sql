-- Every pair of a recency score and a frequency-monetary score, 1 to 5, is in exactly one row.
with rule (priority, recency_from, recency_to, worth_from, worth_to, segment) as (
    values
    -- priority, recency from and to, frequency-monetary from and to, segment
    (1, 5, 5, 4, 5, 'Champions'),
    (2, 3, 4, 4, 5, 'Loyal'),
    (3, 4, 5, 2, 3, 'Potential Loyalists'),
    (4, 5, 5, 1, 1, 'New'),
    (5, 4, 4, 1, 1, 'Promising'),
    (6, 3, 3, 2, 3, 'Need Attention'),
    (7, 3, 3, 1, 1, 'About to Sleep'),
    (8, 1, 2, 5, 5, 'Can''t Lose'),
    (9, 1, 2, 3, 4, 'At Risk'),
    (10, 2, 2, 1, 2, 'Hibernating'),
    (11, 1, 1, 1, 2, 'Lost')
),

final as (
    select * from rule
)

select * from final
