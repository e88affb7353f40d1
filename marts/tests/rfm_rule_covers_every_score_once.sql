-- A pair of scores that no segment takes, or more than one.
with score (points) as (
    values (1), (2), (3), (4), (5)
),

final as (
    select
        recency.points as recency_score,
        worth.points as worth_score,
        count(taken.segment) as matches
    from score as recency
    cross join score as worth
    left join {{ ref('rfm_rule') }} as taken
        on
            recency.points between taken.recency_from and taken.recency_to
            and worth.points between taken.worth_from and taken.worth_to
    group by recency.points, worth.points
    having count(taken.segment) <> 1
)

select * from final
