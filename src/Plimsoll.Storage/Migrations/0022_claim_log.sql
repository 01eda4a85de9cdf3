-- One writer a log: everybody else's commit ends here, before it has done anything.
create function claim_log(account uuid, known bigint) returns void language plpgsql as $$
begin
    perform 1 from accounts where id = account and fact_count = known for update;
    if not found then
        raise exception 'the log of account % has not % facts', account, known using errcode = 'PL001';
    end if;
end
$$;
