import type { ColumnType, GeneratedAlways } from 'kysely';

type Instant = ColumnType<Date, Date | string, never>;

interface DutyReportTable {
  id: GeneratedAlways<number>;
  case_id: string;
  uploaded_by: string;
  filename: string;
  media_type: string;
  sha256: string;
  bytes: number;
  uploaded_at: Instant;
}

interface DutyReportPieceTable {
  report_id: number;
  no: number;
  content: Buffer;
}

/** 9.5.7: what candidates uploaded. */
export interface AppointmentTables {
  duty_report: DutyReportTable;
  duty_report_piece: DutyReportPieceTable;
}
