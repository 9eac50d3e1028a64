import * as z from 'zod';
import type { QuietHours } from '../../domain/people/preferences.js';

const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'HH:MM，北京时间 · Asia/Shanghai' });

/** Between which hours somebody, or a group, is left alone; null for at none. */
export const quietHoursSchema = z
  .strictObject({ from: time, until: time })
  .refine(({ from, until }) => from !== until, {
    error: 'quiet hours end at another time than they begin',
    params: { zh: '开始与结束时间不能相同' },
  })
  .nullable();

/** Quiet hours as they go out: both together, or none. */
export function showQuietHours<T extends QuietHours>({
  quietFrom,
  quietUntil,
  ...rest
}: T): Omit<T, 'quietFrom' | 'quietUntil'> & { quietHours: { from: string; until: string } | null } {
  return {
    ...rest,
    quietHours: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  };
}

/** Quiet hours as they are kept. */
export const keptQuietHours = (
  hours: z.output<typeof quietHoursSchema>,
): Pick<QuietHours, 'quietFrom' | 'quietUntil'> => ({
  quietFrom: hours?.from ?? null,
  quietUntil: hours?.until ?? null,
});
