-- Leaves of rejected rows what is not personal.
update stage_crew_ranks set
    rejection = given.rejection,
    delivered = given.delivered
from (
    values
    (2, 'why', '{}'),
    (3, 'why', '{}')
) as given (stage_row, rejection, delivered)
where stage_crew_ranks.stage_row = given.stage_row;

-- Leaves of rejected rows what is not personal.
update stage_crew_ranks_before set
    rejection = given.rejection,
    delivered = given.delivered
from (
    values
    (2, 'why', '{}'),
    (3, 'why', '{}')
) as given (stage_row, rejection, delivered)
where stage_crew_ranks_before.stage_row = given.stage_row;

-- Leaves of rejected rows what is not personal.
update stage_crew_rosters set
    rejection = given.rejection,
    delivered = given.delivered
from (
    values
    (2, 'why', '{}'),
    (3, 'why', '{}')
) as given (stage_row, rejection, delivered)
where stage_crew_rosters.stage_row = given.stage_row;
