import { today } from '../../i18n/format.js';

const YEARS_BACK = 4;

/** §8.1: the launch months that have begun, the latest first. */
export function launchMonths(): readonly string[] {
  const now = today().slice(0, 7);
  const year = Number(now.slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, back) => year - back)
    .flatMap((one) => [`${one}-07`, `${one}-01`])
    .filter((one) => one <= now);
}
