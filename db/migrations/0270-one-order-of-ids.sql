-- Issue 17.6: a number that is ordered otherwise than the one it is compared with is found by no index. An account was
-- looked for among all of them at every look at somebody's roles.
alter table account alter column person_id type text collate "C";
alter table refused_act alter column person_id type text collate "C";
alter table invitation alter column case_id type text collate "C";
alter table panel_mark alter column group_id type text collate "C";
alter table sample_past alter column workflow_id type text collate "C";
alter table outgoing_event alter column workflow_id type text collate "C";
alter table intrusion alter column workflow_id type text collate "C";
-- Who holds an office, of everybody who has an account.
create index account_role_of_office on account_role (role, account_id);
