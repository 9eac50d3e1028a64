-- I-34: where a panel was appointed otherwise than HR's records say, seat by seat with the reason that the general
-- manager reads.
alter table defense_session add column deviations jsonb not null default '[]';

-- What decides is kept: 79.995 against 80 is not 80.00 (I-36).
do $$
declare
  shown text := pg_get_viewdef('promotion_case');
begin
  drop view promotion_case;
  alter table candidate alter column panel_total type numeric;
  execute 'create view promotion_case as ' || shown;
end $$;
alter table trial alter column score type numeric;
alter table review alter column score type numeric;

-- I-55: heads of departments whom HR did not ask for the 360° review, each with the reason that the general manager
-- reads.
alter table trial add column heads_left_out jsonb not null default '[]' check (jsonb_typeof(heads_left_out) = 'array');
