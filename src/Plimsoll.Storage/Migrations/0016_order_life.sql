-- The life of one order, and what comparisons of books have found, without reading the whole log.
create index account_events_order on account_events (
    account_id,
    (coalesce(payload ->> 'intentNumber', payload -> 'ticket' ->> 'intentNumber', payload -> 'fill' ->> 'intentNumber')))
    where type in ('OrderIntended', 'OrderStepped', 'FillBooked');
create index account_events_books on account_events (account_id, sequence)
    where type in ('Quarantined', 'QuarantineReleased', 'ForeignOrderSeen', 'ForeignOrderGone', 'AlarmRaised')
        or (type = 'OrderStepped' and payload ->> 'happened' in ('vanished', 'silenceFell', 'absenceProven'));
