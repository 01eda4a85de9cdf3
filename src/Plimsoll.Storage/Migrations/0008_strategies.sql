-- Strategies that users build; a name stands for one of them for ever, so that name@version does too.
create table strategies (
    id uuid primary key,
    user_id uuid not null references users,
    name text not null check (length(name) between 1 and 64),
    -- The latest.
    version integer not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create unique index strategies_user_id_name on strategies (user_id, name);

create table strategy_versions (
    strategy_id uuid not null references strategies,
    version integer not null check (version > 0),
    -- Not jsonb: what was saved comes back as it was.
    document json not null,
    created_at timestamptz not null,
    primary key (strategy_id, version)
);
create trigger append_only_rows before update or delete on strategy_versions
    for each row execute function refuse_change();
create trigger append_only_table before truncate on strategy_versions
    for each statement execute function refuse_change();
