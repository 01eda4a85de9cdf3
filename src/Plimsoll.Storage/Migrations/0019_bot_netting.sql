-- What becomes of a bot's entry against the position of another bot.
alter table bots add column opposite_entries text not null default 'first_wins'
    check (opposite_entries in ('first_wins', 'net'));
alter table bots alter column opposite_entries drop default;
