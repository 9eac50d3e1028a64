import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client.js';
import { usePipelines } from '../../api/pipelines.js';
import { useTaskSubject } from '../../components/cases/task-name.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { keys as en } from '../../i18n/en/keys.js';
import { proxies as proxiesEn } from '../../i18n/en/people/proxies.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { keys as zh } from '../../i18n/zh/keys.js';
import { proxies as proxiesZh } from '../../i18n/zh/people/proxies.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { placesFor } from '../navigation.js';
import { isHr, useMe } from '../session.js';

/** Something to go to, or to do. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly beside?: string;
  readonly does: 'next' | 'sheet' | { readonly to: string };
}

interface Groups {
  readonly groups: readonly {
    readonly name: 'people' | 'pages' | 'tasks' | 'cases' | 'acts';
    readonly items: readonly Found[];
  }[];
  readonly searching: boolean;
}

/** Of each kind so many at most. */
const MOST = 7;

/** Of the tasks that wait for the reader so many are looked through by their names. */
const WAITING = 200;

const distinct = <T extends { readonly id: string }>(some: readonly T[]): readonly T[] => [
  ...new Map(some.map((one) => [one.id, one])).values(),
];

const has = (search: string, ...words: readonly string[]): boolean =>
  words.some((word) => word.toLowerCase().includes(search.toLowerCase()));

/** The month of the cycle that a case of §8 is of; nothing for other kinds. */
const cycleOf = (
  one: { readonly kind: string; readonly cycleId?: string | null },
  language: Parameters<typeof month>[1],
): string => {
  const found = one.kind === 'level-promotion' ? /\d{4}-\d{2}/u.exec(one.cycleId ?? '') : null;
  return found === null ? '' : month(found[0], language);
};

/** What some letters find: people, tasks and cases as the API finds them for this reader, pages and acts by their names. */
export function useFound(search: string): Groups {
  const asked = search !== '';
  const people = useQuery({
    queryKey: ['found', 'people', search],
    enabled: asked,
    placeholderData: (before) => before,
    queryFn: () => body(api.GET('/v1/people', { params: { query: { search, limit: MOST } } })),
  });
  const tasks = useQuery({
    queryKey: ['found', 'tasks', search],
    enabled: asked,
    placeholderData: (before) => before,
    queryFn: () => body(api.GET('/v1/tasks', { params: { query: { state: 'open', search, limit: MOST } } })),
  });
  // By whom a task is about the API finds it; by its name it is found among those that wait for the reader.
  const waiting = useQuery({
    queryKey: ['found', 'waiting'],
    enabled: asked,
    queryFn: () => body(api.GET('/v1/tasks', { params: { query: { state: 'open', limit: WAITING } } })),
  });
  const cases = useQuery({
    queryKey: ['found', 'cases', search],
    enabled: asked,
    placeholderData: (before) => before,
    queryFn: () => body(api.GET('/v1/cases', { params: { query: { search, limit: MOST } } })),
  });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const kinds: Readonly<Record<string, string>> = useTexts({ zh: casesZh, en: casesEn }).kinds;
  const say = useSay();
  const subjectOf = useTaskSubject();
  const language = useLanguage();
  const pipelines = usePipelines().data?.items ?? [];
  const stageOf = (kind: string, stage: string): string => {
    const found = pipelines.find((one) => one.kind === kind)?.stages.find((one) => one.stage === stage);
    return found === undefined ? '' : say(found.title);
  };
  const here = useHere(search);
  const named = (waiting.data?.items ?? []).filter(({ title }) => has(search, title.zh, title.en));
  const both = { items: distinct([...named, ...(tasks.data?.items ?? [])]).slice(0, MOST) };
  const found = <T>(list: { readonly items: readonly T[] } | undefined, of: (one: T) => Found): readonly Found[] =>
    asked ? (list?.items.map(of) ?? []) : [];
  return {
    searching: people.isFetching || tasks.isFetching || waiting.isFetching || cases.isFetching,
    groups: [
      {
        name: 'people',
        items: found(people.data, ({ id, name, departmentName, position }) => ({
          id,
          label: name,
          beside: [id, departmentName, position === null ? '' : w.positions[position]].filter(Boolean).join(' · '),
          does: { to: `/people/${encodeURIComponent(id)}` },
        })),
      },
      { name: 'pages', items: here.pages },
      {
        name: 'tasks',
        items: found(both, (one) => {
          const beside = subjectOf(one);
          return {
            id: one.id,
            label: say(one.title),
            ...(beside === undefined ? {} : { beside }),
            does: { to: `/tasks/${encodeURIComponent(one.id)}` },
          };
        }),
      },
      {
        name: 'cases',
        items: found(cases.data, (one) => ({
          id: one.id,
          label: [one.personName, kinds[one.kind] ?? '', cycleOf(one, language)].filter(Boolean).join(' · '),
          beside: [one.id, stageOf(one.kind, one.stage), one.departmentName].filter(Boolean).join(' · '),
          does: { to: `/cases/${encodeURIComponent(one.id)}` },
        })),
      },
      { name: 'acts', items: here.acts },
    ],
  };
}

/** The pages and acts of this reader whose names, in either language, have these letters. */
function useHere(search: string): { readonly pages: readonly Found[]; readonly acts: readonly Found[] } {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const proxies = useTexts({ zh: proxiesZh, en: proxiesEn });
  const { roles } = useMe();
  const pages = placesFor(roles)
    .filter(({ to, label }) => has(search, to, shellZh[label], shellEn[label]))
    .map(({ to, label }): Found => ({ id: to, label: shell[label], does: { to } }));
  const acts: readonly (Found & { readonly words: readonly string[] })[] = [
    { id: 'next', label: t.next, does: 'next', words: [zh.next, en.next] },
    ...(isHr(roles)
      ? [{ id: 'hire', label: t.hire, does: { to: '/hires/new' }, words: [zh.hire, en.hire] } as const]
      : []),
    { id: 'settings', label: shell.settings, does: { to: '/password' }, words: [shellZh.settings, shellEn.settings] },
    {
      id: 'proxies',
      label: proxies.name,
      does: { to: '/password#proxies' },
      words: [proxiesZh.title, proxiesZh.name, proxiesEn.title, proxiesEn.name],
    },
    { id: 'sheet', label: t.title, does: 'sheet', words: [zh.title, en.title] },
  ];
  return { pages, acts: acts.filter(({ words }) => has(search, ...words)) };
}
