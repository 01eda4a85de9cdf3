-- Why a session ended, as a stable code; null when it ended as it was meant to.
alter table tick_sessions add column end_reason text check (length(end_reason) between 1 and 100);
