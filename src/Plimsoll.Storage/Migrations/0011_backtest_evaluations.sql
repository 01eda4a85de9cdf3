-- "Why no trade" of a backtest, bar by bar: packed, because it is read by few and is larger than the report.
alter table backtests add column evaluations bytea;
