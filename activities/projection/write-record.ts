import { writeLedger } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import type { StepPart } from '../../domain/step/record.js';
import { answerOf } from './mark.js';
import type { Left } from './left.js';
import { WRITERS, type PartOf, type PartWriter, type Writing } from './writers.js';
import { orderOf } from './writing-order.js';

const ORDER = orderOf(Object.keys(WRITERS) as readonly StepPart[]);

const writerOf = (part: StepPart): PartWriter<StepPart> => WRITERS[part] as PartWriter<StepPart>;

const partsOf = ({ record }: Left): readonly StepPart[] => ORDER.filter((part) => record[part] !== undefined);

/**
 * Writes what a step leaves beside the tasks, of all its acts together: each part by its writer, in their order; and a
 * line in the ledger for each act of which no part tells it.
 */
export async function writeRecords(trx: Queryable, all: readonly Left[], writing: Writing): Promise<void> {
  for (const part of ORDER) {
    const given = all.flatMap((left): PartOf<StepPart>[] => {
      const content = left.record[part];
      return content === undefined ? [] : [{ ...left, content: content }];
    });
    if (given.length > 0) await writerOf(part).write(trx, given, writing);
  }
  const silent = all.filter((left) => partsOf(left).every((part) => writerOf(part).tells !== true));
  await writeLedger(
    trx,
    silent.map((left) => ({ mark: left.mark, after: noteOf(left) })),
  );
}

/** What the ledger says of an act that moves no case: the answer, without scores. */
function noteOf(left: Left): unknown {
  const { record, act } = left;
  const notes = partsOf(left).flatMap((part) => {
    const { note } = writerOf(part);
    return note === undefined ? [] : [[part, note(record[part] as never)] as const];
  });
  return { ...Object.fromEntries(notes), ...(act === undefined ? {} : { answer: answerOf(act) }) };
}
