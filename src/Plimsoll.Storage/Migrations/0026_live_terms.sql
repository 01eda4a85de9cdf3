-- How long an account with real money has traded, and how long it may by itself: of its facts, but for an end that was
-- said when it was opened and has not become one yet.
alter table accounts
    add column live_since timestamptz,
    add column live_until timestamptz,
    add column live_ended_at timestamptz;
