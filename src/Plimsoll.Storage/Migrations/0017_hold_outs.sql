-- The last part of the data of a family (a user's strategy on an instrument and timeframe) that no ordinary run reads.
create table hold_outs (
    id bigint generated always as identity primary key,
    user_id uuid not null references users on delete cascade,
    strategy text not null,
    instrument_id text not null,
    timeframe text not null,
    -- Microseconds since the Unix epoch; it can only become earlier.
    sealed_from bigint not null,
    fraction numeric not null check (fraction > 0),
    sealed_at timestamptz not null
);
create unique index hold_outs_family on hold_outs (user_id, strategy, instrument_id, timeframe);

-- Each run that read it all the same: each candidate once.
create table hold_out_openings (
    number bigint generated always as identity primary key,
    hold_out_id bigint not null references hold_outs on delete cascade,
    -- Of the run that read it; runs of the command line are not stored.
    run_id uuid not null,
    -- What the strategy was: SHA-256 of its version and parameters, in lower-case hex.
    candidate text not null,
    reason text not null check (length(reason) between 1 and 500),
    opened_at timestamptz not null
);
create unique index hold_out_openings_candidate on hold_out_openings (hold_out_id, candidate);
create unique index hold_out_openings_run_id on hold_out_openings (hold_out_id, run_id);
