import type { ColumnType, GeneratedAlways } from 'kysely';
import type { OwnWordsKind } from '../../domain/cases/own-words.js';

interface OwnWordsTable {
  no: GeneratedAlways<number>;
  case_id: string;
  what: OwnWordsKind;
  text: string | null;
  said_by: string;
  said_at: ColumnType<Date, Date | string, never>;
  panels_over: number;
  act_id: string;
}

/** I-79: what people say of themselves in their cases. */
export interface OwnWordsTables {
  own_words: OwnWordsTable;
}
