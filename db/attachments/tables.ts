import type { ColumnType } from 'kysely';
import type { FilePurpose } from '../../domain/attachments/attachment.js';

type Instant = ColumnType<Date, Date | string, never>;

interface AttachmentTable {
  id: string;
  uploaded_by: string;
  filename: string;
  media_type: string;
  sha256: string;
  bytes: number;
  uploaded_at: Instant;
}

interface AttachmentPieceTable {
  attachment_id: string;
  no: number;
  content: Buffer;
}

interface CaseAttachmentTable {
  attachment_id: string;
  case_id: string | null;
  complaint_id: string | null;
  purpose: FilePurpose;
  place: number;
  bound_by: string;
  bound_at: Instant;
  act: string | null;
  workflow_id: string | null;
  seq: number | null;
}

/** Files that people upload, and where they belong. */
export interface AttachmentTables {
  attachment: AttachmentTable;
  attachment_piece: AttachmentPieceTable;
  case_attachment: CaseAttachmentTable;
}
