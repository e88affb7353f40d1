"""The files that the warehouse under tests/sql is delivered."""

from __future__ import annotations

DELIVERIES = {
    "tickets_1.csv": (
        "carrier;flight_no;passenger_no;seat;class;price;change_no;changed_at\n"
        "DV;1;p1;1A;business;120.00;1;2024-01-31 12:00:00\n"
    ),
    "tickets_2.csv": (
        "carrier;flight_no;passenger_no;seat;class;price;change_no;changed_at\n"
        "DV;1;p1;1A;economy;60.00;2;2024-01-31 12:00:00\n"
    ),
    "countries_1.csv": "code,name,since\nAT,Austria,2024-01-31\n",
    "cities_1.csv": "city,country,year,mayor\nVienna,AT,2024,p1\n",
    "flights_1.jsonl": (
        '{"carrier": "DV", "number": 1, "from": "VIE", "to": "BER",'
        ' "departs_at": "2024-01-31 12:00:00"}\n'
    ),
    "rosters_1.csv": "crew_no,base,language,level,line_no,valid_on\nc1,VIE,de,3,1,2024-01-31\n",
    "archive_1.csv": "crew_no,rank,valid_on,learnt_at\nc1,purser,2024-01-31,2024-01-31 12:00:00\n",
    "ranks_1.csv": "crew_no,base,rank,op,change_no,valid_on\nc1,VIE,purser,I,1,2024-01-31\n",
}
PAYMENTS = """
    select 'p1' as passenger_no, 9.90::decimal(10, 2) as amount, 'card' as paid_with,
        timestamp '2024-01-31 12:00:00' as paid_at
"""
