-- Requests that must not act twice, of every kind; kept for a day.
create table idempotency_keys (
    user_id uuid not null references users,
    key_hash bytea not null check (length(key_hash) = 32),
    request_hash bytea not null check (length(request_hash) = 32),
    created_at timestamptz not null,
    -- Null while the request is at work, or when it ended without an answer: it may have acted.
    status integer check (status between 200 and 299),
    location text,
    answer text,
    primary key (user_id, key_hash)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

drop index backtests_user_id_idempotency_key;
alter table backtests drop column idempotency_key;
