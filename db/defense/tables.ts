import type { ColumnType } from 'kysely';

/** The mark of the panels of a cycle or a vacancy, as the first session took it (I-30); numeric, so text. */
export interface PanelMarkTable {
  group_id: ColumnType<string, string, never>;
  heard_for: ColumnType<'level' | 'team-leader' | 'supervisor', 'level' | 'team-leader' | 'supervisor', never>;
  mark: ColumnType<string, number | string, never>;
  taken_at: ColumnType<Date, string | undefined, never>;
}

/** The table of 0050-panels.sql. */
export interface PanelTables {
  panel_mark: PanelMarkTable;
}
