// Writes policy/data/calendar/<year>.json: the published years from the data of the package chinese-days (its own
// functions depend on the process's zone and are not used), and projections for years whose notice is not out.
// Run after updating the package: node scripts/make-calendar.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const data = JSON.parse(readFileSync(join(dirname(require.resolve('chinese-days')), 'chinese-days.json'), 'utf8'));
const folder = fileURLToPath(new URL('../policy/data/calendar/', import.meta.url));

const nameOf = (value) => value.split(',')[1];
const ofYear = (days, year) =>
  Object.fromEntries(
    Object.entries(days)
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, value]) => [date.slice(5), nameOf(value)])
      .sort(([a], [b]) => a.localeCompare(b)),
  );
const write = (year, content) => writeFileSync(join(folder, `${year}.json`), `${JSON.stringify(content, null, 2)}\n`);

const years = [...new Set(Object.keys(data.holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b);
for (const year of years) {
  write(year, {
    year,
    provisional: false,
    source: 'State Council holiday notice, by way of chinese-days',
    off: ofYear(data.holidays, year),
    work: ofYear(data.workdays, year),
  });
}

const DAY_MS = 86_400_000;
/**
 * Spring festival (first day of the lunar year), Qingming, dragon boat, mid-autumn. Not from ICU's Chinese calendar:
 * the new moon of 2027-02-06 falls four minutes before midnight, and ICU puts it on the 7th.
 */
const LUNAR = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
};
const shifted = (year, monthDay, days) =>
  new Date(Date.parse(`${year}-${monthDay}T00:00:00Z`) + days * DAY_MS).toISOString().slice(5, 10);

for (const [key, [spring, qingming, dragonBoat, midAutumn]] of Object.entries(LUNAR)) {
  const year = Number(key);
  if (years.includes(year)) continue;
  const off = {
    '01-01': '元旦',
    // The four statutory days since 2025: the eve and the first three days.
    ...Object.fromEntries([-1, 0, 1, 2].map((days) => [shifted(year, spring, days), '春节'])),
    [qingming]: '清明',
    '05-01': '劳动节',
    '05-02': '劳动节',
    [dragonBoat]: '端午',
    [midAutumn]: '中秋',
    '10-01': '国庆节',
    '10-02': '国庆节',
    '10-03': '国庆节',
  };
  const sorted = Object.fromEntries(Object.entries(off).sort(([a], [b]) => a.localeCompare(b)));
  write(year, {
    year,
    provisional: true,
    source: 'projected: statutory days only, no bridge days',
    off: sorted,
    work: {},
  });
}
