import * as z from 'zod';
import type { ActReceipt } from '../../engine/receipts.js';

/** What an act on a task is answered. */
export const receiptSchema = z.strictObject({
  taskId: z.string(),
  state: z.enum(['open', 'completed', 'taken']).meta({
    description: 'taken：已受理，正在办理，将被执行或退回 · taken and on its way: it will be carried out or refused',
  }),
});
/** The same as an answer: what is only taken is no last word. */
export const receipt = (body: ActReceipt) =>
  body.state === 'taken' ? ({ body, status: 202, provisional: true } as const) : { body };
