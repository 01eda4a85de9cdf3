-- The user's row says what a sign-in may do; nothing serialized is kept of it.
alter table sign_in_tickets drop column ticket;
