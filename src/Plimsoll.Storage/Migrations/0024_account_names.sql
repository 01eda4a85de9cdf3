-- Two of a user's accounts that were opened at the same instant could get one name: the later one tells itself apart.
update accounts set name = left(name, 160) || ' ' || id::text
where exists (
    select from accounts earlier
    where earlier.user_id = accounts.user_id and lower(earlier.name) = lower(accounts.name)
        and (earlier.created_at, earlier.id) < (accounts.created_at, accounts.id));
create unique index accounts_user_id_name on accounts (user_id, lower(name));
