-- What opens an account at a venue. The key itself is sealed; what seals it is never in the database.
create table venue_keys (
    id uuid primary key,
    user_id uuid not null references users,
    label text not null check (length(label) between 1 and 100),
    venue_code text not null,
    -- The last characters of the public half.
    hint text not null check (length(hint) <= 4),
    created_at timestamptz not null,
    -- What the venue said of it when it was asked last.
    tested_at timestamptz not null,
    can_read boolean not null,
    can_trade boolean not null,
    can_withdraw boolean not null,
    is_bound_to_address boolean,
    expires_at timestamptz,
    -- Null: it was accepted.
    problem_code text,
    problem_text text,
    -- Name of the key that wraps the data key.
    kek_id text not null,
    wrapped_key bytea not null,
    sealed bytea not null
);
create unique index venue_keys_user_id_label on venue_keys (user_id, label);

alter table accounts add column venue_key_id uuid references venue_keys;
create index accounts_venue_key_id on accounts (venue_key_id);
