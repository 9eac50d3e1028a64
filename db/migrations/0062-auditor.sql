-- A role that reads and writes nothing (docs/decisions/0049-one-table-of-permissions.md).
alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check check (
  role in ('hr', 'hr-manager', 'department-head', 'supervisor', 'gm', 'panel', 'it-admin', 'auditor', 'employee')
);
