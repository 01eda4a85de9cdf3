-- Trades and quotes that were recorded or imported together.
create table tick_sessions (
    id uuid primary key,
    -- Null: built in, everybody may read it and nobody may delete it.
    user_id uuid references users on delete cascade,
    name text not null check (length(name) between 1 and 200),
    kind text not null check (kind in ('collect', 'import')),
    instruments text[] not null check (cardinality(instruments) between 1 and 50),
    data_types text[] not null check (cardinality(data_types) >= 1),
    duration_seconds integer check (duration_seconds > 0),
    flush_seconds integer not null check (flush_seconds between 1 and 300),
    status text not null check (status in ('active', 'completed', 'failed', 'stopped')),
    source text not null,
    source_hash text,
    start_time timestamptz not null,
    end_time timestamptz,
    records_collected bigint not null,
    prices_count bigint not null,
    orderbook_count bigint not null,
    gaps jsonb not null,
    bytes bigint not null,
    -- Microseconds since the Unix epoch.
    first_tick bigint,
    last_tick bigint,
    deleted_at timestamptz,
    check ((end_time is null) = (status = 'active'))
);
create unique index tick_sessions_user_id_name on tick_sessions (user_id, name) nulls not distinct
    where deleted_at is null;

-- Up to 8,192 rows of one instrument and kind in one compressed value.
create table tick_segments (
    session_id uuid not null references tick_sessions on delete cascade,
    instrument_id text not null,
    kind text not null check (kind in ('quote', 'trade')),
    first_seq bigint not null,
    last_seq bigint not null check (last_seq >= first_seq),
    -- Of its earliest and latest tick, which need not be its first and last.
    first_time bigint not null,
    last_time bigint not null check (last_time >= first_time),
    rows integer not null check (rows between 1 and 8192),
    data bytea not null,
    -- Of the data.
    sha256 bytea not null check (length(sha256) = 32),
    primary key (session_id, instrument_id, kind, first_seq)
);
create index tick_segments_session_id_first_time on tick_segments (session_id, first_time);
-- Compressed already: a second try would only cost time.
alter table tick_segments alter column data set storage external;
