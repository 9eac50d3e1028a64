-- docs/decisions/0053: whether a proxy gives anything on a day, in one place for inbox, act and messages (I-39, 4.1).

-- Sensitive offices, as in domain/vocabulary/roles.ts; also of an account that is closed for the moment.
create function holds_an_office(person text) returns boolean language sql stable as $$
  select exists (
    select from account a join account_role r on r.account_id = a.id
    where a.person_id = person and r.role in ('gm', 'hr', 'hr-manager', 'it-admin', 'auditor'))
$$;

-- Of two who are here, neither with a closed account, on its days, not ended. What HR has named holds on days of leave
-- alone, and for nobody who has come to a sensitive office meanwhile.
create function proxy_holds(x proxy, on_day date) returns boolean language sql stable as $$
  select on_day between x.from_on and x.until_on
    and not exists (select from proxy_end e where e.proxy_no = x.no)
    and not exists (select from person p where p.id in (x.principal_id, x.deputy_id) and p.status = 'left')
    and not exists (select from account a where a.person_id in (x.principal_id, x.deputy_id) and a.disabled)
    and (x.named_by = x.principal_id
      or not holds_an_office(x.principal_id) and exists (
        select from leave_period l
        where l.person_id = x.principal_id and on_day between l.from_on and coalesce(l.to_on, 'infinity')))
$$;

-- Whether somebody has acted in what a task belongs to, in his own name or by his hand.
create function has_acted_in(person text, t task) returns boolean language sql stable as $$
  select exists (
    select from ledger l
    where l.workflow_id = t.workflow_id and l.act !~ '^task\.' and (l.actor = person or l.deputy = person))
$$;
