import { writeLedger } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import type { StepPart, StepRecord } from '../../domain/step/record.js';
import { answerOf } from './mark.js';
import { WRITERS, type PartWriter, type Writing } from './writers.js';
import { orderOf } from './writing-order.js';

const ORDER = orderOf(Object.keys(WRITERS) as readonly StepPart[]);

/** A part of the record beside its writer, whichever it is. */
interface Written {
  readonly part: StepPart;
  readonly content: never;
  readonly writer: PartWriter<StepPart>;
}

const partsOf = (record: StepRecord): readonly Written[] =>
  ORDER.flatMap((part) => {
    const content = record[part];
    return content === undefined
      ? []
      : [{ part, content: content as never, writer: WRITERS[part] as PartWriter<StepPart> }];
  });

/** Writes what a step leaves beside the tasks: each part by its writer, in their order, and its lines in the ledger. */
export async function writeRecord(trx: Queryable, record: StepRecord, writing: Writing): Promise<void> {
  const parts = partsOf(record);
  for (const { content, writer } of parts) await writer.write(trx, content, writing);
  if (parts.every(({ writer }) => writer.tells !== true)) {
    await writeLedger(trx, writing.mark, { after: noteOf(parts, writing) });
  }
}

/** What the ledger says of an act that moves no case: the answer, without scores. */
const noteOf = (parts: readonly Written[], { act }: Writing): unknown => ({
  ...Object.fromEntries(
    parts.flatMap(({ part, content, writer }) => (writer.note === undefined ? [] : [[part, writer.note(content)]])),
  ),
  ...(act === undefined ? {} : { answer: answerOf(act) }),
});
