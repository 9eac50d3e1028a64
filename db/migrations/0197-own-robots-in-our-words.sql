-- Why somebody's own robot did not take the last thing is said by its code alone: what the other side said in words may be
-- no vendor's, and is nobody's to read there (docs/decisions/0071).
alter table own_robot drop column fault;
update own_robot set fault_code = 'NO_ANSWER' where fault_code !~ '^([0-9]{1,12}|[A-Z][A-Z_]{1,40})$';
