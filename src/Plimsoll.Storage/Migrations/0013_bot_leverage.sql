-- How much of their value a bot's entries borrow; 1 is nothing.
alter table bots add column leverage numeric not null default 1;
alter table bots alter column leverage drop default;
