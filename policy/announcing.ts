import { createHash } from 'node:crypto';
import type { NewAnnouncement } from '../domain/settings/announcement.js';
import type { ChoiceChange } from '../domain/settings/choice-change.js';
import type { CivilDate } from '../domain/vocabulary/civil-date.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { compareChoices, comparePolicies, type PolicyDifference } from './data/comparison.js';
import type { PolicyLibrary } from './data/library.js';
import type { Policy } from './data/policy-schema.js';
import type { PrivacyNotice } from './data/privacy-notice.js';
import { choicesOn } from './data/choices.js';
import { switchWords, valueWords } from './data/switch-words.js';

/** How many differences an announcement lists; all of them stand on the policy page. */
const MOST_LISTED = 20;

/** I-80: the announcements of every version that holds on a day or will hold: whoever comes later is told of them, too. */
export const versionAnnouncements = (library: PolicyLibrary, today: CivilDate): readonly NewAnnouncement[] =>
  library.versions
    .filter(({ validTo }) => validTo === null || validTo >= today)
    .map((policy) => versionAnnouncement(library, policy));

/** What changes, a line a number: its §, what it is called, old and new. */
export const versionLines = (differences: readonly PolicyDifference[]): readonly Text[] =>
  differences.map(({ clause, label, from, to }) =>
    text(
      `${cited(clause)} ${label.zh}：${from?.zh ?? '—'} → ${to?.zh ?? '—'}`,
      `${cited(clause)} ${label.en}: ${from?.en ?? '—'} → ${to?.en ?? '—'}`,
    ),
  );

const cited = (clause: string): string => (clause.startsWith('I-') ? clause : `§${clause}`);

/** One version: from when it holds, and what it changes. Said again only where that has become another. */
export function versionAnnouncement(library: PolicyLibrary, policy: Policy): NewAnnouncement {
  const { version, validFrom, title } = policy;
  const before = library.versions[library.versions.indexOf(policy) - 1];
  const numbers = before === undefined ? [] : comparePolicies(before, policy);
  const choices = before === undefined ? [] : compareChoices(library, before.version, version);
  const said = {
    validFrom,
    title,
    numbers: numbers.map(({ path, from, to }) => [path, from, to]),
    choices: choices.map(({ key, from, to }) => [key, from, to]),
  };
  const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
  const lines = [
    ...versionLines(numbers),
    ...choices.map(({ entry, key, from, to }) => {
      const name = switchWords(library, key);
      const [was, is] = [valueWords(library, key, from), valueWords(library, key, to)];
      return text(`${entry} ${name.zh}：${was.zh} → ${is.zh}`, `${entry} ${name.en}: ${was.en} → ${is.en}`);
    }),
  ];
  const since =
    validFrom === null ? text('现行有效', 'is in force') : text(`自 ${validFrom} 起施行`, `holds from ${validFrom}`);
  return {
    key: `version:${version}:${digest}`,
    kind: 'policy-version',
    clause: '13.3',
    title: text(`制度版本 ${version} ${since.zh}`, `Version ${version} of the policy ${since.en}`),
    body: joined([
      text(
        `${title.zh}${since.zh}。已开始的案件按其原版本办理（I-73）。`,
        `${title.en}: it ${since.en}. Cases that have begun keep their version (I-73).`,
      ),
      ...(before === undefined ? [] : [differing(before.version, lines.length), ...lines.slice(0, MOST_LISTED)]),
      PLEASE_READ,
    ]),
    effectiveFrom: validFrom,
  };
}

const differing = (before: string, count: number): Text =>
  count > MOST_LISTED
    ? text(
        `与版本 ${before} 有 ${count} 处不同，以下列出前 ${MOST_LISTED} 处：`,
        `It differs from version ${before} in ${count} places; these are the first ${MOST_LISTED}:`,
      )
    : text(`与版本 ${before} 有 ${count} 处不同。`, `It differs from version ${before} in ${count} places.`);

/** I-80: a switch of the register that HR has set differently, once the change holds or is agreed to (13.2). */
export function switchAnnouncement(
  library: PolicyLibrary,
  inForce: readonly ChoiceChange[],
  change: ChoiceChange,
): NewAnnouncement {
  const { no, entry, key, value, effectiveFrom, reason } = change;
  const others = inForce.filter((one) => one.no !== no);
  const former = choicesOn(library, others, effectiveFrom)[key] ?? '';
  const name = switchWords(library, key);
  const [was, is] = [valueWords(library, key, former), valueWords(library, key, value)];
  return {
    key: `switch:${no}`,
    kind: 'switch',
    clause: entry,
    title: text(`解释登记簿 ${entry} 变更：${name.zh}`, `The register’s ${entry} changes: ${name.en}`),
    body: joined([
      text(
        `${name.zh}：由“${was.zh}”改为“${is.zh}”，自 ${effectiveFrom} 起对新开始的案件生效；已开始的案件不变（I-73）。`,
        `${name.en}: “${was.en}” becomes “${is.en}” for cases that begin from ${effectiveFrom} on; those that have begun keep theirs (I-73).`,
      ),
      text(`理由：${reason}`, `Reason: ${reason}`),
      PLEASE_READ,
    ]),
    effectiveFrom,
  };
}

/** 14.1: the company's own wording of the standards was brought in for a version. */
export const standardsAnnouncement = (no: number, version: string, cells: number): NewAnnouncement => ({
  key: `standards:${no}`,
  kind: 'standards',
  clause: '14.1',
  title: text('任职资格标准的文字已更新', 'The standards have a new wording'),
  body: joined([
    text(
      `人力资源部为制度版本 ${version} 导入了任职资格标准的公司原文，共 ${cells} 格有变。此后召集的答辩按新文字评分，已召集的不变（I-31）。`,
      `HR has brought in the company’s wording of the standards for version ${version} of the policy; ${cells} cells differ. Defenses called from now on are judged by it, those that were called are not (I-31).`,
    ),
    PLEASE_READ,
  ]),
  effectiveFrom: null,
});

/** The privacy notice; other words are another announcement, to be received anew, whatever edition they say they are. */
export const privacyAnnouncement = ({ version, sections }: PrivacyNotice): NewAnnouncement => ({
  key: `privacy:${version}:${createHash('sha256').update(JSON.stringify(sections)).digest('hex').slice(0, 12)}`,
  kind: 'privacy',
  clause: 'I-80',
  title: text(`个人信息说明（第 ${version} 版）`, `Privacy notice (edition ${version})`),
  body: joined(sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs])),
  effectiveFrom: null,
});

const PLEASE_READ = text(
  '请在“制度”页的“公告与签收”中确认已阅读；其他办理不等待签收。',
  'Please confirm under “Announcements” on the policy page that you have read it; nothing waits for that.',
);

const joined = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join('\n'), parts.map(({ en }) => en).join('\n'));
