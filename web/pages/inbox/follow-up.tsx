import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Due } from '../../components/due.js';
import { Paged, usePages } from '../../components/paged.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView, type View } from '../../components/table/view.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { talk as talkEn } from '../../i18n/en/talk.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { talk as talkZh } from '../../i18n/zh/talk.js';
import { cited, date, instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { UrgeButton } from '../task/urge.js';
import type { Filter } from './filters.js';
import { HandOverChosen } from './hand-over-chosen.js';
import { MOST_TASKS } from './task-boxes.js';
import { TaskTitle } from './task-line.js';

interface Props {
  readonly filter: Filter;
  readonly onFilter: (next: Filter) => void;
  readonly empty: string;
  readonly againMs: number;
}

const fetchFollowUp = (filter: Filter, page: { readonly limit?: number; readonly cursor?: string }) =>
  body(api.GET('/v1/tasks/follow-up', { params: { query: { ...filter, ...page } } }));
type Followed = Awaited<ReturnType<typeof fetchFollowUp>>['items'][number];

/**
 * Every open task with who holds it, its due day, since when, and when somebody was last reminded or urged; HR chooses
 * one or many and urges, or hands over what somebody has by name or claim.
 */
export default function FollowUp({ filter, onFilter, empty, againMs }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const urges = isHr(useMe().roles);
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const view = useDueView(filter, onFilter);
  const columns = useColumns();
  const tasks = usePages(['tasks', 'follow-up', filter], (page) => fetchFollowUp(filter, page), {
    refetchInterval: againMs,
    keepBefore: true,
    size: view.size,
  });
  return (
    <>
      <TableBar columns={columns} view={view}>
        <AsWorkbook path="/v1/tasks/follow-up" query={{ ...filter }} />
      </TableBar>
      <Paged of={tasks} empty={empty}>
        {(items) => (
          <>
            <Choosing
              chosen={urges ? items.filter(({ id }) => chosen[id] === true).slice(0, MOST_TASKS) : []}
              onAnswer={(next) => {
                setRefused(next);
                setChosen({});
              }}
            />
            <DataTable
              label={t.followUp}
              columns={columns}
              view={view}
              rows={items}
              idOf={({ id }) => id}
              {...(urges ? { marks: { marked: chosen, change: setChosen } } : {})}
              {...(Object.keys(refused).length === 0
                ? {}
                : { below: ({ id }: Followed) => <Refused says={refused[id]} /> })}
            />
          </>
        )}
      </Paged>
    </>
  );
}

/** The two orders of the API, which stand in the address as the filter has them, at the head of the due day. */
function useDueView(filter: Filter, onFilter: Props['onFilter']): View {
  const view = useView({ sorts: [] });
  const sort = filter.sort === 'soonest' ? 'due' : filter.sort === 'latest' ? '-due' : undefined;
  return {
    ...view,
    sort,
    change: (next) => {
      if ('sort' in next) {
        const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== 'sort'));
        onFilter(next.sort === undefined ? rest : { ...rest, sort: next.sort === 'due' ? 'soonest' : 'latest' });
      } else view.change(next);
    },
  };
}

function Refused({ says }: { readonly says: string | undefined }): ReactNode {
  return says === undefined ? null : <span className="fault">{says}</span>;
}

interface ChoosingProps {
  readonly chosen: readonly Followed[];
  readonly onAnswer: (refused: Readonly<Record<string, string>>) => void;
}

function Choosing({ chosen, onAnswer }: ChoosingProps): ReactNode {
  const s = useTexts({ zh: talkZh, en: talkEn });
  if (chosen.length === 0) return null;
  return (
    <div className="row">
      <UrgeButton taskIds={chosen.map(({ id }) => id)} label={s.urgeMany(chosen.length)} onAnswer={onAnswer} />
      <HandOverChosen tasks={chosen} onAnswer={onAnswer} />
    </div>
  );
}

function useColumns(): readonly Column<Followed>[] {
  const t = useTexts({ zh, en });
  const s = useTexts({ zh: talkZh, en: talkEn });
  const { roles } = useTexts({ zh: shellZh, en: shellEn });
  const language = useLanguage();
  return useMemo(() => {
    const titleOf = ({ subject, title }: Followed): string =>
      subject === null ? title[language] : `${subject.name} · ${title[language]}`;
    const holders = ({ holders: all }: Followed): string =>
      all.map(({ name, role }) => name ?? (role === null ? '' : roles[role])).join(language === 'zh' ? '、' : ', ');
    // The last time that its holders were reminded by the day, or urged by HR, whichever came later.
    const isUrged = ({ remindedAt, urgedAt }: Followed): boolean => urgedAt !== null && urgedAt > (remindedAt ?? '');
    const reminded = (one: Followed): string => {
      if (isUrged(one)) return s.urged(instant(one.urgedAt ?? '', language));
      return one.remindedAt === null ? t.notReminded : t.reminded(instant(one.remindedAt, language));
    };
    return [
      {
        key: 'task',
        title: t.task,
        text: titleOf,
        cell: (one) => (
          <Link to={`/tasks/${encodeURIComponent(one.id)}`}>
            <TaskTitle task={one} />
          </Link>
        ),
      },
      {
        key: 'due',
        title: t.due,
        text: ({ dueOn }) => (dueOn === null ? t.noDue : date(dueOn, language)),
        cell: ({ dueOn, escalatedAt }) => (
          <span className="row">
            {dueOn === null ? <span className="muted">{t.noDue}</span> : <Due on={dueOn} />}
            {escalatedAt === null ? null : <span className="chip bad">{t.escalated}</span>}
          </span>
        ),
        sort: true,
      },
      { key: 'clause', title: t.clause, text: ({ clause }) => cited(clause), extra: true },
      { key: 'holders', title: t.holder, text: holders },
      { key: 'since', title: t.opened, text: ({ openedAt }) => instant(openedAt, language) },
      {
        key: 'reminded',
        title: t.lastReminded,
        text: reminded,
        cell: (one) => <span className={isUrged(one) ? 'chip warn' : 'muted'}>{reminded(one)}</span>,
      },
    ];
  }, [t, s, roles, language]);
}
