import { useId, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useCycles } from '../../api/cycles.js';
import { useOwnKinds, useTaskKinds } from '../../api/tasks.js';
import type { Task } from '../../api/types.js';
import { followsUp, useMe } from '../../app/session.js';
import { DayPicker } from '../../components/day-picker.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

/** What narrows a list of tasks; what is absent does not. */
export interface Filter {
  readonly search?: string;
  readonly kind?: Task['kind'];
  readonly cycle?: string;
  readonly dueBy?: string;
  readonly sort?: 'soonest' | 'latest';
}
const FIELDS = ['search', 'kind', 'cycle', 'dueBy', 'sort'] as const;

/** The filter of the address, so that a list can be sent to somebody and survives a reload. */
export function useFilter(): readonly [Filter, (next: Filter) => void] {
  const [params, setParams] = useSearchParams();
  const given = FIELDS.flatMap((name) => {
    const value = params.get(name)?.trim() ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  const set = (next: Filter): void => {
    const rest = [...params].filter(([name]) => !FIELDS.some((field) => field === name));
    const chosen = Object.entries(next).filter(([, value]) => value !== '');
    setParams(new URLSearchParams([...rest, ...chosen]), { replace: true });
  };
  return [Object.fromEntries(given), set];
}

/** Fields to narrow a list of tasks by: name, kind, cycle, due day. */
export function Filters({
  of: filter,
  onChange,
}: {
  readonly of: Filter;
  readonly onChange: (next: Filter) => void;
}): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const kinds = useTaskKinds();
  const own = useOwnKinds(!followsUp(useMe().roles));
  const offered = (kinds.data?.items ?? []).filter(
    ({ kind }) => own === undefined || own.has(kind) || kind === filter.kind,
  );
  const dueBy = useId();
  const language = useLanguage();
  const cycles = useCycles();
  const change = (name: keyof Filter) => (event: { readonly target: { readonly value: string } }) => {
    onChange({ ...filter, [name]: event.target.value });
  };
  // A cycle that the address names is shown whether the list has it or not.
  const listed = (cycles.data?.items ?? []).map(({ id, month: of }) => ({ id, name: month(of, language) }));
  const named = filter.cycle ?? '';
  const known =
    named === '' || listed.some(({ id }) => id === named) ? listed : [...listed, { id: named, name: named }];
  return (
    <form
      className="row task-filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <input
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        maxLength={80}
        defaultValue={filter.search ?? ''}
        onChange={change('search')}
      />
      <select aria-label={t.kind} value={filter.kind ?? ''} onChange={change('kind')}>
        <option value="">{t.kind}</option>
        {offered.map(({ kind, title }) => (
          <option key={kind} value={kind}>
            {say(title)}
          </option>
        ))}
      </select>
      {known.length === 0 ? null : (
        <select aria-label={t.cycle} value={filter.cycle ?? ''} onChange={change('cycle')}>
          <option value="">{t.cycle}</option>
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <span className="row">
        <label className="muted" htmlFor={dueBy}>
          {t.dueBy}
        </label>
        <DayPicker
          control={{ id: dueBy }}
          value={filter.dueBy}
          onChange={(day = '') => {
            onChange({ ...filter, dueBy: day });
          }}
        />
      </span>
      <select aria-label={t.sort} value={filter.sort ?? ''} onChange={change('sort')}>
        <option value="">{t.sort}</option>
        <option value="soonest">{t.soonest}</option>
        <option value="latest">{t.latest}</option>
      </select>
    </form>
  );
}
