create table datasets (
    id uuid primary key,
    -- Null: built in, everybody may read it and nobody may delete it.
    user_id uuid references users on delete cascade,
    name text not null check (length(name) between 1 and 200),
    instrument_id text not null,
    timeframe text not null,
    source text not null,
    -- Microseconds since the Unix epoch, as everywhere in market data.
    first_open bigint not null,
    last_open bigint not null,
    bars bigint not null,
    sha256 text not null,
    quality jsonb not null,
    created_at timestamptz not null
);
create unique index datasets_user_id_name on datasets (user_id, name) nulls not distinct;

create table dataset_bars (
    dataset_id uuid not null references datasets on delete cascade,
    ordinal integer not null,
    first_open bigint not null,
    last_open bigint not null,
    bars integer not null check (bars between 1 and 8192),
    data bytea not null,
    primary key (dataset_id, ordinal)
);
-- Compressed already: a second try would only cost time.
alter table dataset_bars alter column data set storage external;
