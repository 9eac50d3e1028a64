import { call, problemOf } from './client.js';
import { unreachable } from './problem.js';
import type { paths } from './schema.js';

/** The media type of a workbook, XLSX. */
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A list that answers as a workbook, and what is asked of it. */
export interface Listed {
  /** Its address; places in braces are filled from `places`. */
  readonly path: keyof paths;
  readonly places?: Readonly<Record<string, string>>;
  /** The filters of the list; what is undefined is not asked for. */
  readonly query?: Readonly<Record<string, string | boolean | number | undefined>>;
}

/** The address of a list with its filters. */
export function addressOf({ path, places = {}, query = {} }: Listed): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked).toString()}`;
}

/** A file with the name that the service gave it. */
export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** All of a list as a workbook, in the language of the pages. @throws ProblemError for anything that is no success. */
export const fetchWorkbook = (listed: Listed): Promise<NamedFile> => asked(addressOf(listed), {});

/**
 * The pay changes of a month (YYYY-MM) for payroll, which leaves a receipt.
 * @param again why they are exported once more.
 * @throws ProblemError `PAY.ALREADY_EXPORTED` where they were and no reason is given.
 */
export const makePayroll = (month: string, again: string | undefined): Promise<NamedFile> =>
  asked('/v1/payroll-exports', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(call.csrf === null ? {} : { 'X-CSRF-Token': call.csrf }),
    },
    body: JSON.stringify({ month, ...(again === undefined ? {} : { again: { reason: again } }) }),
  });

interface Asking {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function asked(address: string, init: Asking): Promise<NamedFile> {
  const headers = { ...init.headers, Accept: WORKBOOK, 'Accept-Language': call.language };
  const answer = await fetch(address, { ...init, headers }).catch(() => {
    throw unreachable();
  });
  if (!answer.ok) throw problemOf(answer, await answer.json().catch(() => null));
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  return { name: name === undefined ? 'list.xlsx' : decodeURIComponent(name), content: await answer.blob() };
}
