-- What a Python mart has computed.
create or replace temporary view frame (
    `day` timestamp
)
using parquet
options (path 'file:stage/frame');
