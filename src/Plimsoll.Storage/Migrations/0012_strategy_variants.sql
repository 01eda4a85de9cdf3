-- Saved indicators that the latest version of a strategy names: one of them cannot be deleted.
create table strategy_variants (
    strategy_id uuid not null references strategies,
    variant_id uuid not null references indicator_variants,
    primary key (strategy_id, variant_id)
);
create index strategy_variants_variant_id on strategy_variants (variant_id);
