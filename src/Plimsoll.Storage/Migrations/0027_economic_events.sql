-- What is going to be published, and what it came to: each user's own calendar.
create table economic_events (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    -- Whose calendar it stands in; with time, currency and title what tells two events apart.
    source text not null check (length(source) between 1 and 100),
    time timestamptz not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    title text not null check (length(title) between 1 and 200),
    impact text not null check (impact in ('low', 'medium', 'high')),
    -- As they are printed: 3.1%, 187K.
    forecast text,
    previous text,
    actual text,
    updated_at timestamptz not null
);
create unique index economic_events_identity on economic_events (user_id, source, time, currency, title);
create index economic_events_user_id_time on economic_events (user_id, time);
