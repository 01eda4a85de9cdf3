create table indicator_variants (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    name text not null check (length(name) between 1 and 64),
    kind text not null,
    -- The present one of its versions.
    version integer not null check (version > 0),
    created_at timestamptz not null
);
create unique index indicator_variants_user_id_name on indicator_variants (user_id, name);

-- Whatever uses a variant refers to indicator_variants without a cascade, so that one in use cannot be deleted.
create table indicator_variant_versions (
    variant_id uuid not null references indicator_variants on delete cascade,
    version integer not null check (version > 0),
    variant_type text not null
        check (variant_type in ('general', 'risk', 'price', 'stop_loss', 'take_profit', 'close_order')),
    parameters json not null,
    -- Instruments it is meant for; empty: all.
    scope text[] not null,
    created_at timestamptz not null,
    primary key (variant_id, version)
);
