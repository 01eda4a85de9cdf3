-- A backtest that takes the program down with it must not be begun at every start for ever.
alter table backtests add column attempts integer not null default 0 check (attempts >= 0);
