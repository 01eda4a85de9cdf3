create table backtests (
    id uuid primary key,
    -- The order in which they were asked for; lists go by it.
    number bigint generated always as identity,
    user_id uuid not null references users,
    idempotency_key text check (length(idempotency_key) between 1 and 64),
    status text not null check (status in ('pending', 'running', 'completed', 'failed', 'stopped')),
    -- As it was sent: what a restart runs again and what an idempotency key is compared by.
    request json not null,
    strategy text not null,
    instrument_id text not null,
    timeframe text not null,
    source text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    error_code text,
    error_text text,
    -- What lists show of the report.
    verdict text,
    total_return double precision,
    max_drawdown double precision,
    sharpe_ratio double precision,
    net_profit numeric,
    total_trades integer,
    result_hash text,
    -- Not jsonb: the same result is the same bytes.
    report json,
    deleted_at timestamptz
);
create unique index backtests_number on backtests (number);
create index backtests_user_id_number on backtests (user_id, number);
create unique index backtests_user_id_idempotency_key on backtests (user_id, idempotency_key);
create index backtests_waiting on backtests (number) where status in ('pending', 'running');
