-- Every completed run is a trial of its family; those with distinct parameters are counted, deleted or not.
alter table backtests add column candidate text;
alter table backtests add column trial_sharpe double precision;
create index backtests_family on backtests (user_id, strategy, instrument_id, timeframe) where candidate is not null;
