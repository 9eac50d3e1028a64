import { Checkbox, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { DraftState, PolicyField, PolicyValue } from '../../../api/policy-draft.js';
import { Empty } from '../../../components/states.js';
import { draft as en } from '../../../i18n/en/policy/draft.js';
import { draft as zh } from '../../../i18n/zh/policy/draft.js';
import { useSay, useTexts } from '../../../i18n/language.js';
import { DraftField } from './draft-field.js';
import { isSame, sectionsOf, valueOf, type Edits, type Section } from './values.js';

interface Props {
  readonly state: DraftState;
  readonly edits: Edits;
  readonly faultOf: (path: string) => string | undefined;
  /** Absent where the reader may not change anything. */
  readonly onEdit?: ((field: PolicyField, next: PolicyValue | undefined) => void) | undefined;
}

/** Every number of the version, by sections that open where one searches, changes, or something is wrong. */
export function DraftNumbers({ state, edits, faultOf, onEdit }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState(false);
  const wanted = typed.trim().replace(/^§/, '').toLowerCase();
  const changed = (field: PolicyField): boolean => !isSame(valueOf(state, edits, field), field.value);
  const fits = (field: PolicyField): boolean =>
    wanted === '' ||
    field.clause.toLowerCase().startsWith(wanted) ||
    field.parts.map(say).join(' ').toLowerCase().includes(wanted);
  // What is wrong stays in sight, whatever one looks for.
  const isShown = (field: PolicyField): boolean =>
    faultOf(field.path) !== undefined || (fits(field) && (!only || changed(field)));
  const sections = sectionsOf(state.fields.filter(isShown));
  const isOpen = ({ fields }: Section): boolean =>
    wanted !== '' || only || fields.some((field) => faultOf(field.path) !== undefined);
  return (
    <section className="card stack" aria-labelledby="policy-numbers">
      <div className="row between">
        <h2 id="policy-numbers">{t.numbers}</h2>
        <Checkbox
          checked={only}
          onChange={({ target }) => {
            setOnly(target.checked);
          }}
        >
          {t.onlyChanged}
        </Checkbox>
      </div>
      <Input
        allowClear
        aria-label={t.find}
        placeholder={t.find}
        style={{ maxWidth: 320 }}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onKeyDown={(event) => {
          // It searches, and does not save.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {sections.length === 0 ? <Empty>{t.noNumber}</Empty> : null}
      <div>
        {sections.map((section) => {
          const count = section.fields.filter(changed).length;
          return (
            <Fold
              key={section.key}
              forced={isOpen(section) || count > 0}
              title={
                <>
                  <span className="policy-section">{section.title === undefined ? t.others : say(section.title)}</span>{' '}
                  {count === 0 ? null : <span className="chip warn">{t.changedHere(count)}</span>}
                </>
              }
            >
              <div className="policy-fields">
                {section.fields.map((field) => (
                  <DraftField
                    key={field.path}
                    of={field}
                    state={state}
                    edits={edits}
                    fault={faultOf(field.path)}
                    onChange={
                      onEdit &&
                      ((next) => {
                        onEdit(field, next);
                      })
                    }
                  />
                ))}
              </div>
            </Fold>
          );
        })}
      </div>
    </section>
  );
}

interface FoldProps {
  readonly forced: boolean;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A section that one opens, or that is opened; it is never closed under somebody's hands. */
function Fold({ forced, title, children }: FoldProps): ReactNode {
  const [own, setOwn] = useState(forced);
  return (
    <details
      className="case-fold"
      open={forced || own}
      onToggle={({ currentTarget }) => {
        setOwn(currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {children}
    </details>
  );
}
