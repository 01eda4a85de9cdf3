-- What became known of an instrument beside its prices, by name as datasets are.
create table recordings (
    id uuid primary key,
    -- Null: built in, everybody may read it and nobody may delete it.
    user_id uuid references users on delete cascade,
    name text not null check (length(name) between 1 and 200),
    kind text not null check (kind in ('funding', 'notices')),
    instrument_id text not null,
    source text not null,
    -- Microseconds since the Unix epoch.
    first_time bigint not null,
    last_time bigint not null,
    rows bigint not null check (rows > 0),
    sha256 text not null,
    created_at timestamptz not null
);
create unique index recordings_user_id_name on recordings (user_id, name) nulls not distinct;

-- Apart, so that a list does not carry it.
create table recording_texts (
    recording_id uuid primary key references recordings on delete cascade,
    data bytea not null
);
-- Compressed already: a second try would only cost time.
alter table recording_texts alter column data set storage external;
