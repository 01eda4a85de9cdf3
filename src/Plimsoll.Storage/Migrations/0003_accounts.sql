-- What is written once stays as it was written, whoever asks: the database holds the rule, not only the program.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create table accounts (
    id uuid primary key,
    user_id uuid not null references users,
    name text not null check (length(name) between 1 and 200),
    currency text not null,
    execution_mode text not null check (execution_mode in ('simulation', 'paper', 'live')),
    venue_code text not null,
    trading_day_time_zone text not null,
    initial_balance numeric not null check (initial_balance > 0),
    created_at timestamptz not null,
    -- From here on: the state after the last commit.
    operating_mode text not null default 'guide' check (operating_mode in ('guide', 'autonomous')),
    kill_state text not null default 'none',
    shutdown_reason text,
    shutdown_since timestamptz,
    cash numeric not null default 0,
    fees_paid numeric not null default 0,
    equity numeric not null default 0,
    peak_equity numeric not null default 0,
    day_start_equity numeric not null default 0,
    day_end timestamptz,
    quarantined text[] not null default '{}',
    fact_count bigint not null default 0,
    market_sequence bigint not null default 0,
    -- Hash of the last event; of nothing: 32 zeros.
    last_hash bytea not null default decode(repeat('00', 32), 'hex') check (length(last_hash) = 32),
    event_time timestamptz
);
create index accounts_user_id on accounts (user_id);

create table account_events (
    account_id uuid not null references accounts,
    sequence bigint not null check (sequence > 0),
    time timestamptz not null,
    type text not null,
    -- Not jsonb: the hash is of this very text.
    payload json not null,
    prev_hash bytea not null check (length(prev_hash) = 32),
    hash bytea not null check (length(hash) = 32),
    primary key (account_id, sequence)
);
create index account_events_type on account_events (account_id, type, sequence);

create table runs (
    account_id uuid not null references accounts,
    run_id uuid not null,
    bot_id uuid,
    name text not null,
    strategy_name text not null,
    strategy_version integer not null,
    parameters json not null,
    instrument_id text not null,
    timeframe text not null,
    sizing json not null,
    is_active boolean not null,
    disabled_reason text,
    wins integer not null,
    losses integer not null,
    consecutive_losses integer not null,
    realised_pnl numeric not null,
    started_at timestamptz not null,
    stopped_at timestamptz,
    stop_reason text,
    primary key (account_id, run_id)
);
create index runs_bot_id on runs (bot_id, started_at);

create table orders (
    account_id uuid not null references accounts,
    intent_number bigint not null,
    client_order_id text not null,
    run_id uuid not null,
    signal_number bigint not null,
    instrument_id text not null,
    side text not null,
    type text not null,
    purpose text not null,
    quantity numeric not null,
    limit_price numeric,
    stop_price numeric,
    reduce_only boolean not null,
    status text not null,
    size_bound_by text,
    filled_quantity numeric not null,
    average_fill_price numeric,
    fees numeric not null,
    venue_order_id text,
    reason_code text,
    reason_text text,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (account_id, intent_number)
);
create unique index orders_client_order_id on orders (client_order_id);
create index orders_status on orders (account_id, status, intent_number);
create index orders_run_id on orders (account_id, run_id, intent_number);

-- The key is the fill's identity for ever: a fill told twice cannot be stored twice.
create table fills (
    account_id uuid not null references accounts,
    instrument_id text not null,
    venue_fill_id text not null,
    intent_number bigint not null,
    side text not null,
    price numeric not null,
    quantity numeric not null,
    fee numeric not null,
    is_maker boolean not null,
    time timestamptz not null,
    primary key (account_id, instrument_id, venue_fill_id)
);
create index fills_time on fills (account_id, time);
create index fills_intent_number on fills (account_id, intent_number);

create table signals (
    account_id uuid not null references accounts,
    number bigint not null,
    signal_id text not null,
    run_id uuid not null,
    instrument_id text not null,
    action text not null,
    side text not null,
    entry_price numeric not null,
    stop_loss numeric,
    take_profit numeric,
    reward_risk numeric,
    confidence integer not null,
    reason text not null,
    status text not null,
    code text,
    text text,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    expires_at timestamptz,
    primary key (account_id, number)
);
create unique index signals_signal_id on signals (signal_id);
create index signals_status on signals (account_id, status, number);

create table risk_decisions (
    account_id uuid not null references accounts,
    number bigint not null,
    decision_id text not null,
    time timestamptz not null,
    is_approved boolean not null,
    severity text not null,
    code text,
    text text not null,
    instrument_id text not null,
    signal_number bigint not null,
    intent_number bigint not null,
    payload json not null,
    primary key (account_id, number)
);
create unique index risk_decisions_decision_id on risk_decisions (decision_id);
create index risk_decisions_code on risk_decisions (account_id, code, number);

-- A row is there while the position is.
create table positions (
    account_id uuid not null references accounts,
    instrument_id text not null,
    run_id uuid not null,
    side text not null,
    quantity numeric not null,
    average_entry numeric not null,
    cost numeric not null,
    realised numeric not null,
    fees numeric not null,
    stop numeric,
    target numeric,
    opened_at timestamptz not null,
    primary key (account_id, instrument_id)
);

create table round_trips (
    account_id uuid not null references accounts,
    number bigint not null,
    run_id uuid not null,
    bot_id uuid,
    instrument_id text not null,
    side text not null,
    entry_time timestamptz not null,
    exit_time timestamptz not null,
    entry_price numeric not null,
    exit_price numeric not null,
    quantity numeric not null,
    gross_pnl numeric not null,
    fees numeric not null,
    net_pnl numeric not null,
    slippage_cost numeric not null,
    r_multiple numeric,
    initial_stop numeric,
    initial_target numeric,
    worst_price double precision not null,
    best_price double precision not null,
    exit_reason text not null,
    is_ambiguous boolean not null,
    gap_loss numeric not null,
    primary key (account_id, number)
);
create index round_trips_bot_id on round_trips (bot_id, number);
create index round_trips_exit_time on round_trips (account_id, exit_time);

create table equity_points (
    account_id uuid not null references accounts,
    time timestamptz not null,
    equity numeric not null,
    primary key (account_id, time)
);

create table bots (
    id uuid primary key,
    user_id uuid not null references users,
    account_id uuid not null references accounts,
    name text not null check (length(name) between 1 and 200),
    strategy_name text not null,
    parameters json not null,
    instrument_id text not null,
    timeframe text not null,
    sizing json not null,
    created_at timestamptz not null,
    version integer not null,
    deleted_at timestamptz
);
create index bots_account_id on bots (account_id);
create index bots_user_id on bots (user_id);

create table market_bars (
    instrument_id text not null,
    open_time timestamptz not null,
    open double precision not null,
    high double precision not null,
    low double precision not null,
    close double precision not null,
    volume double precision not null,
    primary key (instrument_id, open_time)
);

create table market_checkpoint (
    singleton boolean primary key default true check (singleton),
    sequence bigint not null,
    time timestamptz not null,
    generator_state json not null,
    acceleration double precision not null
);

-- The simulated venue's own books: no foreign key, as a real venue would have none.
create table simulated_venues (
    account_id uuid primary key,
    market_sequence bigint not null,
    payload json not null
);

create table audit_events (
    seq bigint primary key,
    time timestamptz not null,
    actor text not null,
    actor_ip text,
    user_agent text,
    action text not null,
    object text,
    before json,
    after json,
    reason text,
    request_id text,
    prev_hash bytea not null check (length(prev_hash) = 32),
    hash bytea not null check (length(hash) = 32)
);
create index audit_events_time on audit_events (time);

create trigger append_only_rows before update or delete on account_events
    for each row execute function refuse_change();
create trigger append_only_table before truncate on account_events
    for each statement execute function refuse_change();
create trigger append_only_rows before update or delete on fills
    for each row execute function refuse_change();
create trigger append_only_table before truncate on fills
    for each statement execute function refuse_change();
create trigger append_only_rows before update or delete on risk_decisions
    for each row execute function refuse_change();
create trigger append_only_table before truncate on risk_decisions
    for each statement execute function refuse_change();
create trigger append_only_rows before update or delete on round_trips
    for each row execute function refuse_change();
create trigger append_only_table before truncate on round_trips
    for each statement execute function refuse_change();
create trigger append_only_rows before update or delete on audit_events
    for each row execute function refuse_change();
create trigger append_only_table before truncate on audit_events
    for each statement execute function refuse_change();
