import { CATALOGUES } from '../../domain/pipelines/catalogues.js';
import type { Catalogue } from '../../domain/pipelines/catalogue.js';
import { READERS, type ActTelling, type Reader, type StageWhen, type Telling } from '../../domain/sight/telling.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** An entry of a catalogue with whom it is told: what the guide to the policy says at its §. */
export interface ToldEntry {
  /** The folder of the catalogue, the part, and the name: where it stands in `domain/pipelines`. */
  readonly at: string;
  readonly clause: string | undefined;
  readonly what: Text;
  readonly tells: Text;
}

/** Who reads every case but his own, and so is named only where he does not. */
const OFFICES: readonly Reader[] = ['hr', 'gm', 'auditor', 'appeal-reader'];
const NAMES: Readonly<Record<Reader, Text>> = {
  person: text('本人', 'the person'),
  superior: text('上级', 'superiors'),
  head: text('部门负责人', 'the head'),
  scorer: text('评分人', 'who scores'),
  rater: text('360°考核人', '360° raters'),
  'appeal-reader': text('申诉受理人', 'who reads an appeal'),
  auditor: text('审计', 'the auditor'),
  gm: text('总经理', 'the general manager'),
  hr: text('人力资源部', 'HR'),
};
const WHENS: Readonly<Record<Exclude<StageWhen, 'never'>, Text>> = {
  now: text('即时', 'at once'),
  'first-round': text('首轮即时,退回后随结果', 'at once, after a return with the result'),
  passed: text('走过之后,随结果', 'once it has passed, with the result'),
  release: text('结果反馈时', 'with the result'),
};

const list = (readers: readonly Reader[]): Text =>
  text(readers.map((one) => NAMES[one].zh).join('、'), readers.map((one) => NAMES[one].en).join(', '));

/** One row of a table of telling, in words. */
export function tellingWords(tells: Telling<StageWhen>): Text {
  const others = READERS.filter((reader) => !OFFICES.includes(reader));
  const groups = (Object.keys(WHENS) as (keyof typeof WHENS)[]).flatMap((when) => {
    const readers = others.filter((reader) => tells[reader] === when);
    return readers.length === 0 ? [] : [{ when: WHENS[when], whom: list(readers) }];
  });
  const kept = OFFICES.filter((reader) => tells[reader] === 'never');
  const told = {
    zh: groups.map(({ when, whom }) => `${whom.zh}(${when.zh})`),
    en: groups.map(({ when, whom }) => `${whom.en} (${when.en})`),
  };
  const { zh, en } = list(kept);
  return text(
    [told.zh.join(';') || '仅人力资源部等四方(见文首)', ...(kept.length === 0 ? [] : [`${zh}不读`])].join(';'),
    [told.en.join('; ') || 'the four offices alone (see above)', ...(kept.length === 0 ? [] : [`not ${en}`])].join(
      '; ',
    ),
  );
}

const actWords = (tells: ActTelling): Text =>
  tells === 'with-its-stage' ? text('随其带来的阶段', 'with the stage that it brings') : tellingWords(tells);

/** The § of a decision: that of the task of its pipeline that it is named after. */
const clauseOf = ({ tasks }: Catalogue, decision: string): string | undefined => {
  const [kind] = decision.split(':');
  return Object.entries(tasks).find(([name]) => name.split('.').at(-1) === kind)?.[1].clause;
};

/** Every stage, task, decision and paper of every catalogue, with whom it is told. */
export const TOLD_ENTRIES: readonly ToldEntry[] = Object.entries<Catalogue>(CATALOGUES).flatMap(([folder, one]) => [
  ...Object.entries(one.stages).map(([name, { clause, title, state, tells }]) => ({
    at: `${folder}/stages/${name}`,
    clause,
    what: text(`阶段「${(state ?? title).zh}」`, `stage “${(state ?? title).en}”`),
    tells: tellingWords(tells),
  })),
  ...Object.entries(one.tasks).map(([name, { clause, title, tells }]) => ({
    at: `${folder}/tasks/${name}`,
    clause,
    what: text(`办结「${title.zh}」`, `done: “${title.en}”`),
    tells: actWords(tells),
  })),
  ...Object.entries(one.decisions).map(([name, { words, told }]) => ({
    at: `${folder}/decisions/${name}`,
    clause: clauseOf(one, name),
    what: text(`决定「${words.zh}」`, `decision “${words.en}”`),
    tells: tellingWords(told),
  })),
  ...Object.entries(one.documents).map(([name, { clause, title, tells }]) => ({
    at: `${folder}/documents/${name}`,
    clause,
    what: text(`文书《${title.zh}》`, `paper “${title.en}”`),
    tells: tellingWords(tells),
  })),
]);

/** What catalogues tell of, as lines of a list: alike ones beside each other, each with its place in the catalogues. */
export function toldLines(entries: readonly ToldEntry[]): readonly string[] {
  const groups = new Map<string, readonly ToldEntry[]>();
  for (const entry of entries) {
    const tells = `${entry.tells.zh} · ${entry.tells.en}`;
    groups.set(tells, [...(groups.get(tells) ?? []), entry]);
  }
  return [...groups].map(([tells, some]) => {
    const named = some.map(({ what, at }) => `${what.zh} · ${what.en} \`${at}\``);
    return `  - ${tells}:${named.join(';')}`;
  });
}
