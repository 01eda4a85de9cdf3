-- Margined positions: what of their value is borrowed, and what holding them cost. Spot positions put up all of it.
alter table positions
    add column leverage numeric not null default 1,
    add column margin numeric not null default 0,
    add column funding_paid numeric not null default 0;
update positions set margin = cost;
alter table positions
    alter column leverage drop default,
    alter column margin drop default,
    alter column funding_paid drop default;

alter table round_trips add column funding_paid numeric not null default 0;
alter table round_trips alter column funding_paid drop default;
