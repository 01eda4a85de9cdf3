-- Everything that an account was told: its facts come of it again, byte for byte. A piece a commit, in its transaction.
-- Old ones are let go: they only prove what the facts say.
create table account_inputs (
    number bigint generated always as identity primary key,
    account_id uuid not null references accounts,
    -- How many facts there were with that commit.
    fact_count bigint not null,
    written_at timestamptz not null default now(),
    -- Blocks under Brotli, as the program packs them.
    data bytea not null
);
create index account_inputs_account_id_number on account_inputs (account_id, number);
create trigger append_only_rows before update on account_inputs for each row execute function refuse_change();
