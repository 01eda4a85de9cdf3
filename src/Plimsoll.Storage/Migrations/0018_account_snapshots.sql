-- What facts have made of an account: a restart reads the newest and the facts after it. Not append-only, because
-- nothing is lost with it.
create table account_snapshots (
    account_id uuid not null references accounts,
    sequence bigint not null check (sequence > 0),
    version integer not null,
    chain_hash bytea not null check (length(chain_hash) = 32),
    state_hash bytea not null check (length(state_hash) = 32),
    payload bytea not null,
    taken_at timestamptz not null,
    primary key (account_id, sequence)
);
