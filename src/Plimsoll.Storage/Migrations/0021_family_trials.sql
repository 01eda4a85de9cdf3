-- What was tried, whoever ran it and whatever became of the run: one row for each set of parameters of a family.
create table family_trials (
    user_id uuid not null references users on delete cascade,
    strategy text not null,
    instrument_id text not null,
    timeframe text not null,
    -- SHA-256 of the strategy's version and parameters, in lower-case hex.
    candidate text not null,
    -- Of its last run, not annualized; null where undefined.
    sharpe double precision,
    last_run_at timestamptz not null,
    primary key (user_id, strategy, instrument_id, timeframe, candidate)
);

insert into family_trials
select distinct on (user_id, strategy, instrument_id, timeframe, candidate)
    user_id, strategy, instrument_id, timeframe, candidate, trial_sharpe, coalesce(finished_at, created_at)
from backtests where candidate is not null
order by user_id, strategy, instrument_id, timeframe, candidate, number desc;

alter table backtests drop column candidate, drop column trial_sharpe;
