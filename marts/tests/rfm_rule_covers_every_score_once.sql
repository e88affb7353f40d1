-- A pair of scores that no segment takes, or more than one.
with score (points) as (
    values (1), (2), (3), (4), (5)
),

final as (
    select
        recency.points as recency_score,
        worth.points as worth_score,
        count(rule.segment) as segments
    from score as recency
    cross join score as worth
    left join {{ ref('rfm_rule') }} as rule
        on
            recency.points between rule.recency_from and rule.recency_to
            and worth.points between rule.worth_from and rule.worth_to
    group by recency.points, worth.points
    having count(rule.segment) <> 1
)

select * from final
